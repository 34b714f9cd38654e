/// What a table or an index was used for.
public struct Usage: Sendable {
  /// Units consumed.
  public internal(set) var units = Units()
  /// Reads, single or in batches, that were held back for want of throughput here.
  public internal(set) var readThrottles = 0
  /// Writes, single or in batches, that were held back for want of throughput here.
  public internal(set) var writeThrottles = 0
  /// The sizes of items read and written one by one, in bytes.
  public internal(set) var itemBytes = Histogram()
  /// How many more items there are.
  public internal(set) var addedItems = 0
  /// How many more bytes the items have.
  public internal(set) var addedBytes = 0

  /// No use.
  public init() {}

  mutating func record(_ touch: borrowing Touch) {
    units.add(touch.units)
    addedItems += touch.addedItems
    addedBytes += touch.addedBytes
    if touch.page == nil, touch.bytes > 0 { itemBytes.record(touch.bytes) }
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
  /// Adds other use.
  public mutating func add(_ other: Usage) {
    units.add(other.units)
    readThrottles += other.readThrottles
    writeThrottles += other.writeThrottles
    addedItems += other.addedItems
    addedBytes += other.addedBytes
    itemBytes.add(other.itemBytes)
  }
}
