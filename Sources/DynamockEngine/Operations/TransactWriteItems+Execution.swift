package import DynamockModel
package import DynamockStatistics
package import DynamockValidation
import Synchronization

extension Database {
  /// Executes up to 100 actions on items of several tables: all or none.
  package func transactWriteItems(
    _ request: TransactWriteItemsRequest, meter: UseMeter? = nil,
    completion: @escaping @Sendable (Result<TransactWriteItemsOutput, DynamoDBError>) -> Void
  ) {
    let entry = TransactionsUnderWay.Entry(
      token: request.clientRequestToken.map { .init(scope: .writeItems, text: $0) },
      addresses: conflictAddresses { session throws(TransactionFailure) in
        var actions: [TransactionAction] = []
        for action in request.actions { actions.append(try TransactionAction(action, in: session)) }
        return actions
      }, actionCount: request.actions.count)
    let draft: TransactionDraft?
    do throws(DynamoDBError) { draft = try self.draft(request) } catch {
      return completion(.failure(error))
    }
    transact(entry, meter, completion) { session throws(EngineFault) in
      let draft = draft.flatMap { $0.isCurrent(in: session) ? $0 : nil }
      let actions =
        if let draft { draft.actions } else { try session.reading.actions(of: request) }
      if let token = request.clientRequestToken,
        let sizes = try session.replay(of: .writeItems, token, request.fingerprint)
      {
        return TransactWriteItemsOutput(
          consumedCapacity: try session.replayReport(
            of: actions, sizes, request.report.capacity))
      }
      let changes = try session.verdicts(on: actions, draft)
      let output = try session.carryOut(changes, of: actions, report: request.report)
      if let token = request.clientRequestToken {
        try session.remember(
          .writeItems, token, request.fingerprint, TransactionSizes(changes))
      }
      return output
    }
  }
}

extension ReadSession {
  /// Returns the actions with their tables and keys; no item may occur twice.
  func actions(
    of request: TransactWriteItemsRequest
  ) throws(EngineFault) -> [TransactionAction] {
    var actions: [TransactionAction] = []
    actions.reserveCapacity(request.actions.count)
    for (position, action) in request.actions.enumerated() {
      do throws(TransactionFailure) {
        actions.append(try TransactionAction(action, in: self))
      } catch {
        switch error {
        case .request(let error): throw error
        case .action(let error):
          throw .cancelled(by: error, at: position, of: request.actions.count)
        }
      }
    }
    for (position, action) in actions.enumerated() {
      for other in actions[..<position] where other.isOnSameItem(as: action) {
        throw .transaction(.duplicateItem)
      }
    }
    return actions
  }
}

extension WriteSession {
  /// Returns the changes of all actions.
  ///
  /// - Parameter draft: what the actions came to on an earlier state of the items, or `nil`.
  /// - Throws: TransactionCanceledException with all failed conditions if any fails.
  func verdicts(
    on actions: [TransactionAction], _ draft: TransactionDraft? = nil
  ) throws(EngineFault) -> [TransactionChange] {
    if throttling != nil {
      try reading.admitTransaction(.write, on: actions.map { ($0.table, $0.key) })
    } else if let changes = try unchanged(draft) {
      return changes
    }
    var changes: [TransactionChange] = []
    var faults: [EngineFault?] = []
    let (reading, now) = (reading, now)
    for (position, action) in actions.enumerated() {
      let image = try reading.image(for: action.key.rowKey, in: action.table.keyspace)
      let verdict =
        if let known = draft?.verdict(at: position, on: image) { known } else {
          try action.verdict(on: image, at: now)
        }
      switch verdict {
      case .pass(let change):
        changes.append(change)
        faults.append(nil)
      case .fail(let fault): faults.append(fault)
      }
    }
    guard changes.count == actions.count else {
      try chargeCancellation(of: actions)
      throw .cancelled(faults)
    }
    if throttling != nil { try admitIndexes(ofTransaction: &changes) }
    return changes
  }

  /// Returns the changes of a draft, or `nil` if one of its items has changed or one of its actions
  /// fails.
  private func unchanged(
    _ draft: TransactionDraft?
  ) throws(EngineFault) -> [TransactionChange]? {
    guard let draft, let changes = draft.changes else { return nil }
    for (position, action) in draft.actions.enumerated() {
      let image = try image(for: action.key.rowKey, in: action.table.keyspace)
      guard draft.isCurrent(at: position, image?.bytes) else { return nil }
    }
    return changes
  }

  /// Applies the changes and reports their consumption.
  mutating func carryOut(
    _ changes: [TransactionChange], of actions: [TransactionAction],
    report: WriteReport
  ) throws(EngineFault) -> TransactWriteItemsOutput {
    var consumptions = TransactionConsumption()
    var metrics = NamedValues<[ItemCollectionMetrics]>()
    for (position, action) in actions.enumerated() {
      var change = changes[position].change
      var consumption = Consumption(tableName: action.request.table.asSent)
      if changes[position].writes {
        do throws(EngineFault) {
          try apply(&change, to: &consumption)
        } catch {
          guard case .item(.collectionTooLarge) = error else { throw error }
          throw .cancelled(by: error, at: position, of: actions.count)
        }
      } else {
        charge(change, to: &consumption)
      }
      charge(change, to: &consumption)
      consumptions.add(consumption)
    }
    for (position, action) in actions.enumerated()
    where report.itemCollectionMetrics && changes[position].writes {
      guard let metric = try self.metrics(report, of: action.key, in: action.table) else {
        continue
      }
      let name = action.request.table.asSent
      var list = metrics[name] ?? []
      if !list.contains(where: { $0.itemCollectionKey == metric.itemCollectionKey }) {
        list.append(metric)
      }
      metrics[name] = list
    }
    return TransactWriteItemsOutput(
      consumedCapacity: consumptions.report(report.capacity, as: .write),
      itemCollectionMetrics: metrics.isEmpty ? nil : metrics)
  }

  /// Returns the consumption of a replayed request: that of reading the first call's images at the
  /// transactional rate ([aws-transactions]; [parity-suite]; ``TransactionSizes``).
  func replayReport(
    of actions: [TransactionAction], _ sizes: TransactionSizes, _ detail: ReturnConsumedCapacity
  ) throws(EngineFault) -> [ConsumedCapacity]? {
    try reading.admitTransaction(.read, on: actions.map { ($0.table, $0.key) })
    var consumptions = TransactionConsumption()
    for (position, action) in actions.enumerated() {
      let image = try reading.image(for: action.key.rowKey, in: action.table.keyspace)
      var consumption = Consumption(tableName: action.request.table.asSent)
      reading.charge(
        image, sized: sizes[position], at: action.key, in: action.table, .transactional,
        to: &consumption)
      consumptions.add(consumption)
    }
    return consumptions.report(detail, as: .read)
  }
}
