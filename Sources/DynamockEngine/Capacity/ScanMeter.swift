import DynamockModel
import DynamockStorage

/// What a Scan is charged: each partition it touches by the bytes read there, empty ones the minimum.
///
/// Parity Suite 3.3.0: a Scan of a fresh on-demand table, which has four partitions, costs 4 units read
/// consistently even with one item in it. Partitions split the hash range evenly.
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

  /// The units of all partitions up to where the scan stopped.
  func units(consistent: Bool, reachedEnd: Bool) -> Double {
    let stop = max(first, reachedEnd ? end : last)
    return bytes[first...stop].reduce(0) { $0 + CapacityUnits.read($1, consistent: consistent) }
  }

  private static func partition(of key: [UInt8], count: Int) -> Int {
    let hash = key.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(hash.multipliedFullWidth(by: UInt64(count)).high)
  }

  private static func lastPartition(before key: [UInt8], count: Int) -> Int {
    let hash = key.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return hash == 0 ? 0 : Int((hash - 1).multipliedFullWidth(by: UInt64(count)).high)
  }
}

extension TableDefinition {
  /// How many partitions the table has: one for every 3,000 read or 1,000 write units a second it must
  /// be able to serve; a fresh on-demand table serves 12,000 and 4,000 (semantics §7).
  var partitions: Int {
    let read = billing.mode == .payPerRequest ? 12_000 : throughput.read
    let write = billing.mode == .payPerRequest ? 4_000 : throughput.write
    return max(1, (read + 2_999) / 3_000, (write + 999) / 1_000)
  }
}
