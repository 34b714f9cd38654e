package import DynamockModel
package import DynamockValidation

extension Database {
  /// Deletes a table with all its contents, immediately or after the configured delay.
  package func deleteTable(
    _ request: NamedTableRequest,
    completion: @escaping @Sendable (Result<DeleteTableOutput, DynamoDBError>) -> Void
  ) {
    write(removingDiscarded(completion)) { session throws(EngineFault) in
      let table = try session.reading.knownTable(request.table)
      let description = table.deletionDescription(
        at: session.timeOfDay, settings: session.settings)
      if case .deleting? = table.definition.lifecycle.resolved(at: session.now) {
        // Deleting a table that is already being deleted is not an error ([aws-api-reference]).
        return DeleteTableOutput(tableDescription: description)
      }
      try table.requireDeletable(at: session.now)
      guard !table.definition.isDeletionProtected else {
        throw .table(.deletionProtected)
      }
      try session.delete(table)
      return DeleteTableOutput(tableDescription: description)
    }
  }
}

extension WriteSession {
  /// Deletes a table; its stream is disabled and remains readable ([aws-api-reference]).
  fileprivate mutating func delete(_ table: Table) throws(EngineFault) {
    var catalog = catalog
    try closeStream(of: table.definition, in: &catalog)
    guard settings.delays.deletingTable > 0 else { return try erase(deleted: table) }
    var definition = table.definition
    definition.lifecycle = .deleting(
      until: now.adding(milliseconds: settings.delays.deletingTable))
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
