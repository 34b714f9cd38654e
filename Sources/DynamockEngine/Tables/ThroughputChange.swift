import DynamockModel

extension Throughput {
  /// Changes provisioned units and records the time of the increase or decrease.
  ///
  /// The times are times of day, as in descriptions; an hour that begins in the future because the
  /// clock was set back is ignored.
  /// - Throws: an error if nothing would change, or if the day's decreases are used up: four, and
  ///   one more whenever an hour has passed since the last one ([ack-quirks] DDB-TABLE-157 and
  ///   184).
  mutating func change(
    to request: ProvisionedThroughput, of target: ThroughputTarget, at now: Timestamp
  ) throws(EngineFault) {
    let newRead = request.readCapacityUnits ?? read
    let newWrite = request.writeCapacityUnits ?? write
    guard newRead != read || newWrite != write else {
      throw .table(.throughputUnchanged(target, read: read, write: write))
    }
    if newRead > read || newWrite > write { lastIncrease = now }
    if newRead < read || newWrite < write {
      let today = decreases(on: now)
      if let last = lastDecrease, today >= Limits.throughputDecreases, last <= now,
        now < last.adding(milliseconds: Limits.throughputDecreaseInterval.inMilliseconds)
      {
        throw .table(.tooManyDecreases(today: today, last: last))
      }
      decreasesToday = today + 1
      lastDecrease = now
    }
    read = newRead
    write = newWrite
  }
}

extension OnDemandThroughput {
  /// Returns other limits updated with these: -1 removes a limit, a missing one is kept
  /// ([dynoxide-captures]).
  ///
  /// The result is `nil` if no limits are left.
  func merged(into other: OnDemandThroughput?) -> OnDemandThroughput? {
    var merged = laid(over: other)
    if merged.maxReadRequestUnits == -1 { merged.maxReadRequestUnits = nil }
    if merged.maxWriteRequestUnits == -1 { merged.maxWriteRequestUnits = nil }
    return merged == OnDemandThroughput() ? nil : merged
  }

  /// Returns other limits updated with these as in the response to the update, in which a removed
  /// limit is -1 ([dynoxide-captures] of eu-west-2, 2026-07).
  func laid(over other: OnDemandThroughput?) -> OnDemandThroughput {
    OnDemandThroughput(
      maxReadRequestUnits: maxReadRequestUnits ?? other?.maxReadRequestUnits,
      maxWriteRequestUnits: maxWriteRequestUnits ?? other?.maxWriteRequestUnits)
  }
}

extension WarmThroughput {
  /// Returns this warm throughput raised to a requested one; it cannot be lowered ([ack-quirks]
  /// DDB-TABLE-155).
  func raised(to request: WarmThroughput, of target: ThroughputTarget) throws(EngineFault) -> Self {
    let read = request.readUnitsPerSecond ?? readUnitsPerSecond ?? 0
    let write = request.writeUnitsPerSecond ?? writeUnitsPerSecond ?? 0
    if read < readUnitsPerSecond ?? 0 {
      throw .table(.warmThroughputLowered(.read, target))
    }
    if write < writeUnitsPerSecond ?? 0 {
      throw .table(.warmThroughputLowered(.write, target))
    }
    return WarmThroughput(readUnitsPerSecond: read, writeUnitsPerSecond: write)
  }

  /// Returns the larger units of two, for reads and writes.
  fileprivate func orHigher(_ other: WarmThroughput) -> WarmThroughput {
    WarmThroughput(
      readUnitsPerSecond: max(readUnitsPerSecond ?? 0, other.readUnitsPerSecond ?? 0),
      writeUnitsPerSecond: max(writeUnitsPerSecond ?? 0, other.writeUnitsPerSecond ?? 0))
  }
}

extension TableDefinition {
  /// Raises warm throughput to the provisioned units, and never lowers it, whenever units or
  /// billing mode change ([ack-quirks] DDB-TABLE-134 and 153).
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
  /// Returns the warm throughput to store, or `nil` if it equals the standard one.
  fileprivate static func kept(_ new: Self, _ old: Self, _ standard: Self) -> Self? {
    let highest = new.orHigher(old).orHigher(standard)
    return highest == standard ? nil : highest
  }
}

extension OnDemandThroughput {
  /// Rejects on-demand limits for a table or index with provisioned units ([ack-quirks]
  /// DDB-TABLE-129).
  func refuseOnProvisioned(_ target: ThroughputTarget) throws(EngineFault) {
    if maxReadRequestUnits != nil { throw .table(.limitsOnProvisioned(.read, target)) }
    if maxWriteRequestUnits != nil { throw .table(.limitsOnProvisioned(.write, target)) }
  }
}
