import DynamockExpressions
import DynamockModel
import DynamockPartiQL

/// A PartiQL statement that has passed every rule that needs only the request.
package struct StatementRequest: Sendable {
  package let table: TableReference
  /// The index behind the table's name.
  package let index: String?
  /// Whether it reads and does not write.
  package let isRead: Bool
  /// What it does, or why it is refused once its table's indexes have been looked at.
  package let action: Result<Statement.Action, DynamoDBError>
  package let isConsistent: Bool
  /// Whether a failed condition returns the item that failed it.
  package let returnsItemOnFailure: Bool
}

/// An ExecuteStatement that has passed every rule that needs only the request.
package struct ExecuteStatementRequest: Sendable {
  package let statement: StatementRequest
  /// How many items are evaluated at most; nil for the page's natural end.
  package let limit: Int?
  package let nextToken: String?
  /// Whether a next token can go on with these parameters.
  package let takesNextToken: Bool
  /// What a next token has to have in common with the request that it came from: the statement and
  /// its parameters, not the limit (captured in eu-west-1, 2026-09-03).
  package let fingerprint: RequestFingerprint
  package let capacity: ReturnConsumedCapacity
}

/// A BatchExecuteStatement that has passed every rule that needs only the request.
package struct BatchExecuteStatementRequest: Sendable {
  /// The statements in the request's order, or what is wrong with them.
  package let members: [Result<StatementRequest, DynamoDBError>]
  package let capacity: ReturnConsumedCapacity
}

/// An ExecuteTransaction that has passed every rule that needs only the request.
package struct ExecuteTransactionRequest: Sendable {
  /// The statements in the request's order.
  package let statements: [StatementRequest]
  /// Makes a repeated call harmless for ten minutes; nil when the client sends none.
  package let clientRequestToken: String?
  /// What a repeated call has to have in common with the first.
  package let fingerprint: RequestFingerprint
  package let capacity: ReturnConsumedCapacity
}

// What a statement does, as the requests of the other operations: the engine has found the key.

extension StatementRequest {
  /// The PutItem that an `INSERT` is.
  ///
  /// - Parameter keyAttribute: the table's partition key, which may not be there yet.
  package func insertion(of item: Item, keyAttribute: String) -> PutItemRequest {
    PutItemRequest(
      table: table, item: item, condition: .attributeNotExists(DocumentPath(keyAttribute)),
      returnsOld: false, returnsItemOnFailure: false, report: .nothing)
  }

  /// The UpdateItem that an `UPDATE` is; the 400 KB rule for statements is not PartiQL's.
  package func update(
    _ update: UpdateExpression, of key: Item, condition: Condition, returning: Returning?
  ) -> UpdateItemRequest {
    UpdateItemRequest(
      table: table, key: key, update: update, isLegacy: true, condition: condition,
      returnValues: returning?.returnValue ?? .nothing,
      returnsItemOnFailure: returnsItemOnFailure, report: .nothing)
  }

  /// The DeleteItem that a `DELETE` is.
  package func deletion(
    of key: Item, condition: Condition?, returning: Returning?
  ) -> DeleteItemRequest {
    DeleteItemRequest(
      table: table, key: key, condition: condition, returnsOld: returning == .allOld,
      returnsItemOnFailure: returnsItemOnFailure, report: .nothing)
  }

  /// The action of TransactWriteItems that a statement of a transaction is.
  package func transactAction(
    _ kind: TransactWriteItemsRequest.Kind, condition: Condition?
  ) -> TransactWriteItemsRequest.Action {
    // A duplicate is not shown (captures `partiql-failed-items`, us-east-1, 2026-10).
    let isInsert = if case .put = kind { true } else { false }
    return TransactWriteItemsRequest.Action(
      table: table, kind: kind, condition: condition,
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
  /// No report beside the result.
  fileprivate static let nothing = WriteReport(capacity: .nothing, itemCollectionMetrics: false)

  /// A report of consumed capacity alone.
  package static func capacity(_ capacity: ReturnConsumedCapacity) -> WriteReport {
    WriteReport(capacity: capacity, itemCollectionMetrics: false)
  }
}
