import DynamockModel
import DynamockStatistics
import DynamockValidation
import Synchronization

extension Database {
  /// Carries out up to 100 actions on items of several tables: all of them, or none.
  package func transactWriteItems(
    _ request: TransactWriteItemsRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<TransactWriteItemsOutput, DynamoDBError>) -> Void
  ) {
    let entry = TransactionsUnderWay.Entry(
      token: request.clientRequestToken.map { .init(scope: .writeItems, text: $0) },
      addresses: conflictAddresses { session throws(TransactionFailure) in
        var actions: [TransactionAction] = []
        for action in request.actions { actions.append(try TransactionAction(action, in: session)) }
        return actions
      }, actionCount: request.actions.count)
    transact(entry, meter, completion) { session throws(DynamoDBError) in
      let actions = try session.actions(of: request)
      if let token = request.clientRequestToken,
        let sizes = try session.replay(of: .writeItems, token, request.fingerprint)
      {
        return TransactWriteItemsOutput(
          consumedCapacity: try session.replayReport(
            of: actions, sizes, request.report.capacity))
      }
      let changes = try session.verdicts(on: actions)
      let output = try session.carryOut(changes, of: actions, report: request.report)
      if let token = request.clientRequestToken {
        try session.remember(
          .writeItems, token, request.fingerprint, TransactionSizes(changes))
      }
      return output
    }
  }
}

extension WriteSession {
  /// The actions with tables and keys; no item may stand in two of them.
  fileprivate func actions(
    of request: TransactWriteItemsRequest
  ) throws(DynamoDBError) -> [TransactionAction] {
    var actions: [TransactionAction] = []
    var seen: Set<ItemAddress> = []
    for (position, action) in request.actions.enumerated() {
      do throws(TransactionFailure) {
        actions.append(try TransactionAction(action, in: reading))
      } catch {
        switch error {
        case .request(let error): throw error
        case .action(let error):
          throw .cancelled(
            by: .init(code: "ValidationError", message: error.message), at: position,
            of: request.actions.count)
        }
      }
    }
    for action in actions {
      guard seen.insert(action.address).inserted else {
        throw .invalid(Sentence.transactionHasDuplicates)
      }
    }
    return actions
  }

  /// What every action would do.
  ///
  /// - Throws: TransactionCanceledException with all failed conditions when one fails.
  func verdicts(
    on actions: [TransactionAction]
  ) throws(DynamoDBError) -> [(change: ItemChange, writes: Bool)] {
    try reading.admitTransaction(.write, on: actions.map { ($0.table, $0.key) })
    var changes: [(change: ItemChange, writes: Bool)] = []
    var reasons: [DynamoDBError.CancellationReason] = []
    var isCancelled = false
    for action in actions {
      switch try action.verdict(in: self) {
      case .pass(let change, let writes):
        changes.append((change, writes))
        reasons.append(.init(code: "None"))
      case .fail(let reason):
        isCancelled = true
        reasons.append(reason)
      }
    }
    guard !isCancelled else {
      try chargeCancellation(of: actions)
      throw .cancelled(reasons)
    }
    if throttling != nil { try admitIndexes(ofTransaction: &changes) }
    return changes
  }

  /// Carries the changes out and reports what they consumed.
  mutating func carryOut(
    _ changes: [(change: ItemChange, writes: Bool)], of actions: [TransactionAction],
    report: WriteReport
  ) throws(DynamoDBError) -> TransactWriteItemsOutput {
    var consumptions = TransactionConsumption()
    var metrics = NamedValues<[ItemCollectionMetrics]>()
    for (position, (action, verdict)) in zip(actions, changes).enumerated() {
      var change = verdict.change
      var consumption = Consumption(tableName: action.request.table.asSent)
      if verdict.writes {
        do throws(DynamoDBError) {
          try apply(&change, to: &consumption)
        } catch {
          throw error.asCancellation(by: position, of: actions.count)
        }
      } else {
        charge(change, to: &consumption)
      }
      charge(change, to: &consumption)
      consumptions.add(consumption)
    }
    for (action, verdict) in zip(actions, changes) where verdict.writes {
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

  /// What a replay consumes: the reads of the first call's images, at the transactional rate
  /// (developer guide, "Idempotency"; Parity Suite; ``TransactionSizes``).
  func replayReport(
    of actions: [TransactionAction], _ sizes: TransactionSizes, _ detail: ReturnConsumedCapacity
  ) throws(DynamoDBError) -> [ConsumedCapacity]? {
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
