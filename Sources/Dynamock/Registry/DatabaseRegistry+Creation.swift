import DynamockEngine
import DynamockModel
import DynamockStorage
import Synchronization

extension DatabaseRegistry {
  /// Creates a database: empty, or a fork of another one or of one of its checkpoints.
  ///
  /// An empty one is in memory. A fork of the default database's file, or of one of its lasting forks,
  /// is in the file if it lasts, and otherwise in memory. A fork of a database with a manual clock has its own manual clock,
  /// so that concurrent tests do not advance each other's time.
  ///
  /// - Parameters:
  ///   - name: the name, or `nil` for a random one that cannot be guessed.
  ///   - origin: the database or checkpoint to fork, or `nil` for an empty database.
  ///   - file: a new file for the database, which remains when the database is dropped, or `nil`
  ///     for a database in memory.
  ///   - lifetime: the time after which it expires, or `nil` for a database that does not expire.
  ///   - lasting: whether later processes find the fork in the file of the default database; by
  ///     default if it can last and has a given name.
  public func create(
    name: String? = nil, from origin: DatabaseSummary.Origin? = nil, into file: String? = nil,
    expiresAfter lifetime: Duration? = nil, lasting: Bool? = nil
  ) async throws(RegistryError) -> DatabaseSummary {
    try await create(
      name: name, from: origin, into: file, expiresAfter: lifetime, lasting: lasting, filling: nil)
  }

  /// Creates a database, which exists once it has been filled, and is reset to these contents.
  /// - Parameter fill: fills an empty database, or `nil` to leave it empty.
  package func create(
    name: String?, from origin: DatabaseSummary.Origin?, into file: String?,
    expiresAfter lifetime: Duration?, lasting: Bool?, filling fill: Filling?
  ) async throws(RegistryError) -> DatabaseSummary {
    let isNamed = name != nil
    let name =
      try name.map { (name) throws(RegistryError) in try Self.checked(name) }
      ?? Self.freshName()
    if case .none = isolation {
    } else if name.hasPrefix(Isolation.prefix) {
      throw .reservedName(name)
    }
    let reservation = try reservations.take(name: name, file: file)
    defer { withExtendedLifetime(reservation) {} }
    if present[name] != nil { throw .nameTaken(name) }
    let now = time.now
    let expiresAt = lifetime.map { now.timeOfDay.adding(milliseconds: $0.wholeMilliseconds) }
    if lasting == true, file != nil { throw .cannotLast(name) }
    let source = try lasting ?? isNamed && file == nil ? lastingSource(origin, lasting) : nil
    let database: DynamockDatabase
    var seed: Checkpoint?
    if let source {
      let info = LastingInfo(
        name: name, origin: origin, createdAt: now.timeOfDay, expiresAt: expiresAt)
      database = try await lastingFork(of: source, info)
    } else {
      (database, seed) = try await made(from: origin, into: file, filling: fill)
    }
    var entry = Entry(
      database: database, origin: origin, createdAt: now.timeOfDay, expiresAt: expiresAt,
      endsAt: lifetime.map { now.steady.adding(milliseconds: $0.wholeMilliseconds) },
      file: file, isLasting: source != nil)
    if let seed { entry.checkpoints.add(Self.seedName, seed) }
    let made = entry
    do throws(RegistryError) {
      try entries.withLock { (entries) throws(RegistryError) in
        guard entries[name]?.present(at: now.steady) == nil else { throw .nameTaken(name) }
        entries[name] = made
      }
    } catch {
      try? Self.erase(made, isAwaited: false)
      throw error
    }
    return DatabaseSummary(name, made)
  }

  /// Returns the database or checkpoint to fork if the fork can last, or `nil` if it cannot.
  /// - Parameter required: true if it has to last.
  private func lastingSource(
    _ origin: DatabaseSummary.Origin?, _ required: Bool?
  ) throws(RegistryError) -> Database? {
    if let origin {
      let source =
        if let name = origin.checkpoint {
          try checkpoint(name, of: origin.database).frozen
        } else {
          try entry(origin.database).database.engine
        }
      if canLast(source) { return source }
    }
    guard required != true else { throw origin.map { .cannotLast($0.database) } ?? .onlyForksLast }
    return nil
  }

  private func lastingFork(
    of source: Database, _ info: LastingInfo
  ) async throws(RegistryError) -> DynamockDatabase {
    let clock = (defaultDatabase.clock as? ManualClock).map { _ in
      ManualClock(now: source.clock.now)
    }
    return try await stored { () throws(StorageError) in
      DynamockDatabase(
        lasting: try await source.lastingFork(info, clock: clock),
        keepsStatistics: defaultDatabase.recorder != nil)
    }
  }

  /// Writes the contents of a database, or of one of its checkpoints, to a new file that is not
  /// served.
  ///
  /// The contents are those at a single point in time, regardless of concurrent writes.
  public func copy(
    _ origin: DatabaseSummary.Origin, into file: String
  ) async throws(RegistryError) {
    let reservation = try reservations.take(name: nil, file: file)
    defer { withExtendedLifetime(reservation) {} }
    let checkpoint = try await checkpoint(at: origin)
    try await stored { () throws(StorageError) in try await checkpoint.save(as: file) }
  }

  /// Fills an empty database.
  package typealias Filling = @Sendable (DynamockDatabase) async throws(RegistryError) -> Void

  /// Creates a database that does not last in the default database's file.
  /// - Returns: the database, and the contents with which it was filled.
  private func made(
    from origin: DatabaseSummary.Origin?, into file: String?, filling fill: Filling?
  ) async throws(RegistryError) -> (DynamockDatabase, seed: Checkpoint?) {
    let source = try origin.map { (origin) throws(RegistryError) in try entry(origin.database) }
    let clock = ((source?.database ?? defaultDatabase).clock as? ManualClock).map {
      ManualClock(now: $0.now)
    }
    let checkpoint: Checkpoint?
    if let origin {
      checkpoint = try await self.checkpoint(at: origin)
    } else if let fill {
      let filled = try await stored { [settings] () throws(StorageError) in
        try DynamockDatabase(settings: settings, clock: clock ?? SystemClock())
      }
      try await fill(filled)
      checkpoint = try await stored { () throws(StorageError) in try await filled.checkpoint() }
    } else {
      checkpoint = nil
    }
    let database = try await stored { [settings, durability] () throws(StorageError) in
      if let file {
        // An empty database has no contents to write, but its file has to be new as well.
        let value =
          if let checkpoint { checkpoint } else {
            try await DynamockDatabase(settings: settings).checkpoint()
          }
        return try await value.open(
          in: file, durability: durability, settings: settings, clock: clock ?? SystemClock())
      }
      if let checkpoint { return try await checkpoint.open(clock: clock) }
      return try DynamockDatabase(settings: settings, clock: clock ?? SystemClock())
    }
    return (database, fill == nil ? nil : checkpoint)
  }
}
