import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockValidation

extension OperationInput {
  /// The permissions of PartiQL statements, each of which is an action of its own
  /// ([aws-guide], IAM security policies with PartiQL for DynamoDB).
  var statementPermissions: [Permission] {
    switch self {
    case .executeStatement(let input):
      let request = try? ExecuteStatementRequest(validating: input)
      return request.map { [$0.statement.permission()] } ?? []
    case .executeTransaction(let input):
      let request = try? ExecuteTransactionRequest(validating: input)
      return request?.statements.map { $0.permission(in: .executeTransaction) } ?? []
    default: return []
    }
  }
}

extension StatementRequest {
  /// Returns the permission that the statement needs.
  /// - Parameter operation: the operation that the statement is a part of, or `nil` for one alone.
  func permission(in operation: Operation? = nil) -> Permission {
    Permission(actionName, on: .table(table.asSent, index: index)) {
      var facts = self.facts
      facts.enclosing = operation
      return facts
    }
  }

  private var actionName: String {
    switch action {
    case .success(.insert): "PartiQLInsert"
    case .success(.update): "PartiQLUpdate"
    case .success(.delete): "PartiQLDelete"
    case .success(.select), .success(.check): "PartiQLSelect"
    case .failure: isRead ? "PartiQLSelect" : "PartiQLUpdate"
    }
  }

  private var facts: AccessFacts {
    var facts = AccessFacts()
    guard case .success(let action) = action else { return facts }
    switch action {
    case .select(let selection):
      facts.condition = selection.condition
      facts.attributes = (selection.columns ?? []).map(\.path.attribute)
      facts.attributes += selection.order.map(\.attribute)
      facts.select = selection.columns == nil ? .allAttributes : .specificAttributes
      facts.isStatement = true
    case .insert(let item):
      facts.keys = [item]
      facts.attributes = item.names
    case .update(let update, let condition, let returning):
      facts.condition = condition
      facts.attributes = update.accessedAttributes
      facts.returnValues = returning?.asReturnValue ?? .nothing
    case .delete(let condition, let returning):
      facts.condition = condition
      facts.returnValues = returning?.asReturnValue ?? .nothing
    case .check(let condition):
      facts.condition = condition
      facts.isStatement = true
    }
    facts.attributes += facts.condition?.accessedAttributes ?? []
    return facts
  }
}

extension Returning {
  fileprivate var asReturnValue: ReturnValue {
    switch self {
    case .allOld: .allOld
    case .allNew: .allNew
    case .modifiedOld: .updatedOld
    case .modifiedNew: .updatedNew
    }
  }
}
