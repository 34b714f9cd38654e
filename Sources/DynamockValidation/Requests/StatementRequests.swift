package import DynamockExpressions
package import DynamockModel
package import DynamockPartiQL

/// A PartiQL statement that has passed all rules that depend only on the request.
package struct StatementRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The index after the table's name.
  package let index: String?
  /// Whether the statement only reads.
  package let isRead: Bool
  /// The statement's action, or the fault that is reported once its table's indexes have been
  /// checked.
  package let action: Result<Statement.Action, DynamoDBError>
  /// Whether the read is strongly consistent.
  package let isConsistent: Bool
  /// Whether a failed condition returns the item that does not satisfy it.
  package let returnsItemOnFailure: Bool
}

/// An ExecuteStatement that has passed all rules that depend only on the request.
package struct ExecuteStatementRequest: Sendable {
  /// The statement to execute.
  package let statement: StatementRequest
  /// The maximum number of evaluated items, or `nil` for as many as fit on a page.
  package let limit: Int?
  /// The position from which to continue, or `nil` for the beginning.
  package let nextToken: String?
  /// Whether a next token may be used with these parameters.
  package let takesNextToken: Bool
  /// The properties in which a next token and its request must agree: the statement and its
  /// parameters, but not the limit ([dynoxide-captures], eu-west-1, 2026-09-03).
  package let fingerprint: RequestFingerprint
  /// The details of consumed capacity to return.
  package let capacity: ReturnConsumedCapacity
}

/// A BatchExecuteStatement that has passed all rules that depend only on the request.
package struct BatchExecuteStatementRequest: Sendable {
  /// The statements in the request's order, or their faults.
  package let members: [Result<StatementRequest, DynamoDBError>]
  /// The details of consumed capacity to return.
  package let capacity: ReturnConsumedCapacity
}

extension BatchExecuteStatementRequest {
  /// Returns a batch in which the statements that do not pass a check fail with its error.
  package func filtered(
    by check: (StatementRequest) throws(DynamoDBError) -> Void
  ) -> BatchExecuteStatementRequest {
    let members = members.map { member -> Result<StatementRequest, DynamoDBError> in
      do throws(DynamoDBError) {
        try check(member.get())
        return member
      } catch {
        return .failure(error)
      }
    }
    return BatchExecuteStatementRequest(members: members, capacity: capacity)
  }
}

/// An ExecuteTransaction that has passed all rules that depend only on the request.
package struct ExecuteTransactionRequest: Sendable {
  /// The statements in the request's order.
  package let statements: [StatementRequest]
  /// A token that makes repeated calls idempotent for ten minutes, or `nil` if the client sends
  /// none.
  package let clientRequestToken: String?
  /// The properties in which a repeated call must agree with the first one.
  package let fingerprint: RequestFingerprint
  /// The details of consumed capacity to return.
  package let capacity: ReturnConsumedCapacity
}

// A statement's action as a request of another operation, with the key found by the engine.

extension StatementRequest {
  /// Returns the PutItem for an `INSERT`.
  ///
  /// - Parameter keyAttribute: the table's partition key, which may not exist yet.
  package func insertion(of item: Item, keyAttribute: String) -> PutItemRequest {
    PutItemRequest(
      table: table, item: NewItem(item),
      condition: CompiledCondition(.attributeNotExists(DocumentPath(keyAttribute))),
      returnsOld: false, returnsItemOnFailure: false, report: .nothing)
  }

  /// Returns the UpdateItem for an `UPDATE`; the limit of 400 KB for update expressions does not
  /// apply to PartiQL.
  package func update(
    _ update: UpdateExpression, of key: Item, condition: Condition, returning: Returning?
  ) -> UpdateItemRequest {
    UpdateItemRequest(
      table: table, key: key, update: update, isLegacy: true,
      condition: CompiledCondition(condition),
      returnValues: returning?.returnValue ?? .nothing,
      returnsItemOnFailure: returnsItemOnFailure, report: .nothing)
  }

  /// Returns the DeleteItem for a `DELETE`.
  package func deletion(
    of key: Item, condition: Condition?, returning: Returning?
  ) -> DeleteItemRequest {
    DeleteItemRequest(
      table: table, key: key, condition: condition.map { CompiledCondition($0) },
      returnsOld: returning == .allOld,
      returnsItemOnFailure: returnsItemOnFailure, report: .nothing)
  }

  /// Returns the action of TransactWriteItems for a statement of a transaction.
  package func transactAction(
    _ kind: TransactWriteItemsRequest.Kind, condition: Condition?
  ) -> TransactWriteItemsRequest.Action {
    // A duplicate item is not returned ([dynoxide-captures] `partiql-failed-items`, us-east-1,
    // 2026-10).
    let isInsert = if case .put = kind { true } else { false }
    return TransactWriteItemsRequest.Action(
      table: table, kind: kind, condition: condition.map { CompiledCondition($0) },
      returnsItemOnFailure: returnsItemOnFailure && !isInsert)
  }
}

extension Returning {
  fileprivate var returnValue: ReturnValue {
    switch self {
    case .allOld: .allOld
    case .allNew: .allNew
    case .modifiedOld: .updatedOld
    case .modifiedNew: .updatedNew
    }
  }
}

extension WriteReport {
  /// No report in addition to the result.
  fileprivate static let nothing = WriteReport(capacity: .nothing, itemCollectionMetrics: false)

  /// Returns a report of only the consumed capacity.
  package static func capacity(_ capacity: ReturnConsumedCapacity) -> WriteReport {
    WriteReport(capacity: capacity, itemCollectionMetrics: false)
  }
}
