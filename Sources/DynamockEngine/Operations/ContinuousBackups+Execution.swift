package import DynamockModel
package import DynamockValidation

extension Database {
  /// Returns whether a table can be recovered, and to which points in time.
  package func describeContinuousBackups(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> DescribeContinuousBackupsOutput {
    try read { session throws(EngineFault) in
      let table = try session.backedUpTable(request.table)
      return DescribeContinuousBackupsOutput(
        continuousBackupsDescription: try session.continuousBackups(of: table))
    }
  }

  /// Enables or disables recovery to a point in time, at once.
  package func updateContinuousBackups(
    _ request: UpdateContinuousBackupsRequest,
    completion: @escaping @Sendable (Result<UpdateContinuousBackupsOutput, DynamoDBError>) -> Void
  ) {
    write(removingDiscarded(completion)) { session throws(EngineFault) in
      let table = try session.reading.backedUpTable(request.table)
      guard case .ready = table.definition.controlVisibility(at: session.now) else {
        throw .control(.backupsUnavailable(table.name))
      }
      try session.update(table, by: request)
      guard let updated = session.catalog[table.name] else { throw .resourceNotFound }
      return UpdateContinuousBackupsOutput(
        continuousBackupsDescription: try session.reading.continuousBackups(of: updated))
    }
  }
}

extension WriteSession {
  /// Changes the recovery of a table; its log of changes begins and ends with it.
  fileprivate mutating func update(
    _ table: Table, by request: UpdateContinuousBackupsRequest
  ) throws(EngineFault) {
    let current = table.definition.control.recovery
    var recovery = current.updated(by: request, at: timeOfDay)
    guard recovery != current else { return }
    var catalog = catalog
    if current == nil { recovery?.log = try beginLog(in: &catalog) }
    if recovery == nil, let log = current?.log { try discard(log, in: &catalog) }
    var definition = table.definition
    definition.control.recovery = recovery
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}

extension Recovery? {
  /// The recovery after a request: enabling it again starts over, and a longer period does not reach
  /// further back ([ack-quirks] DDB-TABLE-084 and 085).
  fileprivate func updated(
    by request: UpdateContinuousBackupsRequest, at now: Timestamp
  ) -> Recovery? {
    guard request.enables else { return nil }
    guard var recovery = self else {
      return Recovery(
        enabledAt: now, period: request.period ?? Limits.recoveryPeriod, keptSince: now)
    }
    if let period = request.period, period != recovery.period {
      recovery.keptSince = recovery.earliest(at: now)
      recovery.period = period
    }
    return recovery
  }
}

extension ReadSession {
  fileprivate func continuousBackups(
    of table: Table
  ) throws(EngineFault) -> ContinuousBackupsDescription {
    // Not the switch: AWS prepares every table for backups while it creates it ([ack-quirks]
    // DDB-TABLE-083 and 111).
    let isPrepared =
      if case .ready = table.definition.controlVisibility(at: now) { true } else { false }
    var description = PointInTimeRecoveryDescription(pointInTimeRecoveryStatus: .disabled)
    if let recovery = table.definition.control.recovery {
      description = recovery.description(try window(of: recovery))
    }
    return ContinuousBackupsDescription(
      continuousBackupsStatus: isPrepared ? .enabled : .disabled,
      pointInTimeRecoveryDescription: description)
  }
}

extension Recovery {
  fileprivate func description(_ window: RecoveryWindow) -> PointInTimeRecoveryDescription {
    PointInTimeRecoveryDescription(
      pointInTimeRecoveryStatus: .enabled, recoveryPeriodInDays: period,
      earliestRestorableDateTime: window.earliest.wholeSecond,
      latestRestorableDateTime: window.latest.wholeSecond)
  }
}

extension Timestamp {
  /// The time rounded down to seconds.
  var wholeSecond: Timestamp {
    Timestamp(milliseconds: milliseconds &- Timestamp.modulo(milliseconds, 1_000))
  }
}
