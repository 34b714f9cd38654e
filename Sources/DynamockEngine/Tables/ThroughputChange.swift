import DynamockModel

extension Throughput {
  /// Changes provisioned units and notes when they rose or fell.
  ///
  /// - Throws: when nothing would change, or when the day's decreases are used up: four in the first
  ///   hour and one more for every further hour (AWS, "Service quotas", decreases to provisioned
  ///   throughput).
  mutating func change(
    to request: ProvisionedThroughput, of resource: String, at now: Timestamp
  ) throws(DynamoDBError) {
    let newRead = request.readCapacityUnits ?? read
    let newWrite = request.writeCapacityUnits ?? write
    guard newRead != read || newWrite != write else {
      throw .invalid(
        Sentence.throughputUnchanged(of: resource, read: read, write: write))
    }
    if newRead > read || newWrite > write { lastIncrease = now }
    if newRead < read || newWrite < write {
      let today = decreases(on: now)
      let sinceMidnight = now.milliseconds % 86_400_000
      guard today < 4 + Int(sinceMidnight / 3_600_000) else {
        throw DynamoDBError(.limitExceeded, Sentence.tooManyDecreases(of: resource))
      }
      decreasesToday = today + 1
      lastDecrease = now
    }
    read = newRead
    write = newWrite
  }
}

extension OnDemandThroughput {
  /// These limits laid over others: -1 removes a limit, an absent one stays (semantics §6).
  func merged(into other: OnDemandThroughput?) -> OnDemandThroughput? {
    func merge(_ new: Int?, _ old: Int?) -> Int? {
      switch new {
      case nil: old
      case -1: nil
      case let limit?: limit
      }
    }
    let merged = OnDemandThroughput(
      maxReadRequestUnits: merge(maxReadRequestUnits, other?.maxReadRequestUnits),
      maxWriteRequestUnits: merge(maxWriteRequestUnits, other?.maxWriteRequestUnits))
    return merged == OnDemandThroughput() ? nil : merged
  }
}

extension WarmThroughput {
  /// This warm throughput raised to another; it can only be raised (developer guide, "Warm throughput").
  func raised(to request: WarmThroughput) throws(DynamoDBError) -> WarmThroughput {
    let read = request.readUnitsPerSecond ?? readUnitsPerSecond ?? 0
    let write = request.writeUnitsPerSecond ?? writeUnitsPerSecond ?? 0
    guard read >= readUnitsPerSecond ?? 0, write >= writeUnitsPerSecond ?? 0 else {
      throw .invalid(
        Sentence.warmThroughputLowered(
          read: readUnitsPerSecond ?? 0, write: writeUnitsPerSecond ?? 0))
    }
    return WarmThroughput(readUnitsPerSecond: read, writeUnitsPerSecond: write)
  }
}
