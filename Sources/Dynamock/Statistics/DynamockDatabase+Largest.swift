import DynamockEngine
import DynamockModel
import DynamockStatistics

extension DynamockDatabase {
  /// The largest items and item collections of tables, exactly and each table at one moment.
  ///
  /// The tables are read from end to end: calls are not slower for it, the question is. Needs no
  /// statistics, and knows items that were there before they began.
  ///
  /// ```swift
  /// let largest = try database.largestParts(of: "Orders").first?.items.first
  /// ```
  /// - Parameters:
  ///   - table: the one table to read; nil for all there are.
  ///   - count: how many items and collections of each, 10 unless told otherwise.
  /// - Returns: the parts of each table, in the order of their names; none for a table that is not there.
  /// - Throws: a fault of the store.
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
