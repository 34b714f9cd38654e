import DynamockModel
import DynamockStorage

/// The charge of a Scan: the units of each partition's bytes, at least the minimum for each.
///
/// [parity-suite] 3.3.0: a consistent Scan of a fresh on-demand table, which has four partitions,
/// costs 4 units even if the table has a single item. Partitions divide the hash range evenly.
struct ScanMeter {
  private var bytes: [Int]
  private var last: Int
  private let first: Int
  private let end: Int

  init(source: ReadSource, range: KeyRange) {
    let partitions = source.table.definition.partitions
    bytes = Array(repeating: 0, count: partitions)
    first = range.lower.map { Self.partition(of: $0, count: partitions) } ?? 0
    end = range.upper.map { Self.lastPartition(before: $0, count: partitions) } ?? partitions - 1
    last = first
  }

  /// Counts an entry that was evaluated.
  mutating func count(_ size: Int, at key: [UInt8]) {
    last = Self.partition(of: key, count: bytes.count)
    bytes[last] += size
  }

  /// Returns the units of all partitions that the scan has reached.
  func units(consistent: Bool, reachedEnd: Bool) -> Double {
    let stop = max(first, reachedEnd ? end : last)
    return bytes[first...stop].reduce(0) { $0 + CapacityUnits.read($1, consistent: consistent) }
  }

  private static func partition(of key: [UInt8], count: Int) -> Int {
    let hash = BigEndian.number(key)
    return Int(hash.multipliedFullWidth(by: UInt64(count)).high)
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
