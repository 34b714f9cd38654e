import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Carries out up to 100 PartiQL statements as one: all of them read, or all write.
  package func executeTransaction(
    _ request: ExecuteTransactionRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<ExecuteTransactionOutput, DynamoDBError>) -> Void
  ) {
    guard request.statements.contains(where: { !$0.isRead }) else {
      completion(
        Result { () throws(DynamoDBError) in
          try read(meter) { session throws(DynamoDBError) in try session.transact(request) }
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
    transact(entry, meter, completion) { session throws(DynamoDBError) in
      try session.transact(request)
    }
  }
}

extension ReadSession {
  fileprivate func transact(
    _ request: ExecuteTransactionRequest
  ) throws(DynamoDBError) -> ExecuteTransactionOutput {
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

  /// A cancellation with a reason for each DELETE whose condition no item was there to meet: alone it
  /// does nothing, beside another failure it has failed (captures `partiql-failed-items`, us-east-1,
  /// 2026-10).
  fileprivate func reportingMissingDeletes(
    _ error: DynamoDBError, of statements: [StatementRequest], _ actions: [TransactionAction]
  ) throws(DynamoDBError) -> DynamoDBError {
    guard StatementDialect.reportsMissingDeletes, error.code == .transactionCanceled,
      error.cancellationReasons.count == actions.count
    else { return error }
    var reasons = error.cancellationReasons
    for (position, action) in actions.enumerated() where reasons[position].code == "None" {
      guard case .success(.delete(let condition, _)) = statements[position].action,
        !StatementKey(of: action.table.key, in: condition).rest.isEmpty,
        try image(for: action.key.rowKey, in: action.table.keyspace) == nil
      else { continue }
      reasons[position] = .init(
        code: "ConditionalCheckFailed", message: Sentence.conditionFailed)
    }
    return .cancelled(reasons)
  }

  private func transactLookup(
    _ statement: StatementRequest
  ) throws(TransactionFailure) -> StatementLookup {
    do throws(DynamoDBError) {
      if statement.index != nil {
        // Any index, before the attributes of its key are counted (captures `multi-keys`, us-east-1,
        // 2026-10).
        _ = try statement.action.get()
        _ = try activeTable(statement.table)
        throw .invalid(Sentence.indexInTransaction)
      }
      return try lookup(statement, for: "ExecuteTransaction")
    } catch {
      throw error.message == Sentence.keyDoesNotMatchSchema || error.isKeyTooLong
        ? .action(error) : TransactionFailure(ofStatement: error)
    }
  }

  /// Refuses a transaction that names an item twice.
  fileprivate func refuseDuplicates(_ items: [(Table, PrimaryKey)]) throws(DynamoDBError) {
    var seen: Set<ItemAddress> = []
    for (table, key) in items {
      let address = ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey)
      guard seen.insert(address).inserted else {
        throw .invalid(Sentence.transactionHasDuplicates)
      }
    }
  }
}

extension WriteSession {
  fileprivate mutating func transact(
    _ request: ExecuteTransactionRequest
  ) throws(DynamoDBError) -> ExecuteTransactionOutput {
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
    let changes: [(change: ItemChange, writes: Bool)]
    do throws(DynamoDBError) {
      changes = try verdicts(on: actions)
    } catch {
      throw try reading.reportingMissingDeletes(error, of: request.statements, actions)
        .inWordsOfStatements(request.statements)
    }
    let output = try carryOut(changes, of: actions, report: .capacity(request.capacity))
    if let token = request.clientRequestToken {
      try remember(
        .executeTransaction, token, request.fingerprint, TransactionSizes(changes))
    }
    // Writes have no responses (Parity Suite `writeResponses`, 2026-10).
    return ExecuteTransactionOutput(responses: [], consumedCapacity: output.consumedCapacity)
  }
}

extension TransactionAction {
  /// The action that a statement is.
  fileprivate init(
    _ statement: StatementRequest, in session: ReadSession
  ) throws(TransactionFailure) {
    let table: Table
    let kind: TransactWriteItemsRequest.Kind
    let condition: Condition?
    do throws(DynamoDBError) {
      let action: Statement.Action
      (table, action) = try session.target(of: statement)
      (kind, condition) = try table.transactKind(of: action, on: statement.index)
    } catch {
      throw TransactionFailure(ofStatement: error)
    }
    do throws(DynamoDBError) {
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
  /// What a statement does in the terms of TransactWriteItems, and under which condition.
  ///
  /// A WHERE clause that does not name one item gives a key that fits no schema.
  fileprivate func transactKind(
    of action: Statement.Action, on index: String?
  ) throws(DynamoDBError) -> (TransactWriteItemsRequest.Kind, Condition?) {
    switch action {
    case .insert(let item):
      return (.put(item), .attributeNotExists(DocumentPath(partitionKey)))
    case .update(let update, let condition, let returning):
      if returning != nil { throw .invalid(Sentence.returningInTransaction) }
      try refuseNonKeyTypes(in: condition)
      let found = StatementKey(of: key, in: condition)
      return (
        .update(key: found.only, update), .existing(self, Condition.joining(found.rest))
      )
    case .delete(let condition, let returning):
      if returning != nil { throw .invalid(Sentence.returningInTransaction) }
      try refuseNonKeyTypes(in: condition)
      let found = StatementKey(of: key, in: condition)
      return (
        .delete(key: found.only), Condition.joining(found.rest).map { .absent(self, or: $0) }
      )
    case .check(let condition):
      try refuseNonKeyTypes(in: condition)
      let found = StatementKey(of: key, in: condition)
      guard index == nil, found.isComplete(for: key), !found.rest.isEmpty else {
        throw .invalid(Sentence.existsNeedsCondition)
      }
      return (.check(key: found.key), Condition.joining(found.rest))
    case .select: throw .invalid(Sentence.existsNeedsCondition)
    }
  }

  /// Refuses values of types that no key can have; other types than the key's are a reason to cancel
  /// (captures `partiql-keys`, us-east-1, 2026-10).
  private func refuseNonKeyTypes(in condition: Condition?) throws(DynamoDBError) {
    let found = StatementKey(of: key, in: condition).key
    for attribute in key.attributes {
      guard let value = found[attribute.name], !value.canBeKey else { continue }
      throw .invalid(Sentence.statementKeyValueType(attribute.name, value.typeName))
    }
  }
}

extension StatementKey {
  /// The key, or none where an attribute is asked to have two values.
  fileprivate var only: Item { conflict == nil ? key : Item() }
}

extension TransactionFailure {
  /// What a fault of a statement means for its transaction: a table that is not there is a reason to
  /// cancel it, anything else ends the request (captured in eu-west-2, 2026-09-17).
  fileprivate init(ofStatement error: DynamoDBError) {
    self = error.code == .resourceNotFound ? .action(error) : .request(error)
  }
}

extension [StatementRequest] {
  /// Prepares every statement of a transaction.
  ///
  /// - Throws: the first fault that ends the request; else a cancellation with all the others.
  fileprivate func prepared<Prepared>(
    _ prepare: (StatementRequest) throws(TransactionFailure) -> Prepared
  ) throws(DynamoDBError) -> [Prepared] {
    var prepared: [Prepared] = []
    var reasons: [DynamoDBError.CancellationReason] = []
    for (position, statement) in enumerated() {
      do throws(TransactionFailure) {
        prepared.append(try prepare(statement))
        reasons.append(.init(code: "None"))
      } catch {
        switch error {
        case .request(let error):
          throw error.code == .validation ? error.failing(inStatement: position) : error
        case .action(let error):
          let code = error.code == .resourceNotFound ? "ResourceNotFound" : "ValidationError"
          reasons.append(.init(code: code, message: error.message))
        }
      }
    }
    guard prepared.count == count else { throw .cancelled(reasons) }
    return prepared
  }
}

extension DynamoDBError {
  /// The same cancellation as PartiQL words it: what an INSERT found is a duplicate.
  fileprivate func inWordsOfStatements(_ statements: [StatementRequest]) -> DynamoDBError {
    guard code == .transactionCanceled else { return self }
    let reasons = zip(statements, cancellationReasons).map { statement, reason in
      if reason.message == Sentence.nestingTooDeep {
        return CancellationReason(
          code: reason.code, message: Sentence.statementNestingTooDeep, item: reason.item)
      }
      guard reason.code == "ConditionalCheckFailed", case .success(.insert) = statement.action
      else { return reason }
      return CancellationReason(
        code: "DuplicateItem", message: Sentence.duplicateItem, item: reason.item)
    }
    return .cancelled(reasons)
  }
}
