/// The use of a table or an index.
public struct Usage: Sendable {
  /// The consumed units.
  public internal(set) var units = Units()
  /// The number of throttled reads, single or in batches, because of this table or index.
  public internal(set) var readThrottles = 0
  /// The number of throttled writes, single or in batches, because of this table or index.
  public internal(set) var writeThrottles = 0
  /// The sizes of single items read and written, in bytes.
  public internal(set) var itemBytes = Histogram()
  /// The increase in the number of items.
  public internal(set) var addedItems = 0
  /// The increase in the items' size in bytes.
  public internal(set) var addedBytes = 0

  /// Creates an empty usage.
  public init() {}

  mutating func record(_ touch: borrowing Touch) {
    units.add(touch.units)
    addedItems += touch.addedItems
    addedBytes += touch.addedBytes
    if !touch.isPage, touch.bytes > 0 { itemBytes.record(touch.bytes) }
  }

  mutating func clear() {
    units = Units()
    readThrottles = 0
    writeThrottles = 0
    addedItems = 0
    addedBytes = 0
    itemBytes.clear()
  }
}

extension Usage: Summable {
  /// Adds another usage.
  public mutating func add(_ other: Usage) {
    units.add(other.units)
    readThrottles += other.readThrottles
    writeThrottles += other.writeThrottles
    addedItems += other.addedItems
    addedBytes += other.addedBytes
    itemBytes.add(other.itemBytes)
  }
}
