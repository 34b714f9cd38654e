import DynamockModel

extension WriteSession {
  /// Replaces the item with a key by another version, as put, update and delete do.
  ///
  /// - Parameter version: returns the version to store in place of the stored one, or `nil` to
  ///   remove the item. If it throws, the write is charged for what it has read, and nothing is
  ///   written.
  mutating func write(
    at key: PrimaryKey, in table: Table, _ consumption: inout Consumption,
    _ version: (inout StoredItem?) throws(EngineFault) -> StoredItem?
  ) throws(EngineFault) -> ItemChange {
    if throttling != nil { try admitWrite(at: key, in: table) }
    var old = try image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
    let new: StoredItem?
    do throws(EngineFault) {
      new = try version(&old)
    } catch {
      charge(error, for: old, at: key, in: table)
      throw error
    }
    var change = ItemChange(table: table, key: key, old: old, new: new)
    if throttling != nil { try admitIndexes(of: &change) }
    try apply(&change, to: &consumption)
    return change
  }

  /// Stores what a draft came to while reading the stored version, in one step.
  ///
  /// - Returns: `nil`, with nothing changed, if the draft is not valid for the stored version, or
  ///   comes to something else than a new version, or if the change has to be admitted first.
  mutating func exchange(
    by draft: WriteDraft, _ consumption: inout Consumption
  ) throws(EngineFault) -> ItemChange? {
    let table = draft.table
    guard throttling == nil, table.localIndexes.isEmpty, case .success(let new?) = draft.version
    else { return nil }
    let previous = try exchange(new.image.bytes, for: draft.key.rowKey, in: table.keyspace)
    guard draft.holds(forBytes: previous) else {
      if let previous {
        try put(previous, for: draft.key.rowKey, in: table.keyspace)
      } else {
        try remove(draft.key.rowKey, in: table.keyspace)
      }
      return nil
    }
    var change = ItemChange(
      table: table, key: draft.key,
      old: previous.map { StoredItem(ItemImage(storedBytes: $0)) }, new: new)
    try follow(&change, to: &consumption)
    return change
  }

  /// Stores the new version of a change while reading the old one, in one step, and follows the change.
  ///
  /// - Returns: false, with nothing changed, if the change has no new version or has to be admitted
  ///   first, or if stored bytes have to be checked.
  mutating func exchange(
    _ change: inout ItemChange, _ consumption: inout Consumption
  ) throws(EngineFault) -> Bool {
    let table = change.table
    guard throttling == nil, !readsFile, table.localIndexes.isEmpty, let new = change.new
    else { return false }
    change.old = try exchange(new.image.bytes, for: change.key.rowKey, in: table.keyspace)
      .map { StoredItem(ItemImage(storedBytes: $0)) }
    try follow(&change, to: &consumption)
    return true
  }
}
