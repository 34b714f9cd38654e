// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExecuteStatementInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(statement, at: "Statement")
    check.length(statement, at: "Statement", minimum: 1, maximum: 8192)
    check.length(parameters, at: "Parameters", minimum: 1)
    check.length(nextToken, at: "NextToken", minimum: 1, maximum: 32768)
    check.enumeration(returnConsumedCapacity, at: "ReturnConsumedCapacity")
    check.range(limit, at: "Limit", minimum: 1)
    check.enumeration(
      returnValuesOnConditionCheckFailure, at: "ReturnValuesOnConditionCheckFailure")
  }
}
