import DynamockModel
import DynamockStorage

/// The charge of a Scan: the units of each partition's bytes, at least the minimum for each.
///
/// [parity-suite] 3.3.0: a consistent Scan of a fresh on-demand table, which has four partitions,
/// costs 4 units even if the table has a single item. Partitions divide the hash range evenly.
struct ScanMeter {
  /// The bytes of each partition before the last one that was reached.
  private var bytes: [Int]
  /// The partition that was reached last, its highest hash, and its bytes.
  private var last: Int
  private var highest: UInt64
  private var lastBytes = 0
  private let first: Int
  private let end: Int

  init(source: ReadSource, range: KeyRange) {
    let partitions = source.table.definition.partitions
    bytes = Array(repeating: 0, count: partitions)
    first = range.lower.map { Self.partition(of: $0, count: partitions) } ?? 0
    end = range.upper.map { Self.lastPartition(before: $0, count: partitions) } ?? partitions - 1
    last = first
    highest = Self.highestHash(of: first, count: partitions)
  }

  /// Counts an entry that was evaluated; entries are in ascending order.
  @inline(__always)
  mutating func count(_ size: Int, at key: [UInt8]) {
    let hash = BigEndian.number(key)
    if hash > highest { enter(Self.partition(of: hash, count: bytes.count)) }
    lastBytes += size
  }

  private mutating func enter(_ partition: Int) {
    bytes[last] = lastBytes
    lastBytes = 0
    last = partition
    highest = Self.highestHash(of: partition, count: bytes.count)
  }

  /// Returns the units of all partitions that the scan has reached.
  func units(consistent: Bool, reachedEnd: Bool) -> Double {
    let stop = max(first, reachedEnd ? end : last)
    return (first...stop).reduce(0) { units, partition in
      let read = partition == last ? lastBytes : bytes[partition]
      return units + CapacityUnits.read(read, consistent: consistent)
    }
  }

  private static func partition(of key: [UInt8], count: Int) -> Int {
    partition(of: BigEndian.number(key), count: count)
  }

  /// Returns the partition of a hash.
  static func partition(of hash: UInt64, count: Int) -> Int {
    Int(hash.multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Returns the highest hash of a partition: one less than the lowest whose product reaches the next.
  static func highestHash(of partition: Int, count: Int) -> UInt64 {
    guard partition + 1 < count else { return .max }
    let (next, rest) = UInt64(count).dividingFullWidth((UInt64(partition + 1), 0))
    return rest == 0 ? next - 1 : next
  }

  private static func lastPartition(before key: [UInt8], count: Int) -> Int {
    let hash = BigEndian.number(key)
    return hash == 0 ? 0 : Int((hash - 1).multipliedFullWidth(by: UInt64(count)).high)
  }
}

extension TableDefinition {
  /// The number of partitions of the table: one for every 3,000 read or 1,000 write units per
  /// second that it can serve; a fresh on-demand table serves 12,000 and 4,000
  /// ([aws-warm-throughput]).
  var partitions: Int {
    let isOnDemand = billing.mode == .payPerRequest
    let read = isOnDemand ? Limits.onDemandReadUnits : throughput.read
    let write = isOnDemand ? Limits.onDemandWriteUnits : throughput.write
    let (readsOfOne, writesOfOne) = (Limits.partitionReadUnits, Limits.partitionWriteUnits)
    return max(
      1, (read + readsOfOne - 1) / readsOfOne, (write + writesOfOne - 1) / writesOfOne)
  }
}
