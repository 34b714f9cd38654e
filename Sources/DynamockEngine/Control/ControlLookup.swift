import DynamockModel
import DynamockValidation

/// The progress of a table's creation as the operations on its settings see it.
enum ControlVisibility {
  /// Unknown to them, although DescribeTable shows it.
  case hidden
  /// Known, and not ready for changes.
  case unready
  /// Ready.
  case ready
}

extension TableDefinition {
  /// The visibility at a point in time: a table that is being created is unknown to the operations
  /// on its settings at first, and rejects their changes until it is ACTIVE ([ack-quirks]
  /// DDB-TABLE-115, 116, 233 and 234; here the halves of CREATING).
  func controlVisibility(at now: Timestamp) -> ControlVisibility {
    guard restore == nil || !isBeingCreated(at: now) else { return .hidden }
    guard !isImporting else { return .unready }
    switch lifecycle.resolved(at: now) {
    case .creating(let end, _):
      let half = (end.milliseconds &- steadyCreation.milliseconds) / 2
      return now < steadyCreation.adding(milliseconds: half) ? .hidden : .unready
    case .active, .updating, .deleting: return .ready
    case nil: return .hidden
    }
  }
}

extension TableDefinition {
  /// Whether the table is CREATING.
  func isBeingCreated(at now: Timestamp) -> Bool {
    if case .creating? = lifecycle.resolved(at: now) { true } else { false }
  }
}

extension ReadSession {
  /// The table that an operation on its settings names.
  ///
  /// - Throws: ResourceNotFoundException that names the table, also during the first half of
  ///   CREATING.
  func controlledTable(_ reference: TableReference) throws(EngineFault) -> Table {
    let table = try knownTable(reference)
    guard case .hidden = table.definition.controlVisibility(at: now) else { return table }
    throw missing(reference.name, isNamed: true)
  }

  /// The table that an operation on backups names.
  ///
  /// - Throws: TableNotFoundException that repeats the text of the request.
  func backedUpTable(_ reference: TableReference) throws(EngineFault) -> Table {
    try settings.refuseOtherAccount(reference)
    guard let table = catalog[reference.name] else { throw .control(.noTable(reference.asSent)) }
    guard case .hidden = table.definition.controlVisibility(at: now) else { return table }
    throw .control(.noTable(reference.asSent))
  }
}
