package import DynamockModel
import DynamockPartiQL

extension BatchExecuteStatementRequest {
  /// Validates a BatchExecuteStatement by the rules that depend only on the request.
  ///
  /// A statement with a fault fails alone; a mixture of reads and writes fails the whole batch
  /// ([dynoxide-captures], eu-west-2, 2026-08-15).
  package init(validating input: BatchExecuteStatementInput) throws(DynamoDBError) {
    var check = ConstraintCheck()
    check.statementModel(input)
    do throws(RequestFault) {
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: .older)
    }
    let members = (input.statements ?? []).map { member in
      Result { () throws(DynamoDBError) in try StatementRequest(checking: member) }
    }
    let kinds = Set(members.compactMap { try? $0.get().isRead })
    guard kinds.count < 2 else { throw DynamoDBError(.validation, Sentence.mixedBatch) }
    self.init(members: members, capacity: input.returnConsumedCapacity ?? .nothing)
  }
}

extension StatementRequest {
  /// Validates a statement of a batch.
  fileprivate init(checking member: BatchStatementRequest) throws(DynamoDBError) {
    try StatementRules.check(member.parameters)
    self = try StatementRules.request(
      member.statement, member.parameters, for: .statement, isConsistent: member.consistentRead,
      valuesOnFailure: member.returnValuesOnConditionCheckFailure)
  }
}
