import DynamockModel
import DynamockStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

extension ExchangeError: CustomStringConvertible {
  /// The error message: the problem and its solution.
  package var description: String {
    switch self {
    case .unreadable(let path, let code): "Cannot read \"\(path)\": \(Self.text(code))."
    case .notAFile(let path): "\"\(path)\" is not a file."
    case .unwritable(let path, let code): "Cannot write \"\(path)\": \(Self.text(code))."
    case .damagedGzip(let path):
      "\"\(path)\" is damaged: it is not a complete gzip file; download it again. Nothing was "
        + "imported."
    case .damagedZstd(let path):
      "\"\(path)\" is damaged: it is not a complete zstd file; download it again. Nothing was "
        + "imported."
    case .noZstd(let reason):
      "ZSTD needs libzstd, which cannot be opened (\(reason)): install it (Debian: libzstd1, "
        + "Homebrew: zstd), or compress the objects with GZIP."
    case .wrongChecksum(let path):
      "\"\(path)\" is not the exported file: its MD5 differs; download it again. Nothing "
        + "was imported."
    case .badManifest(let path):
      "\"\(path)\" is not a manifest of an export to S3 as DynamoDB writes it."
    case .unfinished(let folder):
      "The export in \"\(folder)\" is incomplete: it has no manifest-summary.json. Complete its "
        + "download, or delete the folder."
    case .unsupported(let path, let kind):
      "\"\(path)\" is an export of the kind \(kind); only exports in DYNAMODB_JSON can be "
        + "imported."
    case .wrongCount(let path, let expected, let found):
      "\"\(path)\" has \(found) items, but its manifest says \(expected). Nothing was imported."
    case .badLine(let path, let line, let reason):
      "Line \(line) of \"\(path)\": \(Self.ended(reason)) Nothing was imported."
    case .longLine(let path, let line):
      "Line \(line) of \"\(path)\" is longer than any item. Nothing was imported."
    case .noTable(let table, let existing):
      "There is no table \(table)"
        + (Spelling.nearest(to: table, among: existing).map { "; did you mean \($0)?" }
          ?? Self.alternatives(existing))
    case .nothingToImport(let folder):
      "\"\(folder)\" contains neither an export of DynamoDB (AWSDynamoDB/ID/manifest-summary.json) nor "
        + "files of items; docs/seeding.md lists the formats."
    case .badDefinition(let path, let reason):
      "\(path) is not the definition of a table: \(reason)"
    case .repeatedKey(let key, let table, let later, let earlier):
      "Line \(later.line) of \"\(later.path)\" has the key of "
        + Self.place(earlier, beside: later.path)
        + ": \(key) of table \(table). Keep one of them. Nothing was imported."
    case .nothingAt(let path, let meant):
      "No such file or folder: \"\(path)\""
        + (meant.map { "; did you mean \"\($0)\"?" } ?? ".")
    case .noKey(let table, let path, let likely, let place):
      Self.noKey(of: table, path, likely, place)
    case .noTableName: "The items of standard input need the name of their table: specify --table."
    case .unknownSeed(let path):
      "\"\(path)\" contains neither the definition of a table nor items; docs/seeding.md lists the "
        + "formats."
    case .unnamedSeed(let path):
      "The name of \"\(path)\" does not show its format: it must end with .json, .jsonl, .ndjson, "
        + ".csv, .yaml, .yml or .template, each also with .gz; docs/seeding.md lists the formats."
    case .emptySeed(let path):
      "The folder \"\(path)\" contains nothing that a database can be seeded from; docs/seeding.md "
        + "lists the formats."
    case .badSeedKey(let key, let path):
      "\"\(key)\" after \"\(path)\" is not a key: write \(path)=id:S, or "
        + "\(path)=customer:S,number:N if the table has a sort key. The types are S, N and B."
    case .otherKey(let key, let path, let table, let known, let origin):
      "The key of \(table) is \(known) according to \"\(origin)\", but \(key) according to "
        + "\"\(path)=\(key)\": remove or correct one of them."
    case .twoDefinitions(let table, let paths):
      "\(table) is defined more than once, in "
        + "\(paths.map { "\"\($0)\"" }.joined(separator: " and ")): seed only one of the definitions."
    case .twice(let table, let folders):
      "There are several exports of \(table): \(folders.joined(separator: ", ")); choose one of them."
    case .noFullExport(let table, let export):
      "\"\(export)\" has the changes of \(table) in a period: add a full export of the table at the "
        + "beginning of the period, or later, to the same folder."
    case .missingPeriod(let table, let export, let from, let to):
      "\"\(export)\" has the changes of \(table) since \(to.utcText)Z, but those since "
        + "\(from.utcText)Z are missing: add an incremental export of that period."
    case .alreadyExported(let table, let folder, let export):
      "\"\(folder)\" already has an export of \(table), \"\(export)\", and an import accepts one of each "
        + "table: choose another folder, or delete that export. Nothing was exported."
    case .severalTables(let name):
      "Table \(name): There is more than one table to import; name the one that gets this name."
    case .tableExists(let table):
      "The database already has a table \(table); delete it, or import it under another name with "
        + "--table NAME \(table). Nothing was imported."
    case .refused(let table, let reason):
      "Table \(table): \(Self.ended(reason)) Nothing was imported."
    case .cancelled: "The transfer was cancelled."
    case .storage(let error): error.message
    }
  }

  private static func noKey(
    of table: String, _ path: String, _ likely: String, _ place: KeyPlace
  ) -> String {
    let others =
      ", or seed the table's definition as well, such as the output of `aws dynamodb describe-table`."
    let definition =
      ", or import the table's definition as well, such as the output of `aws dynamodb "
      + "describe-table`."
    let sentence =
      switch place {
      case .file: ": append it, as in \(path)=\(likely)" + others
      case .folder:
        ": name the file with its key in addition to the folder, as in \(path)=\(likely)" + others
      case .export:
        ", since AWS's exports do not contain it: append it, as in \(path)=\(likely)" + others
      case .option:
        ": specify it, as in --key \(likely), or specify --table-definition with a file in the JSON of "
          + "CreateTable or DescribeTable."
      case .source: ": append it, as in --from \(path)=\(likely)" + definition
      case .sourceOfFolder:
        ": name the file with its key in addition to the folder, as in --from \(path)=\(likely)"
          + definition
      }
    return "The key of \(table) is not known" + sentence
  }

  private static func place(
    _ place: (path: String, line: Int)?, beside path: String
  ) -> String {
    guard let place else { return "an earlier one" }
    return "line \(place.line)" + (place.path == path ? "" : " of \"\(place.path)\"")
  }

  /// The maximum number of names that an error message lists.
  private static let listed = 20

  /// Returns the end of a sentence that lists the names that exist.
  static func alternatives(_ existing: [String]) -> String {
    if existing.isEmpty { return ", nor any other." }
    let others = existing.count - listed
    return "; these exist: \(existing.prefix(listed).joined(separator: ", "))"
      + (others > 0 ? " and \(others) others." : ".")
  }

  /// Returns a reason with a full stop; DynamoDB's messages often have none.
  private static func ended(_ reason: String) -> String {
    reason.hasSuffix(".") || reason.hasSuffix("?") ? reason : reason + "."
  }

  private static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
