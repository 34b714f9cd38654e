import DynamockModel

/// What one write does to one item: the version before, the version after.
struct ItemChange {
  let table: Table
  let key: PrimaryKey
  var old: StoredItem?
  var new: StoredItem?
  /// Whether time to live removes the item; streams tell, and nothing is charged.
  var isExpiry = false

  /// Write units of the table: the larger version, at least 1 (semantics §2).
  var tableUnits: Double { CapacityUnits.write(max(old?.size ?? 0, new?.size ?? 0)) }
}

extension WriteSession {
  /// Carries a change out in the table and its indexes, and adds up what it consumed.
  ///
  /// Nothing is written where an item collection would grow too large.
  mutating func apply(
    _ change: inout ItemChange, to consumption: inout Consumption
  ) throws(DynamoDBError) {
    let table = change.table
    try refuseGrowth(of: &change)
    if throttling != nil { try take(&change) }
    if let new = change.new {
      try put(new.image.bytes, for: change.key.rowKey, in: table.keyspace)
    } else if change.old != nil {
      try remove(change.key.rowKey, in: table.keyspace)
    }
    count(
      table.counters, items: (change.new == nil ? 0 : 1) - (change.old == nil ? 0 : 1),
      bytes: (change.new?.size ?? 0) - (change.old?.size ?? 0))
    consumption.addTable(change.tableUnits)
    meter?.wrote(change)
    for index in table.indexes where index.definition.lifecycle.resolved(at: now) != nil {
      try apply(&change, to: index, &consumption)
    }
    if let expiries = table.expiries { try note(change, in: expiries) }
    if let stream = table.openStream { try record(change, in: stream) }
  }

  private mutating func apply(
    _ change: inout ItemChange, to index: Index, _ consumption: inout Consumption
  ) throws(DynamoDBError) {
    let old = try index.entry(of: &change.old, key: change.key)
    let new = try index.entry(of: &change.new, key: change.key)
    let write = IndexWrite(old: old, new: new)
    guard write.units > 0 else { return }
    if let old, new?.key != old.key { try remove(old.key, in: index.keyspace) }
    if let new { try put(new.image.bytes, for: new.key, in: index.keyspace) }
    count(
      index.counters, items: (new == nil ? 0 : 1) - (old == nil ? 0 : 1),
      bytes: (new?.image.size ?? 0) - (old?.image.size ?? 0))
    consumption.add(write.units, of: index)
    meter?.wrote(old, new, units: write.units, to: index)
  }
}
