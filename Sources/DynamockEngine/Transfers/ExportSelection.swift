import DynamockExpressions
import DynamockModel
import DynamockStorage
import DynamockValidation

/// The part of a table that a filtered export contains.
///
/// A key condition limits the items that are read, and thereby the billed size; a filter is applied
/// afterwards ([aws-filtered-export]).
struct ExportSelection: Sendable {
  /// The row keys of the items to read.
  let range: KeyRange
  private let table: Table
  private let condition: StoredCondition?
  private let projection: Projection?

  /// Applies a filter to a table, by the rules of Query with a key condition and of Scan without.
  init(_ filter: ExportFilter, in table: Table, at now: Timestamp) throws(EngineFault) {
    let source = ReadSource(table: table, index: nil)
    try table.refusePathsIntoKeys(filter.condition?.shape.paths, at: now)
    try table.refusePathsIntoKeys(filter.projection?.paths, at: now)
    if let keys = filter.keyCondition {
      range = KeyRange(try source.plan(keys))
      try source.refuseFilterOnKey(filter.condition, isLegacy: false)
    } else {
      range = .all
    }
    self.table = table
    condition = filter.condition.map(StoredCondition.init)
    projection = filter.projection
  }

  /// Returns the exported part of an item, or `nil` if the filter excludes it.
  func part(of image: ItemImage) throws(EngineFault) -> ItemImage? {
    guard try condition?.holds(for: image) ?? true else { return nil }
    return try image.projected(by: projection)
  }

  /// Returns whether the key condition includes a changed item.
  func reads(_ change: ChangedItem) throws(EngineFault) -> Bool {
    range.contains(try table.primaryKey(matchingSchemaOf: change.keys).rowKey)
  }

  /// Returns the exported part of a changed item, or `nil` if the filter excludes its last state, or
  /// for a deleted one its state before.
  func part(of change: ChangedItem) throws(EngineFault) -> ChangedItem? {
    guard let last = change.new ?? change.old,
      try condition?.holds(for: last) ?? true
    else { return nil }
    return ChangedItem(
      time: change.time, keys: change.keys, old: try change.old?.projected(by: projection),
      new: try change.new?.projected(by: projection))
  }
}
