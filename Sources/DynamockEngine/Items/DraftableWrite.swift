import DynamockModel
import DynamockValidation

/// A request that writes one item: its checks in AWS's order, and the version that it leaves.
protocol DraftableWrite: Sendable {
  var table: TableReference { get }

  /// Whether the new version or its refusal depends on the stored one.
  var dependsOnItem: Bool { get }

  /// Returns the request in the form in which it is checked most quickly against a table.
  func prepared(for table: Table) -> Self

  /// Returns the item's key.
  func key(in table: Table) throws(EngineFault) -> PrimaryKey

  /// Checks the request against its table, once its key is valid.
  func check(against table: Table, at now: Timestamp) throws(EngineFault)

  /// Returns the version to store in place of the stored one, or `nil` to store none.
  func version(
    in table: Table, replacing old: inout StoredItem?, at now: Timestamp
  ) throws(EngineFault) -> StoredItem?
}

extension DraftableWrite {
  func prepared(for _: Table) -> Self { self }
}

extension WriteSession {
  /// Carries out a request that writes one item; nothing is written if this throws.
  ///
  /// - Parameter draft: what the request came to on an earlier state, or `nil`.
  mutating func write(
    _ request: some DraftableWrite, _ draft: WriteDraft?, _ consumption: inout Consumption
  ) throws(EngineFault) -> ItemChange {
    let now = now
    if let draft, draft.catalog === sharedCatalog, !draft.table.definition.isGone(at: now) {
      let table = draft.table
      try refuseConflict(at: draft.key, in: table)
      if let change = try exchange(by: draft, &consumption) { return change }
      return try write(at: draft.key, in: table, &consumption) { old throws(EngineFault) in
        if draft.holds(for: old) { return try draft.version.get() }
        return try request.version(in: table, replacing: &old, at: now)
      }
    }
    let table = try reading.activeTable(request.table)
    let request = request.prepared(for: table)
    let key = try request.key(in: table)
    try refuseConflict(at: key, in: table)
    try request.check(against: table, at: now)
    return try write(at: key, in: table, &consumption) { old throws(EngineFault) in
      try request.version(in: table, replacing: &old, at: now)
    }
  }
}
