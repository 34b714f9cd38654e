import DynamockLayers
import DynamockModel
import DynamockStorage
import Synchronization

extension DatabaseRegistry {
  /// Creates a checkpoint of a database and keeps it under a name for as long as the database
  /// exists.
  ///
  /// Checkpoints of the default database's file, and of its lasting forks, are in the file.
  /// - Parameter checkpointName: the name, or `nil` for the next of `checkpoint-1`, `checkpoint-2`
  ///   and so on.
  @discardableResult
  public func takeCheckpoint(
    _ checkpointName: String? = nil, of name: String
  ) async throws(RegistryError) -> String {
    let given = try checkpointName.map { (name) throws(RegistryError) in try Self.checked(name) }
    let entry = try entry(name)
    let (chosen, reservation) = try reservedName(given, of: name, entry)
    defer { withExtendedLifetime(reservation) {} }
    let checkpoint = try await checkpoint(named: chosen, of: entry)
    let isKept = try entries.withLock { (entries) throws(RegistryError) -> Bool in
      // The database may have been dropped meanwhile, and another one have its name.
      guard entries[name]?.database === entry.database else { return false }
      entries[name]?.checkpoints.add(chosen, checkpoint)
      return true
    }
    guard isKept else {
      try? Self.erase(checkpoint.frozen, isAwaited: false)
      throw .noDatabase(name, existing: names)
    }
    return chosen
  }

  /// Keeps the present contents of the default database as those that a reset restores, instead of
  /// earlier ones.
  package func keepSeed() async throws(RegistryError) {
    let name = Self.defaultName
    if try entry(name).checkpoints[Self.seedName] != nil {
      try dropCheckpoint(Self.seedName, of: name)
    }
    try await takeCheckpoint(Self.seedName, of: name)
  }

  /// Keeps the contents of another database as those that a reset of the default one restores.
  package func keepSeed(of seeded: DynamockDatabase) async throws(RegistryError) {
    let seed = try await stored { () throws(StorageError) in try await seeded.checkpoint() }
    entries.withLock { $0[Self.defaultName]?.checkpoints.add(Self.seedName, seed) }
  }

  /// Chooses a checkpoint's name, and reserves it.
  private func reservedName(
    _ given: String?, of database: String, _ entry: Entry
  ) throws(RegistryError) -> (name: String, reservation: Reservation) {
    var number = entry.checkpoints.names.count + 1
    while true {
      let name = given ?? "checkpoint-\(number)"
      number += 1
      // Databases' names have no slashes.
      let reservation = try? reservations.take(name: "\(database)/\(name)", file: nil)
      let isTaken = entries.withLock { $0[database]?.checkpoints[name] != nil }
      if let reservation, !isTaken { return (name, reservation) }
      guard given == nil else { throw .nameTaken(name) }
    }
  }

  private func checkpoint(
    named name: String, of entry: Entry
  ) async throws(RegistryError) -> Checkpoint {
    let database = entry.database
    guard canLast(database.engine), let owner = database.layers?.id.number else {
      return try await stored { () throws(StorageError) in try await database.checkpoint() }
    }
    let info = LastingInfo(name: name, owner: owner, createdAt: time.now.timeOfDay)
    return try await stored { () throws(StorageError) in
      Checkpoint(
        frozen: try await database.engine.lastingFork(info),
        keepsStatistics: database.recorder != nil)
    }
  }

  /// Deletes a checkpoint.
  public func dropCheckpoint(_ checkpoint: String, of name: String) throws(RegistryError) {
    _ = try kept(checkpoint, of: name)
    guard let dropped = entries.withLock({ $0[name]?.checkpoints.remove(checkpoint) }) else {
      return
    }
    do throws(StorageError) {
      try Self.erase(dropped.frozen, isAwaited: true)
    } catch {
      throw .storage(error)
    }
  }

  /// Returns a checkpoint of a database.
  package func checkpoint(_ checkpoint: String, of name: String) throws(RegistryError) -> Checkpoint
  {
    try kept(checkpoint, of: name)
  }

  private func kept(_ checkpoint: String, of name: String) throws(RegistryError) -> Checkpoint {
    let entry = try entry(name)
    guard let kept = entry.checkpoints[checkpoint] else {
      throw .noCheckpoint(checkpoint, of: name, existing: entry.checkpoints.names)
    }
    return kept
  }

  func checkpoint(
    at origin: DatabaseSummary.Origin
  ) async throws(RegistryError) -> Checkpoint {
    if let name = origin.checkpoint { return try kept(name, of: origin.database) }
    let database = try entry(origin.database).database
    return try await stored { () throws(StorageError) in try await database.checkpoint() }
  }
}
