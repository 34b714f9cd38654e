import DynamockModel
import DynamockStorage

extension WriteSession {
  /// Creates the record of a table's backup, and its keyspace.
  ///
  /// - Parameter origin: the keyspace of the items, or `nil` for a new one.
  func beginBackup(
    of table: Table, name: String, id: String, isSystem: Bool, keyspace origin: Keyspace? = nil
  ) throws(EngineFault) -> Backup {
    var catalog = catalog
    let keyspace = origin ?? catalog.newKeyspace()
    let days = Backup.systemDays * 86_400_000
    let delay = isSystem ? 0 : settings.delays.creatingBackup
    return Backup(
      id: id, name: name, isSystem: isSystem, createdAt: timeOfDay,
      availableFrom: now.adding(milliseconds: delay),
      expiresAt: isSystem ? timeOfDay.adding(milliseconds: days) : nil,
      definition: table.definition.settled(at: now), keyspace: keyspace,
      itemCount: table.counters.items, size: table.counters.bytes, isComplete: false)
  }

  /// Copies the items of a table or a backup in constant time; returns whether the store can.
  func copyItems(of origin: Keyspace, to copy: Keyspace) throws(EngineFault) -> Bool {
    guard let writer = writer as? any KeyspaceCopyingWriter else { return false }
    do throws(StorageError) {
      try writer.copy(origin, to: copy)
      return true
    } catch { throw .storage(error) }
  }

  /// Removes a table whose deletion has ended.
  ///
  /// With recovery to a point in time, its items become a backup of the system ([ack-quirks]).
  mutating func erase(deleted table: Table) throws(EngineFault) {
    guard table.definition.control.recovery != nil else { return try erase(table) }
    var backup = try beginBackup(
      of: table, name: "\(table.name)$DeletedTableBackup",
      id: newTransferID(random: "00000000", besides: catalog.backups.keys), isSystem: true,
      keyspace: table.keyspace)
    if let writer = writer as? any KeyspaceDescribingWriter {
      do throws(StorageError) {
        try writer.describe(
          table.keyspace,
          KeyspaceDescription(label: backup.name, textOffset: ItemImage.prefixLength))
      } catch { throw .storage(error) }
    }
    backup.isComplete = true
    try erase(table, keeping: table.keyspace)
    try store(backup, in: catalog)
  }

  /// Removes the backups of the system that have expired.
  mutating func eraseExpiredBackups() throws(EngineFault) {
    for backup in catalog.backups.values where backup.isExpired(at: timeOfDay) {
      try erase(backup)
    }
  }
}

extension TableDefinition {
  /// The definition with the states that it has at a point in time, as backups and restores use it.
  func settled(at now: Timestamp) -> TableDefinition {
    var definition = self
    definition.globalIndexes = globalIndexes.filter { !$0.lifecycle.isGone(at: now) }.map {
      var index = $0
      index.lifecycle = .active
      index.backfill = nil
      return index
    }
    definition.searchIndexes = searchIndexes.filter { !$0.lifecycle.isGone(at: now) }.map {
      var index = $0
      index.lifecycle = .active
      index.backfill = nil
      return index
    }
    if let timeToLive, timeToLive.lifecycle.resolved(at: now) == nil {
      definition.timeToLive = nil
    }
    definition.restore = nil
    return definition
  }
}
