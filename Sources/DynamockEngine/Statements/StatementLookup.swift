import DynamockModel
import DynamockPartiQL
import DynamockValidation

/// The single item read by a SELECT in a batch or transaction, and the parts to return.
struct StatementLookup {
  let table: Table
  let columns: [Selection.Column]?
  let key: PrimaryKey
}

extension ReadSession {
  /// Returns the item of a SELECT whose condition consists of the whole key.
  ///
  /// - Parameter operation: the operation, for the error message.
  func lookup(
    _ statement: StatementRequest, for operation: Operation
  ) throws(EngineFault) -> StatementLookup {
    let (table, action) = try target(of: statement)
    guard case .select(let selection) = action, statement.index == nil else {
      throw .statement(.readNeedsKey(operation))
    }
    // In a transaction, the message for a key of another type is different.
    try SelectPlan.refuseManyReads(
      of: selection.condition, in: table, checksTypes: operation == .batchExecuteStatement)
    let found = StatementKey(of: table.key, in: selection.condition, takesSingletons: true)
    guard found.isComplete(for: table.key), found.rest.isEmpty else {
      throw .statement(.readNeedsKey(operation))
    }
    return StatementLookup(
      table: table, columns: selection.columns, key: try table.primaryKey(ofLookup: found.key))
  }
}
