import DynamockExpressions
package import DynamockModel
import DynamockPartiQL
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Executes up to 100 PartiQL statements as a transaction: either all read, or all write.
  package func executeTransaction(
    _ request: ExecuteTransactionRequest, meter: UseMeter? = nil,
    completion: @escaping @Sendable (Result<ExecuteTransactionOutput, DynamoDBError>) -> Void
  ) {
    guard request.statements.contains(where: { !$0.isRead }) else {
      completion(
        Result { () throws(DynamoDBError) in
          try read(meter) { session throws(EngineFault) in try session.transact(request) }
        })
      return
    }
    let entry = TransactionsUnderWay.Entry(
      token: request.clientRequestToken.map { .init(scope: .executeTransaction, text: $0) },
      addresses: conflictAddresses { session throws(TransactionFailure) in
        var actions: [TransactionAction] = []
        for statement in request.statements {
          actions.append(try TransactionAction(statement, in: session))
        }
        return actions
      }, actionCount: request.statements.count)
    transact(entry, meter, completion) { session throws(EngineFault) in
      try session.transact(request)
    }
  }
}

extension ReadSession {
  fileprivate func transact(
    _ request: ExecuteTransactionRequest
  ) throws(EngineFault) -> ExecuteTransactionOutput {
    let lookups = try request.statements.prepared { (statement) throws(TransactionFailure) in
      try transactLookup(statement)
    }
    let keys = lookups.map { ($0.table, $0.key) }
    try refuseDuplicates(keys)
    try admitTransaction(.read, on: keys)
    let images = try transactedImages(at: keys)
    var consumptions = TransactionConsumption()
    var responses: [ItemResponse] = []
    for (position, (statement, lookup)) in zip(request.statements, lookups).enumerated() {
      let image = images[position]
      var consumption = Consumption(tableName: statement.table.asSent)
      charge(image, at: lookup.key, in: lookup.table, .transactional, to: &consumption)
      consumptions.add(consumption)
      responses.append(
        ItemResponse(item: try image?.showing(lookup.columns).inOrder(of: .statementRead)))
    }
    return ExecuteTransactionOutput(
      responses: responses, consumedCapacity: consumptions.report(request.capacity, as: .read))
  }

  /// Returns a cancellation that also has a reason for each conditional DELETE of a missing item.
  ///
  /// On its own such a DELETE does nothing; together with another failure it counts as failed
  /// ([dynoxide-captures] `partiql-failed-items`, us-east-1, 2026-10).
  fileprivate func reportingMissingDeletes(
    _ fault: EngineFault, of statements: [StatementRequest], _ actions: [TransactionAction]
  ) throws(EngineFault) -> EngineFault {
    guard StatementDialect.reportsMissingDeletes, case .cancelled(var faults) = fault,
      faults.count == actions.count
    else { return fault }
    for (position, action) in actions.enumerated() where faults[position] == nil {
      guard case .success(.delete(let condition, _)) = statements[position].action,
        !StatementKey(of: action.table.key, in: condition).rest.isEmpty,
        try image(for: action.key.rowKey, in: action.table.keyspace) == nil
      else { continue }
      faults[position] = .conditionFailed(item: nil, exists: false)
    }
    return .cancelled(faults)
  }

  private func transactLookup(
    _ statement: StatementRequest
  ) throws(TransactionFailure) -> StatementLookup {
    do throws(EngineFault) {
      if statement.index != nil {
        // Rejects any index, before the attributes of its key are counted ([dynoxide-captures]
        // `multi-keys`, us-east-1, 2026-10).
        _ = try statement.resolvedAction
        _ = try activeTable(statement.table)
        throw .statement(.indexInTransaction)
      }
      return try lookup(statement, for: .executeTransaction)
    } catch {
      switch error {
      case .key(.doesNotMatchSchema), .key(.partitionTooLong), .key(.sortTooLong):
        throw .action(error)
      default: throw TransactionFailure(ofStatement: error)
      }
    }
  }

  /// Rejects a transaction that contains an item twice.
  fileprivate func refuseDuplicates(_ items: [(Table, PrimaryKey)]) throws(EngineFault) {
    var seen: Set<ItemAddress> = []
    for (table, key) in items {
      let address = ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey)
      guard seen.insert(address).inserted else {
        throw .transaction(.duplicateItem)
      }
    }
  }
}

extension WriteSession {
  fileprivate mutating func transact(
    _ request: ExecuteTransactionRequest
  ) throws(EngineFault) -> ExecuteTransactionOutput {
    let actions = try request.statements.prepared { (statement) throws(TransactionFailure) in
      try TransactionAction(statement, in: reading)
    }
    try reading.refuseDuplicates(actions.map { ($0.table, $0.key) })
    if let token = request.clientRequestToken,
      let sizes = try replay(of: .executeTransaction, token, request.fingerprint)
    {
      return ExecuteTransactionOutput(
        responses: [], consumedCapacity: try replayReport(of: actions, sizes, request.capacity))
    }
    let changes: [TransactionChange]
    do throws(EngineFault) {
      changes = try verdicts(on: actions)
    } catch {
      throw try reading.reportingMissingDeletes(error, of: request.statements, actions)
        .reportingDuplicates(of: request.statements)
    }
    let output = try carryOut(changes, of: actions, report: .capacity(request.capacity))
    if let token = request.clientRequestToken {
      try remember(
        .executeTransaction, token, request.fingerprint, TransactionSizes(changes))
    }
    // Writes have no responses ([parity-suite] `writeResponses`, 2026-10).
    return ExecuteTransactionOutput(responses: [], consumedCapacity: output.consumedCapacity)
  }
}

