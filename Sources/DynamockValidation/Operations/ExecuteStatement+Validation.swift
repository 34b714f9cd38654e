package import DynamockModel
import DynamockPartiQL

extension ExecuteStatementRequest {
  /// Validates an ExecuteStatement by the rules that depend only on the request.
  package init(validating input: ExecuteStatementInput) throws(DynamoDBError) {
    var check = ConstraintCheck()
    check.statementModel(input)
    do throws(RequestFault) {
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: .older)
    }
    try StatementRules.check(input.parameters)
    let statement = try StatementRules.request(
      input.statement, input.parameters, for: .statement, isConsistent: input.consistentRead,
      valuesOnFailure: input.returnValuesOnConditionCheckFailure)
    var fingerprint = RequestFingerprint()
    fingerprint.add(statement: input.statement, input.parameters)
    fingerprint.add(scalesOf: input.parameters)
    self.init(
      statement: statement, limit: input.limit, nextToken: input.nextToken,
      takesNextToken:
        !(StatementDialect.refusesTokensOfCollections
        && (input.parameters ?? []).contains(where: \.isCollection)),
      fingerprint: fingerprint, capacity: input.returnConsumedCapacity ?? .nothing)
  }
}
