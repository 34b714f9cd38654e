import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockValidation

extension Database {
  /// Carries out up to 100 PartiQL statements as one: all of them read, or all write.
  package func executeTransaction(
    _ request: ExecuteTransactionRequest,
    completion: @escaping @Sendable (Result<ExecuteTransactionOutput, DynamoDBError>) -> Void
  ) {
    guard request.statements.contains(where: { !$0.isRead }) else {
      completion(
        Result { () throws(DynamoDBError) in
          try read { session throws(DynamoDBError) in try session.transact(request) }
        })
      return
    }
    write(completion) { session throws(DynamoDBError) in try session.transact(request) }
  }
}

extension ReadSession {
  fileprivate func transact(
    _ request: ExecuteTransactionRequest
  ) throws(DynamoDBError) -> ExecuteTransactionOutput {
    var lookups: [(table: Table, columns: [Selection.Column]?, key: PrimaryKey)] = []
    var reasons: [DynamoDBError.CancellationReason] = []
    for (position, statement) in request.statements.enumerated() {
      do throws(DynamoDBError) {
        lookups.append(try transactLookup(statement))
        reasons.append(.init(code: "None"))
      } catch {
        reasons.append(try error.reason(inStatement: position))
      }
    }
    guard lookups.count == reasons.count else { throw .cancelled(reasons) }
    try TransactionStatements.refuseDuplicates(lookups.map { ($0.table, $0.key) })
    var consumptions = TransactionConsumption()
    var responses: [ItemResponse] = []
    for (statement, lookup) in zip(request.statements, lookups) {
      let image = try image(for: lookup.key.rowKey, in: lookup.table.keyspace)
      var consumption = Consumption(tableName: statement.table.asSent)
      consumption.addTable(CapacityUnits.read(image?.size ?? 0, consistent: true))
      consumptions.add(consumption)
      responses.append(ItemResponse(item: try image?.showing(lookup.columns)))
    }
    return ExecuteTransactionOutput(
      responses: responses, consumedCapacity: consumptions.report(request.capacity, as: .read))
  }

  private func transactLookup(
    _ statement: StatementRequest
  ) throws(DynamoDBError) -> (Table, [Selection.Column]?, PrimaryKey) {
    if statement.index != nil {
      _ = try target(of: statement)
      throw .invalid(Sentence.indexInTransaction)
    }
    return try lookup(statement, for: "ExecuteTransaction")
  }
}

extension WriteSession {
  fileprivate mutating func transact(
    _ request: ExecuteTransactionRequest
  ) throws(DynamoDBError) -> ExecuteTransactionOutput {
    var actions: [TransactionAction] = []
    var reasons: [DynamoDBError.CancellationReason] = []
    for (position, statement) in request.statements.enumerated() {
      do throws(DynamoDBError) {
        actions.append(try transactAction(statement))
        reasons.append(.init(code: "None"))
      } catch {
        reasons.append(try error.reason(inStatement: position))
      }
    }
    guard actions.count == reasons.count else { throw .cancelled(reasons) }
    try TransactionStatements.refuseDuplicates(actions.map { ($0.table, $0.key) })
    if let token = request.clientRequestToken,
      try isReplay(of: .executeTransaction, token, request.fingerprint)
    {
      return ExecuteTransactionOutput(
        responses: [], consumedCapacity: try replayReport(of: actions, request.capacity))
    }
    let changes: [(change: ItemChange, writes: Bool)]
    do throws(DynamoDBError) {
      changes = try verdicts(on: actions)
    } catch {
      throw error.tellingDuplicates(in: request.statements)
    }
    let output = try carryOut(changes, of: actions, report: .capacity(request.capacity))
    if let token = request.clientRequestToken {
      try remember(.executeTransaction, token, request.fingerprint)
    }
    // Writes have no responses (Parity Suite `writeResponses`, 2026-10).
    return ExecuteTransactionOutput(responses: [], consumedCapacity: output.consumedCapacity)
  }

