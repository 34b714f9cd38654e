import DynamockModel
import DynamockStorage

/// The partitions of a table or index: ranges of row keys, each with ceilings of its own.
///
/// Developer guide, "Designing partition keys": a partition serves 3,000 read and 1,000 write units a
/// second, whatever the table is provisioned with; below that it may use all that the table has
/// (adaptive capacity). A partition that stays hot is split where its requests divide, be that between
/// the sort keys of one partition key; not where requests follow a rising key, nor, on a table with
/// local indexes, inside an item collection.
struct PartitionMap {
  private var partitions = [Partition(lower: [])]

  fileprivate struct Partition {
    let lower: [UInt8]
    var read = TokenBucket()
    var write = TokenBucket()
    /// When throttling began that has not paused since.
    var hotSince: Timestamp?
    var lastHot: Timestamp?
    /// The row keys of the last requests.
    var samples: [[UInt8]] = []

    init(lower: [UInt8]) { self.lower = lower }
  }

  private static let sampleCount = 64
  /// Throttling that pauses for so many milliseconds was another spell of it.
  private static let pause: Int64 = 10_000

  /// The row keys that the partitions begin with, in order.
  var lowers: [[UInt8]] { partitions.map(\.lower) }

  /// Divides the space of hashes until there are enough partitions.
  mutating func grow(to count: Int) {
    while partitions.count < min(count, 4096) {
      let lowers = partitions.map(\.lower)
      let bounds = lowers.map(Self.hash) + [.max]
      var divided = lowers
      for (low, high) in zip(bounds, bounds.dropFirst()) where high - low > 1 {
        divided.append(Self.bytes(low + (high - low) / 2))
      }
      partitions = divided.sorted { $0.byteOrder(to: $1) == .before }.map { Partition(lower: $0) }
    }
  }

  /// Whether the partition of a key can serve another request; notes its heat where it cannot.
  mutating func hasRoom(
    _ side: CapacitySide, at key: [UInt8], _ settings: ThrottlingSettings, now: Timestamp,
    since start: Timestamp, splitsCollections: Bool
  ) -> Bool {
    let position = position(of: key)
    partitions[position].fill(side, settings, now, start)
    partitions[position].note(key, keeping: Self.sampleCount)
    guard !partitions[position].bucket(side).hasRoom else { return true }
    let last = partitions[position].lastHot
    if last.map({ now.milliseconds - $0.milliseconds > Self.pause }) ?? true {
      partitions[position].hotSince = now
    }
    partitions[position].lastHot = now
    guard let since = partitions[position].hotSince,
      now.milliseconds - since.milliseconds >= Int64(settings.split) * 1000,
      let bound = partitions[position].division(splitsCollections: splitsCollections)
    else { return false }
    let lower = partitions[position].lower
    partitions[position] = Partition(lower: lower)
    partitions.insert(Partition(lower: bound), at: position + 1)
    let half = self.position(of: key)
    partitions[half].fill(side, settings, now, now)
    return partitions[half].bucket(side).hasRoom
  }

  /// Takes what a request has cost from the partition of a key.
  mutating func take(
    _ units: Double, _ side: CapacitySide, at key: [UInt8], _ settings: ThrottlingSettings,
    now: Timestamp, since start: Timestamp
  ) {
    let position = position(of: key)
    partitions[position].fill(side, settings, now, start)
    partitions[position].take(units, side)
  }

  private func position(of key: [UInt8]) -> Int {
    partitions.position(of: key, by: { $0.lower })
  }

  private static func hash(of bytes: [UInt8]) -> UInt64 {
    (0..<RowKey.hashLength).reduce(UInt64(0)) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
  }

  private static func bytes(_ hash: UInt64) -> [UInt8] {
    (0..<UInt64(RowKey.hashLength)).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * $0)) }
  }
}

extension PartitionMap.Partition {
  fileprivate func bucket(_ side: CapacitySide) -> TokenBucket { side == .read ? read : write }

  fileprivate mutating func fill(
    _ side: CapacitySide, _ settings: ThrottlingSettings, _ now: Timestamp, _ start: Timestamp
  ) {
    switch side {
    case .read:
      read.fill(at: now, rate: Double(settings.partitionReads), seconds: 1, since: start)
    case .write:
      write.fill(at: now, rate: Double(settings.partitionWrites), seconds: 1, since: start)
    }
  }

  fileprivate mutating func take(_ units: Double, _ side: CapacitySide) {
    switch side {
    case .read: read.take(units)
    case .write: write.take(units)
    }
  }

  fileprivate mutating func note(_ key: [UInt8], keeping count: Int) {
    if samples.count >= count { samples.removeFirst() }
    samples.append(key)
  }

  /// Where the requests divide; nil where a split would help nobody.
  fileprivate func division(splitsCollections: Bool) -> [UInt8]? {
    let keys = splitsCollections ? samples : samples.map { Array($0.prefix(RowKey.hashLength)) }
    let sorted = keys.sorted { $0.byteOrder(to: $1) == .before }
    guard let first = sorted.first, let last = sorted.last, first != last else { return nil }
    // One collection whose sort key only rises stays hot at its end, wherever it is split.
    let isOneCollection =
      first.prefix(RowKey.hashLength) == last.prefix(RowKey.hashLength)
    if isOneCollection, keys == sorted { return nil }
    let middle = sorted[sorted.count / 2]
    let bound = middle != first ? middle : sorted.first { $0 != first }
    return bound.flatMap { $0.byteOrder(to: lower) == .after ? $0 : nil }
  }
}
