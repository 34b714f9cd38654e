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
    var old = try reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
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
}
