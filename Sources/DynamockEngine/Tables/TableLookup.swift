import DynamockModel
import DynamockValidation

/// What looks tables up.
protocol TableLookup {
  var catalog: Catalog { get }
  var now: Timestamp { get }
  var settings: EngineSettings { get }
}

extension ReadSession: TableLookup {}

extension TableLookup {
  /// The table an item operation names, if items can be read and written.
  ///
  /// - Throws: ResourceNotFoundException for a table that is not there or still CREATING (semantics §6),
  ///   AccessDeniedException for one of another account (semantics §18).
  func activeTable(_ reference: TableReference) throws(DynamoDBError) -> Table {
    try settings.refuseOtherAccount(reference)
    guard let table = catalog[reference.name],
      let state = table.definition.lifecycle.resolved(at: now)
    else { throw noTable(reference.name, Sentence.resourceNotFound) }
    if case .creating = state {
      throw noTable(reference.name, Sentence.resourceNotFound, isCreating: true)
    }
    return table
  }

  /// The table a control operation names, in whatever state it is.
  ///
  /// - Throws: ResourceNotFoundException that names the table.
  func knownTable(_ reference: TableReference) throws(DynamoDBError) -> Table {
    try settings.refuseOtherAccount(reference)
    guard let table = catalog[reference.name], table.definition.lifecycle.resolved(at: now) != nil
    else {
      throw noTable(reference.name, Sentence.tableNotFound(reference.name))
    }
    return table
  }

  private func noTable(
    _ name: String, _ sentence: String, isCreating: Bool = false
  ) -> DynamoDBError {
    DynamoDBError(
      .resourceNotFound, sentence,
      explanation: .noTable(name, isCreating: isCreating, in: catalog))
  }
}

extension EngineSettings {
  /// Refuses the ARN of a table in another account.
  func refuseOtherAccount(_ reference: TableReference) throws(DynamoDBError) {
    guard let account = reference.account, account != accountID else { return }
    throw DynamoDBError(.accessDenied, Sentence.otherAccount(reference.asSent))
  }
}
