import DynamockModel
import DynamockValidation

extension Database {
  /// Enables or disables the deletion of items whose time has come.
  ///
  /// Enabling finds the items that can expire inside the same write.
  package func updateTimeToLive(
    _ request: UpdateTimeToLiveRequest,
    completion: @escaping @Sendable (Result<UpdateTimeToLiveOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(DynamoDBError) in
      let table = try session.reading.knownTable(request.table)
      if table.definition.status(at: session.now) == .creating {
        throw DynamoDBError(.resourceInUse, Sentence.timeToLiveOfTableInUse(table.name))
      }
      try table.checkTimeToLive(request, at: session.now)
      if request.enables {
        try session.enableTimeToLive(request.attributeName, of: table)
      } else {
        try session.disableTimeToLive(of: table)
      }
      return UpdateTimeToLiveOutput(
        timeToLiveSpecification: TimeToLiveSpecification(
          enabled: request.enables, attributeName: request.attributeName))
    }
  }
}

extension Table {
  /// What may not be asked for now: first by what the request says, then by the time since the last
  /// change (ack DDB-TABLE-143 and 146).
  fileprivate func checkTimeToLive(
    _ request: UpdateTimeToLiveRequest, at now: Timestamp
  ) throws(DynamoDBError) {
    let setting = definition.timeToLive
    if let setting, setting.lifecycle.resolved(at: now) != nil {
      guard setting.attributeName == request.attributeName else {
        throw .invalid(Sentence.timeToLiveOnOtherAttribute(setting.attributeName))
      }
      if request.enables, setting.isKept { throw .invalid(Sentence.timeToLiveEnabled) }
    } else if !request.enables {
      throw .invalid(Sentence.timeToLiveDisabled)
    }
    if let last = setting?.changedAt,
      now < last.adding(milliseconds: Limits.timeToLiveChangeInterval.inMilliseconds)
    {
      throw .invalid(Sentence.timeToLiveChangedLately)
    }
  }
}

extension WriteSession {
  fileprivate mutating func enableTimeToLive(
    _ attributeName: String, of table: Table
  ) throws(DynamoDBError) {
    var catalog = catalog
    var definition = table.definition
    let delay = settings.delays.changingTimeToLive
    let setting = TimeToLive(
      attributeName: attributeName, keyspace: catalog.newKeyspace(),
      lifecycle: delay == 0
        ? .active : .creating(until: now.adding(milliseconds: delay), backfillsFrom: nil),
      changedAt: now)
    definition.timeToLive = setting
    try collectExpiries(of: table, in: setting)
    catalog.set(definition)
    try store(definition, in: catalog)
  }

  fileprivate mutating func disableTimeToLive(of table: Table) throws(DynamoDBError) {
    guard var setting = table.definition.timeToLive else { return }
    setting.lifecycle = .deleting(
      until: now.adding(milliseconds: settings.delays.changingTimeToLive))
    setting.changedAt = now
    try drop(setting.keyspace)
    var definition = table.definition
    definition.timeToLive = setting
    var catalog = catalog
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
