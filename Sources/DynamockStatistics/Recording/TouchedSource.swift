/// A table or an index that calls use.
public struct TouchedSource: Sendable {
  let table: TouchedTable
  /// The index's position among the table's indexes, or `nil` for the table itself.
  let index: Int?

  /// The contributor insights of the table or index, or `nil` if they are off.
  public var watch: InsightWatch? {
    guard table.isWatched else { return nil }
    guard let index else { return table.watch }
    return table.indexes[index].watch
  }
}

/// The names of a table and its indexes.
public final class TouchedTable: Sendable {
  let name: String
  let indexes: [TouchedIndex]
  /// The table's contributor insights, or `nil` if they are off.
  let watch: InsightWatch?
  /// Whether the table or an index has contributor insights.
  let isWatched: Bool

  /// Creates the names of a table and its indexes.
  public init(_ table: String, indexes: [TouchedIndex], watch: InsightWatch? = nil) {
    name = table
    self.indexes = indexes
    self.watch = watch
    isWatched = watch != nil || indexes.contains { $0.watch != nil }
  }

  /// The table itself.
  public var source: TouchedSource { TouchedSource(table: self, index: nil) }

  /// Returns the index at a position among the table's indexes.
  public func source(ofIndex index: Int) -> TouchedSource {
    TouchedSource(table: self, index: index)
  }
}

/// The name of an index.
public struct TouchedIndex: Sendable {
  /// The index's name.
  public let name: String
  /// Whether the index uses the table's units, as local indexes do.
  public let isLocal: Bool
  /// Whether it is a vector index, whose uses are measured in bytes instead of units.
  public let isVector: Bool
  /// The index's contributor insights, or `nil` if they are off.
  let watch: InsightWatch?

  /// Creates the name of an index.
  public init(
    _ name: String, isLocal: Bool, isVector: Bool = false, watch: InsightWatch? = nil
  ) {
    self.watch = watch
    self.name = name
    self.isLocal = isLocal
    self.isVector = isVector
  }
}
