import DynamockModel

/// A write's change to an item: the versions before and after.
struct ItemChange {
  let table: Table
  let key: PrimaryKey
  var old: StoredItem?
  var new: StoredItem?
  /// Whether time to live removes the item; such a change is marked in streams and not charged.
  var isExpiry = false

  /// The table's write units: those of the larger version, at least 1 ([aws-capacity-units]).
  var tableUnits: Double {
    CapacityUnits.write(max(table.writeSize(of: old), table.writeSize(of: new)))
  }
}

extension WriteSession {
  /// Applies a change to the table and its indexes, and accumulates the consumed capacity.
  ///
  /// Nothing is written if an item collection would become too large.
  mutating func apply(
    _ change: inout ItemChange, to consumption: inout Consumption
  ) throws(EngineFault) {
    let table = change.table
    try refuseGrowth(of: &change)
    if throttling != nil { try take(&change) }
    if let new = change.new {
      try put(new.image.bytes, for: change.key.rowKey, in: table.keyspace)
    } else if change.old != nil {
      try remove(change.key.rowKey, in: table.keyspace)
    }
    try follow(&change, to: &consumption)
  }

  /// Applies a change of the table to its indexes, streams and counters, once it is stored there,
  /// and accumulates the consumed capacity.
  mutating func follow(
    _ change: inout ItemChange, to consumption: inout Consumption
  ) throws(EngineFault) {
    let table = change.table
    count(
      table.counters, items: (change.new == nil ? 0 : 1) - (change.old == nil ? 0 : 1),
      bytes: (change.new?.size ?? 0) - (change.old?.size ?? 0))
    consumption.addTable(change.tableUnits)
    meter?.wrote(change)
    for index in table.indexes where index.definition.lifecycle.resolved(at: now) != nil {
      try apply(&change, to: index, &consumption)
    }
    for index in table.searchIndexes where index.definition.lifecycle.resolved(at: now) != nil {
      try apply(&change, to: index, &consumption)
    }
    if let expiries = table.expiries { try note(change, in: expiries) }
    if let log = table.recoveryLog { try note(change, in: log) }
    if let stream = table.openStream { try record(change, in: stream) }
    if let destination = table.destination { try queue(change, for: destination) }
  }

  private mutating func apply(
    _ change: inout ItemChange, to index: Index, _ consumption: inout Consumption
  ) throws(EngineFault) {
    let old = try index.entry(of: &change.old, key: change.key)
    let new = try index.entry(of: &change.new, key: change.key)
    let write = IndexWrite(old: old, new: new)
    guard write.units > 0 else { return }
    if index.isFilled(at: change.key.rowKey) {
      if let old, new?.key != old.key { try remove(old.key, in: index.keyspace) }
      if let new { try put(new.image.bytes, for: new.key, in: index.keyspace) }
      count(
        index.counters, items: (new == nil ? 0 : 1) - (old == nil ? 0 : 1),
        bytes: (new?.image.size ?? 0) - (old?.image.size ?? 0))
    }
    consumption.add(write.units, of: index)
    meter?.wrote(old, new, units: write.units, to: index, by: change)
  }

  private mutating func apply(
    _ change: inout ItemChange, to index: SearchIndex, _ consumption: inout Consumption
  ) throws(EngineFault) {
    let old = try index.entry(of: &change.old, key: change.key)
    let new = try index.entry(of: &change.new, key: change.key)
    if let old, let new, old.isEqual(to: new) { return }
    guard old != nil || new != nil else { return }
    if index.isFilled(at: change.key.rowKey) {
      if let old, new?.key != old.key { try removeEntry(old.key, of: index) }
      if let new { try put(new, in: index) }
      count(
        index.counters, items: (new == nil ? 0 : 1) - (old == nil ? 0 : 1),
        bytes: (new?.size ?? 0) - (old?.size ?? 0))
    }
    let bytes = SearchEntry.writtenBytes(old, new)
    consumption.add(bytes: bytes, of: index)
    meter?.wrote(old, new, bytes: bytes, to: index)
  }
}
