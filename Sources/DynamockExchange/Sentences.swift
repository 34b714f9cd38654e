import DynamockStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ExchangeError: CustomStringConvertible {
  /// One sentence for people: what is wrong and what would do.
  package var description: String {
    switch self {
    case .unreadable(let path, let code): "Cannot read \"\(path)\": \(Self.text(code))."
    case .unwritable(let path, let code): "Cannot write \"\(path)\": \(Self.text(code))."
    case .damagedGzip(let path):
      "\"\(path)\" is damaged: it is no whole gzip file; fetch it again. Nothing was imported."
    case .wrongChecksum(let path):
      "\"\(path)\" is not the file that was exported: its MD5 is another one; fetch it again. Nothing "
        + "was imported."
    case .badManifest(let path):
      "\"\(path)\" is not a manifest of an export to S3 as DynamoDB writes it."
    case .unfinished(let folder):
      "The export in \"\(folder)\" is not complete: it has no manifest-summary.json."
    case .unsupported(let path, let kind):
      "\"\(path)\" is an export of the kind \(kind); full exports in DYNAMODB_JSON can be imported."
    case .wrongCount(let path, let expected, let found):
      "\"\(path)\" has \(found) items where its manifest says \(expected). Nothing was imported."
    case .badLine(let path, let line, let reason):
      "Line \(line) of \"\(path)\": \(reason) Nothing was imported."
    case .longLine(let path, let line):
      "Line \(line) of \"\(path)\" is longer than any item. Nothing was imported."
    case .noTable(let table, let existing):
      "There is no table \(table)"
        + (existing.isEmpty ? "." : "; there are: \(existing.joined(separator: ", ")).")
    case .nothingToImport(let folder):
      "\"\(folder)\" holds no export of DynamoDB (AWSDynamoDB/ID/manifest-summary.json); for files with "
        + "an item a line name the table, and its key or its definition."
    case .noDefinition(let table):
      "The key of \(table) is not known, since exports of AWS do not tell it: give the key, such as "
        + "pk:S,sk:N, or a definition in the JSON of CreateTable or DescribeTable."
    case .badDefinition(let path, let reason):
      "\(path) is no definition of a table: \(reason)"
    case .twice(let table, let folders):
      "There are several exports of \(table): \(folders.joined(separator: ", ")); name one of them."
    case .refused(let table, let reason):
      "Table \(table): \(reason) Nothing was imported."
    case .storage(let error): error.message
    }
  }

  private static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
