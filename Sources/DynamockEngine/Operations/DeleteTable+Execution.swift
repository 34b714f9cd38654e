import DynamockModel
import DynamockValidation

extension Database {
  /// Deletes a table with everything in it, at once or after the configured delay.
  package func deleteTable(
    _ request: NamedTableRequest,
    completion: @escaping @Sendable (Result<DeleteTableOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(DynamoDBError) in
      let table = try session.reading.knownTable(request.table)
      let description = table.deletionDescription(
        at: session.timeOfDay, settings: session.settings)
      if case .deleting? = table.definition.lifecycle.resolved(at: session.now) {
        // Deleting a table that is being deleted is no error (semantics §6).
        return DeleteTableOutput(tableDescription: description)
      }
      try table.requireDeletable(at: session.now)
      guard !table.definition.isDeletionProtected else {
        throw .invalid(Sentence.deletionProtected)
      }
      try session.delete(table)
      return DeleteTableOutput(tableDescription: description)
    }
  }
}

extension WriteSession {
  /// Deletes a table; its stream is disabled and stays readable (semantics §6).
  fileprivate mutating func delete(_ table: Table) throws(DynamoDBError) {
    var catalog = catalog
    try closeStream(of: table.definition, in: &catalog)
    guard settings.delays.deletingTable > 0 else { return try erase(table) }
    var definition = table.definition
    definition.lifecycle = .deleting(
      until: now.adding(milliseconds: settings.delays.deletingTable))
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
