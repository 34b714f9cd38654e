import DynamockStatistics
import DynamockWire

/// Descriptions of tables, formatted for people.
enum TablesText {
  /// Returns one line for each table.
  static func list(_ tables: [JSONTree]) -> String {
    if tables.isEmpty { return "No tables." }
    let head = ["NAME", "KEY", "ITEMS", "SIZE", "CAPACITY", "INDEXES"]
    return
      ([head]
      + tables.map { table in
        [
          table["TableName"]?.text ?? "", key(of: table, in: table), count(table), size(table),
          capacity(table), "\(TableOutline.indexes(of: table).count)",
        ]
      }).inColumns
  }

  /// Returns the lines about one table, and one line for each of its indexes.
  static func details(of table: JSONTree, ttl: JSONTree) -> String {
    var rows = [
      ["name", table["TableName"]?.text ?? ""], ["status", table["TableStatus"]?.text ?? ""],
      ["key", key(of: table, in: table)], ["items", count(table)], ["size", size(table)],
      ["capacity", capacity(table)],
    ]
    if let view = stream(table) { rows.append(["stream", view]) }
    if let attribute = ttl["AttributeName"]?.text { rows.append(["time to live", attribute]) }
    if table["DeletionProtectionEnabled"] == .boolean(true) {
      rows.append(["deletion protection", "on"])
    }
    let indexes = TableOutline.indexes(of: table)
    guard !indexes.isEmpty else { return rows.inColumns }
    let head = ["INDEX", "KEY", "ATTRIBUTES", "ITEMS", "SIZE"]
    let lines = indexes.map { index in
      [
        index["IndexName"]?.text ?? "", key(of: index, in: table),
        index["Projection"]?["ProjectionType"]?.text ?? "", count(index), size(index),
      ]
    }
    return rows.inColumns + "\n\n" + ([head] + lines).inColumns
  }

  /// `customer:S, date:S`.
  private static func key(of part: JSONTree, in table: JSONTree) -> String {
    TableOutline.key(of: part, in: table).map { "\($0.name):\($0.type)" }.joined(separator: ", ")
  }

  private static func count(_ part: JSONTree) -> String {
    "\(Int((part["ItemCount"] ?? .null).number))"
  }

  private static func size(_ part: JSONTree) -> String {
    Figures.size((part["TableSizeBytes"] ?? part["IndexSizeBytes"] ?? .null).number)
  }

  private static func capacity(_ table: JSONTree) -> String {
    let units = table["ProvisionedThroughput"] ?? .null
    let (read, write) = (
      (units["ReadCapacityUnits"] ?? .null).number, (units["WriteCapacityUnits"] ?? .null).number
    )
    return read == 0 && write == 0 ? "on demand" : "\(Int(read)) read, \(Int(write)) write"
  }

  private static func stream(_ table: JSONTree) -> String? {
    guard table["StreamSpecification"]?["StreamEnabled"] == .boolean(true) else { return nil }
    return table["StreamSpecification"]?["StreamViewType"]?.text
  }
}
