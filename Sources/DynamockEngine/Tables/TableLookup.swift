import DynamockModel
import DynamockValidation

/// A type that looks up tables.
protocol TableLookup {
  var catalog: Catalog { get }
  var now: Timestamp { get }
  var settings: EngineSettings { get }

  /// Returns the table with a name, or `nil` if there is none.
  func table(named name: String) -> Table?
}

extension ReadSession: TableLookup {
  // Without a copy of the catalog, which costs as much as the look-up.
  func table(named name: String) -> Table? { sharedCatalog.catalog.tables[name] }
}

extension Access: TableLookup {
  func table(named name: String) -> Table? { catalog[name] }
}

extension TableLookup {
  /// Returns the table named in an item operation, if its items can be read and written.
  ///
  /// - Throws: ResourceNotFoundException for a table that does not exist or is still CREATING
  ///   ([dynoxide-gap]), AccessDeniedException for a table of another account
  ///   ([scylla-alternator]).
  func activeTable(_ reference: TableReference) throws(EngineFault) -> Table {
    try settings.refuseOtherAccount(reference)
    guard let table = table(named: reference.name),
      let state = table.definition.lifecycle.resolved(at: now)
    else { throw missing(reference.name) }
    if case .creating = state { throw missing(reference.name, isCreating: true) }
    return table
  }

  /// Returns the table named in a control plane operation, in any state.
  ///
  /// - Throws: ResourceNotFoundException that names the table.
  func knownTable(_ reference: TableReference) throws(EngineFault) -> Table {
    try settings.refuseOtherAccount(reference)
    guard let table = table(named: reference.name),
      table.definition.lifecycle.resolved(at: now) != nil
    else {
      throw missing(reference.name, isNamed: true)
    }
    return table
  }

  /// Returns the table named in an operation that changes it, in any state but that of being
  /// restored ([ack-quirks]).
  func changeableTable(_ reference: TableReference) throws(EngineFault) -> Table {
    let table = try knownTable(reference)
    guard table.definition.restore == nil || !table.definition.isBeingCreated(at: now) else {
      throw missing(reference.name, isNamed: true)
    }
    return table
  }

  /// The fault of a table that cannot be used.
  func missing(
    _ name: String, isCreating: Bool = false, isNamed: Bool = false
  ) -> EngineFault {
    .resource(
      .missingTable(
        MissingTable(
          name: name, isCreating: isCreating, isNamed: isNamed,
          existing: catalog.tables.keys.sorted())))
  }
}

extension EngineSettings {
  /// Rejects the ARN of a table in another account.
  func refuseOtherAccount(_ reference: TableReference) throws(EngineFault) {
    guard let account = reference.account, account != accountID else { return }
    throw .resource(.otherAccount(reference.asSent))
  }
}
