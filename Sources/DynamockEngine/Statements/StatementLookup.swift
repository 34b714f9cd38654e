import DynamockModel
import DynamockPartiQL
import DynamockValidation

/// The one item that a SELECT of a batch or transaction reads, and what is shown of it.
struct StatementLookup {
  let table: Table
  let columns: [Selection.Column]?
  let key: PrimaryKey
}

extension ReadSession {
  /// The item that a SELECT names by its whole key, and nothing else.
  ///
  /// - Parameter operation: the operation's name, for the sentence.
  func lookup(
    _ statement: StatementRequest, for operation: String
  ) throws(DynamoDBError) -> StatementLookup {
    let (table, action) = try target(of: statement)
    guard case .select(let selection) = action, statement.index == nil else {
      throw .invalid(Sentence.readNeedsKey(operation))
    }
    // In a transaction a key of another type has another message.
    try SelectPlan.refuseManyReads(
      of: selection.condition, in: table, checksTypes: operation == "BatchExecuteStatement")
    let found = StatementKey(of: table.key, in: selection.condition, takesSingletons: true)
    guard found.isComplete(for: table.key), found.rest.isEmpty else {
      throw .invalid(Sentence.readNeedsKey(operation))
    }
    return StatementLookup(
      table: table, columns: selection.columns, key: try table.primaryKey(ofLookup: found.key))
  }
}