  /// The action that a statement is.
  private func transactAction(
    _ statement: StatementRequest
  ) throws(DynamoDBError) -> TransactionAction {
    let (table, action) = try reading.target(of: statement)
    switch action {
    case .insert(let item):
      let request = statement.transactAction(
        .put(item), condition: .attributeNotExists(DocumentPath(table.partitionKey)))
      return TransactionAction(
        request: request, table: table, key: try table.primaryKey(ofItem: item))
    case .update(let update, let condition, let returning):
      if returning != nil { throw .invalid(Sentence.returningInTransaction) }
      let (key, rest, found) = try table.transactKey(in: condition)
      return TransactionAction(
        request: statement.transactAction(
          .update(key: key, update), condition: .existing(table, rest)), table: table, key: found)
    case .delete(let condition, let returning):
      if returning != nil { throw .invalid(Sentence.returningInTransaction) }
      let (key, rest, found) = try table.transactKey(in: condition)
      return TransactionAction(
        request: statement.transactAction(
          .delete(key: key), condition: rest.map { .absent(table, or: $0) }), table: table,
        key: found)
    case .check(let condition):
      let found = StatementKey(of: table.key, in: condition)
      guard statement.index == nil, found.isComplete(for: table.key),
        let rest = Condition.joining(found.rest)
      else { throw .invalid(Sentence.existsNeedsCondition) }
      return TransactionAction(
        request: statement.transactAction(.check(key: found.key), condition: rest), table: table,
        key: try table.primaryKey(ofLookup: found.key))
    case .select: throw .invalid(Sentence.existsNeedsCondition)
    }
  }
}

extension Table {
  /// The key that a write of a transaction names; whatever is wrong with it is told in one sentence.
  fileprivate func transactKey(
    in condition: Condition?
  ) throws(DynamoDBError) -> (key: Item, rest: Condition?, found: PrimaryKey) {
    let found = StatementKey(of: key, in: condition)
    guard found.conflict == nil else { throw .invalid(Sentence.keyDoesNotMatchSchema) }
    return (found.key, Condition.joining(found.rest), try primaryKey(ofLookup: found.key))
  }
}

/// What the statements of a transaction have in common.
enum TransactionStatements {
  /// Refuses a transaction that names an item twice.
  static func refuseDuplicates(_ items: [(Table, PrimaryKey)]) throws(DynamoDBError) {
    var seen: Set<ItemAddress> = []
    for (table, key) in items {
      let address = ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey)
      guard seen.insert(address).inserted else {
        throw .invalid(Sentence.transactionHasDuplicates)
      }
    }
  }
}

extension DynamoDBError {
  /// The reason that a fault of one statement gives; faults of the statement itself end the request
  /// (captured in eu-west-2, 2026-09-17).
  fileprivate func reason(
    inStatement position: Int
  ) throws(DynamoDBError) -> CancellationReason {
    switch code {
    case .resourceNotFound: return CancellationReason(code: "ResourceNotFound", message: message)
    case .validation:
      let isKeyFault =
        message == Sentence.keyDoesNotMatchSchema
        || message?.hasPrefix(Sentence.keyMissingBeginning) == true
        || message?.hasPrefix(Sentence.keyTypeBeginning) == true
      guard isKeyFault else { throw failing(inStatement: position) }
      return CancellationReason(code: "ValidationError", message: message)
    default: throw self
    }
  }

  /// The same cancellation, with the failed conditions of INSERTs told as what they are.
  fileprivate func tellingDuplicates(in statements: [StatementRequest]) -> DynamoDBError {
    guard code == .transactionCanceled else { return self }
    let reasons = zip(statements, cancellationReasons).map { statement, reason in
      guard reason.code == "ConditionalCheckFailed", case .success(.insert) = statement.action
      else { return reason }
      return CancellationReason(
        code: "DuplicateItem", message: Sentence.duplicateItem, item: reason.item)
    }
    return .cancelled(reasons)
  }
}
