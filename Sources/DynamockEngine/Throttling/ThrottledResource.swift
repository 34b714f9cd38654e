import DynamockModel
import DynamockStorage

/// The consumed throughput of a table or a global index.
struct ThrottledResource {
  private var read = Side()
  private var write = Side()
  private var partitions = PartitionMap()

  /// The state for reads or for writes.
  fileprivate struct Side {
    var provisioned = TokenBucket()
    var maximum = TokenBucket()
    var account = TokenBucket()
    var grown = TokenBucket()
    var growth = OnDemandGrowth()
  }

  /// The limits from a definition and the settings, for reads or writes.
  struct Allowance {
    /// Provisioned units per second, or `nil` on demand.
    let provisioned: Int?
    /// The maximum set by the owner, on demand.
    let maximum: Int?
    /// The throughput that is served initially: for a provisioned resource, its warm throughput.
    let start: Int
    /// The account's quota, on demand.
    let account: Int
  }

  /// The partition and the time of a request.
  struct Place {
    let side: CapacitySide
    let key: [UInt8]
    let now: Timestamp
    /// The time since which the resource's throughput has been counted.
    let start: Timestamp
    let allowance: Allowance
    let settings: ThrottlingSettings
    /// Whether one partition key may be distributed over several partitions.
    let splitsCollections: Bool
  }

  /// The lowest row keys of the partitions.
  var partitionLowers: [[UInt8]] { partitions.lowers }

  /// Returns the limit that throttles a request, or `nil` if the request may proceed.
  mutating func limit(at place: Place) -> ThroughputLimit.Kind? {
    fill(at: place)
    let side = place.side == .read ? read : write
    if place.allowance.provisioned != nil {
      guard side.provisioned.hasRoom else { return .provisioned }
    } else {
      guard place.allowance.maximum == nil || side.maximum.hasRoom else { return .maximum }
      guard side.account.hasRoom else { return .account }
      // The throughput of an on-demand table is the sum over its partitions.
      guard side.grown.hasRoom else { return .keyRange }
    }
    let hasRoom = partitions.hasRoom(
      place.side, at: place.key, place.settings, now: place.now, since: place.start,
      splitsCollections: place.splitsCollections)
    return hasRoom ? nil : .keyRange
  }

  /// Deducts the cost of a request.
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
  /// Refills the buckets, and returns the units per second that the resource serves.
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
