package import DynamockModel
import DynamockPartiQL

extension ExecuteTransactionRequest {
  /// Validates an ExecuteTransaction by the rules that depend only on the request.
  ///
  /// The parameters of all statements are checked before the text of any statement
  /// ([dynoxide-captures], eu-west-2, 2026-09-17).
  package init(validating input: ExecuteTransactionInput) throws(DynamoDBError) {
    var check = ConstraintCheck()
    check.statementModel(input)
    do throws(RequestFault) {
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: .older)
    }
    let sent = input.transactStatements ?? []
    for statement in sent { try StatementRules.check(statement.parameters) }
    var statements: [StatementRequest] = []
    var fingerprint = RequestFingerprint()
    for (position, statement) in sent.enumerated() {
      do throws(DynamoDBError) {
        statements.append(
          try StatementRules.request(
            statement.statement, statement.parameters, for: .transaction, isConsistent: nil,
            valuesOnFailure: statement.returnValuesOnConditionCheckFailure))
      } catch {
        throw error.failing(inStatement: position)
      }
      fingerprint.add(statement: statement.statement, statement.parameters)
      // A missing mode means NONE ([dynoxide-captures] `partiql-failed-items`, us-east-1, 2026-10).
      let mode = statement.returnValuesOnConditionCheckFailure
      fingerprint.add((mode ?? ReturnValuesOnConditionCheckFailure.nothing).rawValue)
    }
    guard Set(statements.map(\.isRead)).count < 2 else {
      throw DynamoDBError(.validation, Sentence.mixedTransaction)
    }
    let payload = zip(sent, statements).reduce(0) { $0 + Self.payload(of: $1.0, $1.1) }
    guard payload <= Limits.transactionSize else {
      throw DynamoDBError(RequestFault.transactionTooLarge(payload), in: .older)
    }
    self.init(
      statements: statements, clientRequestToken: input.clientRequestToken,
      fingerprint: fingerprint, capacity: input.returnConsumedCapacity ?? .nothing)
  }

  /// Returns the number of bytes of a statement that count towards the 4 MB of a transaction
  /// ([aws-api-reference]).
  ///
  /// For an INSERT, these are the item's; for any other statement, whose text has at most 8 KB,
  /// they are the parameters'.
  private static func payload(
    of sent: ParameterizedStatement, _ statement: StatementRequest
  ) -> Int {
    if case .success(.insert(let item)) = statement.action { return item.size }
    return (sent.parameters ?? []).reduce(0) { $0 + $1.size }
  }
}

extension DynamoDBError {
  /// Returns the same fault, reported for a statement of a transaction.
  package func failing(inStatement position: Int) -> DynamoDBError {
    var error = self
    error.message = message.map { Sentence.failed(inStatement: position, $0) }
    return error
  }
}
