import DynamockModel

extension Throughput {
  /// Changes provisioned units and notes when they rose or fell.
  ///
  /// The times are times of day, which descriptions show; an hour that begins in the future, where the
  /// clock was set back, holds nothing back.
  /// - Throws: when nothing would change, or when the day's decreases are used up: four, and one more
  ///   whenever an hour has passed since the last (ack DDB-TABLE-157 and 184).
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
      if let last = lastDecrease, today >= 4, last <= now,
        now < last.adding(milliseconds: 3_600_000)
      {
        throw DynamoDBError(.limitExceeded, Sentence.tooManyDecreases(today: today, last: last))
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
  ///
  /// No limits are the same as none given.
  func merged(into other: OnDemandThroughput?) -> OnDemandThroughput? {
    var merged = laid(over: other)
    if merged.maxReadRequestUnits == -1 { merged.maxReadRequestUnits = nil }
    if merged.maxWriteRequestUnits == -1 { merged.maxWriteRequestUnits = nil }
    return merged == OnDemandThroughput() ? nil : merged
  }

  /// The same as the answer to the update shows it: a limit that goes is still -1 there (Dynoxide's
  /// captures of eu-west-2, 2026-07).
  func laid(over other: OnDemandThroughput?) -> OnDemandThroughput {
    OnDemandThroughput(
      maxReadRequestUnits: maxReadRequestUnits ?? other?.maxReadRequestUnits,
      maxWriteRequestUnits: maxWriteRequestUnits ?? other?.maxWriteRequestUnits)
  }
}

extension WarmThroughput {
  /// This warm throughput raised to another; it can only be raised (ack DDB-TABLE-155).
  func raised(to request: WarmThroughput, of resource: String) throws(DynamoDBError) -> Self {
    let read = request.readUnitsPerSecond ?? readUnitsPerSecond ?? 0
    let write = request.writeUnitsPerSecond ?? writeUnitsPerSecond ?? 0
    if read < readUnitsPerSecond ?? 0 {
      throw .invalid(Sentence.warmThroughputLowered("ReadUnitsPerSecond", of: resource))
    }
    if write < writeUnitsPerSecond ?? 0 {
      throw .invalid(Sentence.warmThroughputLowered("WriteUnitsPerSecond", of: resource))
    }
    return WarmThroughput(readUnitsPerSecond: read, writeUnitsPerSecond: write)
  }

  /// The larger of two, unit by unit.
  fileprivate func orHigher(_ other: WarmThroughput) -> WarmThroughput {
    WarmThroughput(
      readUnitsPerSecond: max(readUnitsPerSecond ?? 0, other.readUnitsPerSecond ?? 0),
      writeUnitsPerSecond: max(writeUnitsPerSecond ?? 0, other.writeUnitsPerSecond ?? 0))
  }
}

extension TableDefinition {
  /// Lets warm throughput follow what is provisioned upwards, never downwards, over every change of
  /// units and billing mode (ack DDB-TABLE-134 and 153).
  mutating func keepWarmThroughput(of old: TableDefinition) {
    warmThroughput = WarmThroughput.kept(
      effectiveWarmThroughput, old.effectiveWarmThroughput, .standard(billing.mode, throughput))
    for position in globalIndexes.indices {
      let index = globalIndexes[position]
      guard let known = old.globalIndexes.first(where: { $0.keyspace == index.keyspace }) else {
        continue
      }
      let standard = WarmThroughput.standard(billing.mode, index.throughput)
      globalIndexes[position].warmThroughput = WarmThroughput.kept(
        index.warmThroughput ?? standard,
        known.warmThroughput ?? .standard(old.billing.mode, known.throughput), standard)
    }
  }
}

extension WarmThroughput {
  /// What is to be noted of a warm throughput: nothing where it is what the units give anyway.
  fileprivate static func kept(_ new: Self, _ old: Self, _ standard: Self) -> Self? {
    let highest = new.orHigher(old).orHigher(standard)
    return highest == standard ? nil : highest
  }
}

extension OnDemandThroughput {
  /// Refuses limits of a table or index that is paid for by provisioned units (ack DDB-TABLE-129).
  func refuseOnProvisioned(index: String?) throws(DynamoDBError) {
    guard
      let unit = maxReadRequestUnits != nil
        ? "MaxReadRequestUnits" : maxWriteRequestUnits.map({ _ in "MaxWriteRequestUnits" })
    else { return }
    throw .invalid(Sentence.limitsOnProvisioned(unit, index: index))
  }
}

extension Sentence {
  fileprivate static func limitsOnProvisioned(_ unit: String, index: String?) -> String {
    "One or more parameter values were invalid: \(unit) for OnDemandThroughput "
      + (index.map { "for index : \($0) " } ?? "")
      + "cannot be specified when the table BillingMode is PROVISIONED"
  }

  fileprivate static func warmThroughputLowered(_ unit: String, of resource: String) -> String {
    "One or more parameter values were invalid: Requested \(unit) for WarmThroughput for "
      + "\(resource) is lower than current WarmThroughput, decreasing WarmThroughput is not "
      + "supported"
  }

  /// The next decrease is possible after an hour, or with the next day if that comes first.
  fileprivate static func tooManyDecreases(today: Int, last: Timestamp) -> String {
    let day: Int64 = 86_400_000
    let midnight = Timestamp(milliseconds: (last.milliseconds / day + 1) * day)
    let next = min(midnight, last.adding(milliseconds: 3_600_000))
    return
      "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC "
      + "day. After the first 4 decreases, each subsequent decrease in the same UTC day can be "
      + "performed at most once every 3600 seconds. Number of decreases today: \(today). Last "
      + "decrease at \(LongDate.text(last)). Next decrease can be made at \(LongDate.text(next))"
  }
}
