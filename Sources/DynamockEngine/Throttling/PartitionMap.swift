import DynamockModel
import DynamockStorage

/// The partitions of a table or index: ranges of row keys, each with its own limits.
///
/// [aws-partition-keys]: a partition serves 3,000 read and 1,000 write units per second, regardless
/// of the table's provisioned units; up to that limit it may use all of the table's units (adaptive
/// capacity). A partition that stays hot is split in the middle of its requests, possibly between
/// the sort keys of one partition key, but not if requests follow an increasing key, nor inside an
/// item collection if the table has local indexes.
struct PartitionMap {
  private var partitions = [Partition(lower: [])]

  fileprivate struct Partition {
    let lower: [UInt8]
    var read = TokenBucket()
    var write = TokenBucket()
    /// The time since which requests have been throttled without a pause.
    var hotSince: Timestamp?
    var lastHot: Timestamp?
    /// The row keys of the last requests.
    var samples: [[UInt8]] = []

    init(lower: [UInt8]) { self.lower = lower }
  }

  private static let sampleCount = 64
  /// The pause in milliseconds after which throttling counts as a new period.
  private static let pause: Int64 = 10_000

  /// The lowest row keys of the partitions, in order.
  var lowers: [[UInt8]] { partitions.map(\.lower) }

  /// Divides the space of hashes until there are enough partitions.
  mutating func grow(to count: Int) {
    while partitions.count < min(count, 4096) {
      let lowers = partitions.map(\.lower)
      let bounds = lowers.map { BigEndian.number($0) } + [.max]
      var divided = lowers
      for (low, high) in zip(bounds, bounds.dropFirst()) where high - low > 1 {
        divided.append(BigEndian.bytes(low + (high - low) / 2))
      }
      partitions = divided.sorted { $0.byteOrder(to: $1) == .before }.map { Partition(lower: $0) }
    }
  }

  /// Returns whether the partition of a key can serve another request; if not, records that it is
  /// hot.
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

  /// Deducts the cost of a request from the partition of a key.
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

  /// Returns the key at which the partition is split, or `nil` if a split would not help.
  fileprivate func division(splitsCollections: Bool) -> [UInt8]? {
    let keys = splitsCollections ? samples : samples.map { Array($0.prefix(RowKey.hashLength)) }
    let sorted = keys.sorted { $0.byteOrder(to: $1) == .before }
    guard let first = sorted.first, let last = sorted.last, first != last else { return nil }
    // A collection whose sort key only increases stays hot at its end, wherever it is split.
    let isOneCollection =
      first.prefix(RowKey.hashLength) == last.prefix(RowKey.hashLength)
    if isOneCollection, keys == sorted { return nil }
    let middle = sorted[sorted.count / 2]
    let bound = middle != first ? middle : sorted.first { $0 != first }
    return bound.flatMap { $0.byteOrder(to: lower) == .after ? $0 : nil }
  }
}
