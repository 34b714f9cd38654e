import DynamockModel
import DynamockPartiQL

extension ExecuteStatementRequest {
  /// Checks an ExecuteStatement by every rule that needs only the request.
  package init(validating input: ExecuteStatementInput) throws(DynamoDBError) {
    var check = ConstraintCheck()
    check.model(input)
    do throws(RequestFault) {
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: .older)
    }
    try StatementRules.check(input.parameters)
    let statement = try StatementRules.request(
      input.statement, input.parameters, isConsistent: input.consistentRead,
      valuesOnFailure: input.returnValuesOnConditionCheckFailure)
    if case .success(.check) = statement.action {
      throw DynamoDBError(.validation, Sentence.existsOutsideTransaction)
    }
    var fingerprint = RequestFingerprint()
    fingerprint.add(statement: input.statement, input.parameters)
    self.init(
      statement: statement, limit: input.limit, nextToken: input.nextToken,
      fingerprint: fingerprint, capacity: input.returnConsumedCapacity ?? .nothing)
  }
}
