import DynamockModel
import DynamockStorage

/// What a table or a global index has used of its throughput.
struct ThrottledResource {
  private var read = Side()
  private var write = Side()
  private var partitions = PartitionMap()

  /// Reads or writes.
  fileprivate struct Side {
    var provisioned = TokenBucket()
    var maximum = TokenBucket()
    var account = TokenBucket()
    var grown = TokenBucket()
    var growth = OnDemandGrowth()
  }

  /// What a definition and the settings allow on one side.
  struct Allowance {
    /// Provisioned units a second; nil on demand.
    let provisioned: Int?
    /// The most that its owner lets it have, on demand.
    let maximum: Int?
    /// What it serves at first: of a provisioned one, what it is warm for.
    let start: Int
    /// What the account lets it have, on demand.
    let account: Int
  }

  /// Where and when a request meets the resource.
  struct Place {
    let side: CapacitySide
    let key: [UInt8]
    let now: Timestamp
    /// When the throughput of the resource began to be counted.
    let start: Timestamp
    let allowance: Allowance
    let settings: ThrottlingSettings
    /// Whether one partition key may lie on several partitions.
    let splitsCollections: Bool
  }

  /// The row keys that the partitions begin with.
  var partitionLowers: [[UInt8]] { partitions.lowers }

  /// The limit that holds a request back; nil where it may begin.
  mutating func limit(at place: Place) -> ThroughputLimit.Kind? {
    fill(at: place)
    let side = place.side == .read ? read : write
    if place.allowance.provisioned != nil {
      guard side.provisioned.hasRoom else { return .provisioned }
    } else {
      guard place.allowance.maximum == nil || side.maximum.hasRoom else { return .maximum }
      guard side.account.hasRoom else { return .account }
      // What a table on demand can serve is the sum of its partitions.
      guard side.grown.hasRoom else { return .keyRange }
    }
    let hasRoom = partitions.hasRoom(
      place.side, at: place.key, place.settings, now: place.now, since: place.start,
      splitsCollections: place.splitsCollections)
    return hasRoom ? nil : .keyRange
  }

  /// Takes what a request has cost.
  mutating func take(_ units: Double, at place: Place) {
    fill(at: place)
    switch place.side {
    case .read: read.take(units, at: place)
    case .write: write.take(units, at: place)
    }
    partitions.take(
      units, place.side, at: place.key, place.settings, now: place.now, since: place.start)
  }

  private mutating func fill(at place: Place) {
    let served: Double
    switch place.side {
    case .read: served = read.fill(at: place)
    case .write: served = write.fill(at: place)
    }
    let ceiling =
      place.side == .read ? place.settings.partitionReads : place.settings.partitionWrites
    partitions.grow(to: Int((served / Double(max(1, ceiling))).rounded(.up)))
  }
}

extension ThrottledResource.Side {
  /// Fills the buckets that count, and says how many units a second the resource serves.
  fileprivate mutating func fill(at place: ThrottledResource.Place) -> Double {
    let (now, start, allowance) = (place.now, place.start, place.allowance)
    if let units = allowance.provisioned {
      provisioned.fill(
        at: now, rate: Double(units), seconds: place.settings.burst, since: start)
      growth.served(Double(units))
      return Double(max(units, allowance.start))
    }
    if let units = allowance.maximum {
      maximum.fill(at: now, rate: Double(units), seconds: 1, since: start)
    }
    account.fill(at: now, rate: Double(allowance.account), seconds: 1, since: start)
    let served = growth.capacity(at: now, start: Double(allowance.start))
    grown.fill(at: now, rate: served, seconds: 1, since: start)
    return served
  }

  fileprivate mutating func take(_ units: Double, at place: ThrottledResource.Place) {
    guard place.allowance.provisioned == nil else { return provisioned.take(units) }
    maximum.take(units)
    account.take(units)
    grown.take(units)
    growth.take(units, at: place.now, start: Double(place.allowance.start))
  }
}
