import DynamockModel
import DynamockWire

/// The items of a CSV file ([rfc-4180]) whose first record has the names of the attributes.
///
/// A name may be followed by a type, as in `age:N`. Columns without a type have that of the key
/// attribute with their name, and are text otherwise, as in AWS's imports ([aws-s3-import-format]).
/// An empty field is an attribute that the item does not have.
struct CSVReader: ItemReader {
  private struct Column {
    var name: String
    var type: String
  }

  private let path: String
  /// The types of the key attributes of the table and its indexes, by name.
  private let keyTypes: [String: String]
  /// The attributes of the table's key.
  private let keyNames: [String]
  private var records: CSVRecords
  private var columns: [Column]?
  private(set) var inferredTypes = InferredTypes()

  init(_ path: String, of table: TableDefinitionFile) throws(ExchangeError) {
    self.path = path
    keyTypes = table.keyTypes
    keyNames = table.keyNames
    records = try CSVRecords(path)
  }

  mutating func next() throws(ExchangeError) -> [(mark: Int, item: Item)]? {
    guard let portion = try records.next() else {
      guard columns != nil else {
        throw .badLine(
          path, line: 1, reason: "the file is empty; its first line has the names of the columns.")
      }
      return nil
    }
    var items: [(mark: Int, item: Item)] = []
    items.reserveCapacity(portion.count)
    for record in portion {
      guard record.isText else {
        throw .badLine(path, line: record.line, reason: "it is not UTF-8.")
      }
      guard let columns else {
        columns = try header(record)
        continue
      }
      items.append((record.line, try item(record, columns)))
    }
    return items
  }

  private mutating func header(_ record: CSVRecords.Record) throws(ExchangeError) -> [Column] {
    var columns: [Column] = []
    for field in record.fields {
      let (name, type) = try column(field, in: record)
      if columns.contains(where: { $0.name == name }) {
        throw .badLine(path, line: record.line, reason: "the column \(name) occurs twice.")
      }
      if type == nil { inferredTypes.add(keyTypes[name] ?? "S", of: name) }
      columns.append(Column(name: name, type: type ?? keyTypes[name] ?? "S"))
    }
    let names = columns.map(\.name)
    if let missing = keyNames.first(where: { !names.contains($0) }) {
      throw .badLine(
        path, line: record.line,
        reason: "the key attribute \(missing) is not among the columns"
          + (Spelling.nearest(to: missing, among: names).map { "; is it \($0)?" }
            ?? ", which are \(names.joined(separator: ", "))."))
    }
    return columns
  }

  /// Splits the heading of a column into the name and the type, if it has one.
  private func column(
    _ heading: String, in record: CSVRecords.Record
  ) throws(ExchangeError) -> (name: String, type: String?) {
    let parts = heading.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, parts.count > 1, keyTypes[heading] == nil else {
      return (heading, nil)
    }
    let name = parts.dropLast().joined(separator: ":")
    guard Self.types.contains(last) else {
      throw .badLine(
        path, line: record.line,
        reason: "the column \(heading) has an unknown type"
          + (Self.type(meantBy: last).map { "; did you mean \(name):\($0)?" } ?? ".")
          + " The types are S, N, B, BOOL, NULL, L, M, SS, NS and BS; a name with a colon needs one."
      )
    }
    if let type = keyTypes[name], type != last {
      throw .badLine(
        path, line: record.line,
        reason:
          "the column \(name) has the type \(last), but the key attribute has the type \(type).")
    }
    return (name, last)
  }

  /// Returns the type that a word of another language stands for.
  static func type(meantBy word: String) -> String? {
    if types.contains(word.uppercased()) { return word.uppercased() }
    return switch word.lowercased() {
    case "string", "str", "text", "date": "S"
    case "number", "num", "int", "integer", "float", "double", "decimal": "N"
    case "binary", "bytes", "blob": "B"
    case "boolean": "BOOL"
    case "list", "array": "L"
    case "map", "object", "json": "M"
    default: nil
    }
  }

  private func item(
    _ record: CSVRecords.Record, _ columns: [Column]
  ) throws(ExchangeError) -> Item {
    guard record.fields.count == columns.count else {
      throw .badLine(
        path, line: record.line,
        reason: "it has \(Self.counted(record.fields.count, "field")), but the first line has "
          + "\(Self.counted(columns.count, "name")).")
    }
    var members: [JSONTree.Member] = []
    for (column, field) in zip(columns, record.fields) where !field.isEmpty {
      guard let value = Self.value(field, column.type) else {
        throw .badLine(
          path, line: record.line,
          reason: "\"\(field)\" in the column \(column.name) is not of type \(column.type).")
      }
      members.append(
        .init(name: column.name, value: .object([.init(name: column.type, value: value)])))
    }
    var types = InferredTypes()
    return try JSONTree.object(members).item(in: path, line: record.line, &types)
  }

  private static func counted(_ count: Int, _ name: String) -> String {
    "\(count) \(name)\(count == 1 ? "" : "s")"
  }

  private static let types: Set<String> = [
    "S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS",
  ]

  /// Returns the value of a field: text for scalars, DynamoDB JSON or plain JSON for collections.
  private static func value(_ field: String, _ type: String) -> JSONTree? {
    switch type {
    case "S", "N", "B": return .string(field)
    case "BOOL", "NULL":
      return ["true", "false"].contains(field.lowercased())
        ? .boolean(field.lowercased() == "true") : nil
    default:
      guard let tree = try? JSONTree(parsing: Array(field.utf8), depth: JSONTree.itemDepth)
      else { return nil }
      switch (type, tree) {
      case ("M", .object), ("L", .array):
        return ItemText(["value": tree])?.json["value"]?[type] ?? tree
      case ("SS", .array), ("NS", .array), ("BS", .array): return tree.withTextElements
      default: return nil
      }
    }
  }
}

extension JSONTree {
  /// Returns an array with its numbers as strings, as sets have them.
  fileprivate var withTextElements: JSONTree {
    guard case .array(let elements) = self else { return self }
    return .array(
      elements.map { element in
        if case .number(let digits) = element { .string(digits) } else { element }
      })
  }
}
