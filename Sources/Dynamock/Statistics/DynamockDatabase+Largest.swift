import DynamockEngine
public import DynamockModel
public import DynamockStatistics

extension DynamockDatabase {
  /// Returns the largest items and item collections of tables, exactly, and each table at one point
  /// in time.
  ///
  /// The tables are read completely: this does not slow calls down, but takes time itself. It needs
  /// no statistics, and includes items that existed before they began.
  ///
  /// ```swift
  /// let largest = try database.largestParts(of: "Orders").first?.items.first
  /// ```
  /// - Parameters:
  ///   - table: the only table to read, or `nil` for all.
  ///   - count: how many items and collections of each, 10 by default.
  /// - Returns: the parts of each table, in the order of their names; none for a table that does
  ///   not exist.
  /// - Throws: an error of the store.
  public func largestParts(
    of table: String? = nil, count: Int = 10
  ) throws(DynamoDBError) -> [LargestParts] {
    let engine = engine
    var parts: [LargestParts] = []
    for name in table.map({ [$0] }) ?? engine.tableNames {
      if let part = try engine.largestParts(ofTable: name, count: count) { parts.append(part) }
    }
    return parts
  }
}
