package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Enables or disables the deletion of expired items.
  ///
  /// Enabling it notes the expiry times of the table's items in portions, between which other writes
  /// have their turn; the table is ENABLING meanwhile, and the response follows. If they cannot be
  /// noted, it is disabled.
  /// - Parameter turns: runs each portion after the waiting writes of others, or `nil` if the thread
  ///   that ends a portion begins the next one.
  package func updateTimeToLive(
    _ request: UpdateTimeToLiveRequest, turns: WriteTurns? = nil,
    completion: @escaping @Sendable (Result<UpdateTimeToLiveOutput, DynamoDBError>) -> Void
  ) {
    write({ [self] (result: Result<Keyspace?, DynamoDBError>) in
      let output = UpdateTimeToLiveOutput(
        timeToLiveSpecification: TimeToLiveSpecification(
          enabled: request.enables, attributeName: request.attributeName))
      guard case .success(let unfilled?) = result else {
        return completion(result.map { _ in output })
      }
      fillOrRemove(unfilled, turns) { completion($0.map { output }) }
    }) { session throws(EngineFault) in
      let table = try session.reading.changeableTable(request.table)
      if table.definition.status(at: session.now) == .creating {
        throw .inUse(.timeToLiveWhileCreated(table.name))
      }
      try table.checkTimeToLive(request, at: session.now)
      guard request.enables else {
        try session.disableTimeToLive(of: table)
        return nil
      }
      return try session.enableTimeToLive(request.attributeName, of: table)
    }
  }
}

extension Table {
  /// Rejects invalid changes, then changes too soon after the last one ([ack-quirks] DDB-TABLE-143
  /// and 146).
  fileprivate func checkTimeToLive(
    _ request: UpdateTimeToLiveRequest, at now: Timestamp
  ) throws(EngineFault) {
    let setting = definition.timeToLive
    if let setting, setting.lifecycle.resolved(at: now) != nil {
      guard setting.attributeName == request.attributeName else {
        throw .timeToLive(.usesOtherAttribute(setting.attributeName))
      }
      if request.enables, setting.isKept { throw .timeToLive(.isEnabled) }
    } else if !request.enables {
      throw .timeToLive(.isDisabled)
    }
    if let last = setting?.changedAt,
      now < last.adding(milliseconds: Limits.timeToLiveChangeInterval.inMilliseconds)
    {
      throw .timeToLive(.changedLately)
    }
  }
}

extension WriteSession {
  /// Enables the time to live, and fills the first portion of the expiry times.
  /// - Returns: their keyspace if items are left.
  fileprivate mutating func enableTimeToLive(
    _ attributeName: String, of table: Table
  ) throws(EngineFault) -> Keyspace? {
    var catalog = catalog
    var definition = table.definition
    let delay = settings.delays.changingTimeToLive
    let following: Lifecycle =
      delay == 0 ? .active : .creating(until: now.adding(milliseconds: delay), backfillsFrom: nil)
    let keyspace = catalog.newKeyspace()
    definition.timeToLive = TimeToLive(
      attributeName: attributeName, keyspace: keyspace,
      lifecycle: .creating(until: .never, backfillsFrom: nil), changedAt: now,
      backfill: Backfill(following: following))
    try create(keyspace, KeyspaceDescription())
    catalog.set(definition)
    try store(definition, in: catalog)
    return try fillPortion(of: keyspace) ? keyspace : nil
  }

  fileprivate mutating func disableTimeToLive(of table: Table) throws(EngineFault) {
    guard var setting = table.definition.timeToLive else { return }
    setting.lifecycle = .deleting(
      until: now.adding(milliseconds: settings.delays.changingTimeToLive))
    setting.changedAt = now
    setting.backfill = nil
    try drop(setting.keyspace)
    var definition = table.definition
    definition.timeToLive = setting
    var catalog = catalog
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