extension TransactionAction {
  /// Creates the action of a statement.
  fileprivate convenience init(
    _ statement: StatementRequest, in session: ReadSession
  ) throws(TransactionFailure) {
    let table: Table
    let kind: TransactWriteItemsRequest.Kind
    let condition: Condition?
    do throws(EngineFault) {
      let action: Statement.Action
      (table, action) = try session.target(of: statement)
      (kind, condition) = try table.transactKind(of: action, on: statement.index)
    } catch {
      throw TransactionFailure(ofStatement: error)
    }
    do throws(EngineFault) {
      let key =
        switch kind {
        case .put(let item): try table.primaryKey(ofItem: item)
        case .update(let key, _), .delete(let key), .check(let key):
          try table.primaryKey(ofLookup: key)
        }
      self.init(
        request: statement.transactAction(kind, condition: condition), table: table, key: key)
    } catch {
      throw .action(error)
    }
  }
}

extension Table {
  /// Returns a statement as an action of TransactWriteItems, with its condition.
  ///
  /// A WHERE clause that does not identify a single item results in a key that matches no schema.
  fileprivate func transactKind(
    of action: Statement.Action, on index: String?
  ) throws(EngineFault) -> (TransactWriteItemsRequest.Kind, Condition?) {
    switch action {
    case .insert(let item):
      return (.put(NewItem(item)), .attributeNotExists(DocumentPath(partitionKey)))
    case .update(let update, let condition, let returning):
      if returning != nil { throw .statement(.returningInTransaction) }
      try refuseNonKeyTypes(in: condition)
      let found = StatementKey(of: key, in: condition)
      return (
        .update(key: found.only, update), .existing(self, Condition.joining(found.rest))
      )
    case .delete(let condition, let returning):
      if returning != nil { throw .statement(.returningInTransaction) }
      try refuseNonKeyTypes(in: condition)
      let found = StatementKey(of: key, in: condition)
      return (
        .delete(key: found.only), Condition.joining(found.rest).map { .absent(self, or: $0) }
      )
    case .check(let condition):
      try refuseNonKeyTypes(in: condition)
      let found = StatementKey(of: key, in: condition)
      guard index == nil, found.isComplete(for: key), !found.rest.isEmpty else {
        throw .statement(.existsNeedsCondition)
      }
      return (.check(key: found.key), Condition.joining(found.rest))
    case .select: throw .statement(.existsNeedsCondition)
    }
  }

  /// Rejects values of types that no key can have; types that only differ from the key's are a
  /// cancellation reason ([dynoxide-captures] `partiql-keys`, us-east-1, 2026-10).
  private func refuseNonKeyTypes(in condition: Condition?) throws(EngineFault) {
    let found = StatementKey(of: key, in: condition).key
    for attribute in key.attributes {
      guard let value = found[attribute.name], !value.canBeKey else { continue }
      throw .statement(.keyValueType(attribute.name, value.typeName))
    }
  }
}

extension StatementKey {
  /// The key, or an empty one if an attribute is required to have two values.
  fileprivate var only: Item { conflict == nil ? key : Item() }
}

extension TransactionFailure {
  /// Creates the effect of a statement's fault on its transaction: a missing table is a
  /// cancellation reason, any other fault fails the request ([dynoxide-captures], eu-west-2,
  /// 2026-09-17).
  fileprivate init(ofStatement error: EngineFault) {
    self = error.code == .resourceNotFound ? .action(error) : .request(error)
  }
}

extension [StatementRequest] {
  /// Prepares every statement of a transaction.
  ///
  /// - Throws: the first fault that fails the request, or else a cancellation with all other
  ///   faults.
  fileprivate func prepared<Prepared>(
    _ prepare: (StatementRequest) throws(TransactionFailure) -> Prepared
  ) throws(EngineFault) -> [Prepared] {
    var prepared: [Prepared] = []
    var faults: [EngineFault?] = []
    for (position, statement) in enumerated() {
      do throws(TransactionFailure) {
        prepared.append(try prepare(statement))
        faults.append(nil)
      } catch {
        switch error {
        case .request(let error):
          throw error.code == .validation ? .failedStatement(position, error) : error
        case .action(let error): faults.append(error)
        }
      }
    }
    guard prepared.count == count else { throw .cancelled(faults) }
    return prepared
  }
}

extension EngineFault {
  /// Returns the same cancellation, including the existing item of each duplicate INSERT.
  fileprivate func reportingDuplicates(of statements: [StatementRequest]) -> EngineFault {
    guard case .cancelled(let faults) = self else { return self }
    return .cancelled(
      zip(statements, faults).map { statement, fault in
        guard case .conditionFailed(let item, _) = fault, case .success(.insert) = statement.action
        else { return fault }
        return .statement(.duplicateItem(item))
      })
  }
}
