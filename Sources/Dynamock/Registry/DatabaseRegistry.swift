import DynamockModel
import DynamockStorage
import Synchronization

/// The databases of a server, by name; `default` is there from the start and stays.
public final class DatabaseRegistry: Sendable {
  /// The name of the database that a plain endpoint reaches.
  public static let defaultName = "default"

  /// The database that a plain endpoint reaches.
  public let defaultDatabase: DynamockDatabase
  let settings: DynamockDatabase.Settings
  let durability: Durability
  let time: SteadyClock
  let entries: Mutex<[String: Entry]>
  let isolation: Isolation
  /// What the paths of isolated databases' files begin with; nil keeps them in memory.
  let isolatedFiles: String?
  /// How many isolated databases there may be.
  let isolatedDatabases: Int
  /// The names and files of databases that are being created.
  let reservations = Reservations()
  /// Called with the name of each database that is dropped or has expired.
  private let removalObserver = Mutex<(@Sendable (String) -> Void)?>(nil)
  /// Held while the database of a credential is made.
  let firstUse = Mutex(())

  /// A database and what is known of it under its name.
  struct Entry: Sendable {
    let database: DynamockDatabase
    let origin: DatabaseSummary.Origin?
    let createdAt: Timestamp
    let expiresAt: Timestamp?
    /// The steady time at which it expires: a clock that is set back does not lengthen its life.
    var endsAt: Timestamp?
    /// The file that holds it; nil for one in memory, and for the default database.
    var file: String?
    var checkpoints: [String: Checkpoint] = [:]
    /// The names of the checkpoints in the order they were taken.
    var checkpointNames: [String] = []
  }

  /// Makes a registry of one database.
  ///
  /// - Parameters:
  ///   - database: the default database.
  ///   - settings: of new databases that are not forks in memory.
  ///   - durability: of forks in files.
  ///   - isolation: which requests to the plain endpoint have a database of their own.
  ///   - isolatedFiles: what the paths of these databases' files begin with; nil keeps them in memory.
  ///   - isolatedDatabases: how many of these there may be at a time.
  ///   - time: the clock by which databases expire; not the clocks of the databases themselves.
  public init(
    default database: DynamockDatabase, settings: DynamockDatabase.Settings = .init(),
    durability: Durability = .normal, isolation: Isolation = .none, isolatedFiles: String? = nil,
    isolatedDatabases: Int = 100, time: any WallClock = SystemClock()
  ) {
    defaultDatabase = database
    self.settings = settings
    self.durability = durability
    self.isolation = isolation
    self.isolatedFiles = isolatedFiles
    self.isolatedDatabases = isolatedDatabases
    self.time = SteadyClock(time)
    let entry = Entry(database: database, origin: nil, createdAt: time.now, expiresAt: nil)
    entries = Mutex([Self.defaultName: entry])
  }

  /// The database of a name, unless there is none or it has expired; nil names the default one.
  public subscript(name: String?) -> DynamockDatabase? {
    guard let name else { return defaultDatabase }
    return entries.withLock { $0[name]?.present(at: time.now.steady) }?.database
  }

  /// The names of all databases, in order.
  public var names: [String] { present.keys.sorted() }

  /// All databases, by name; those that have expired are let go.
  var present: [String: Entry] {
    let now = time.now.steady
    let (present, expired) = entries.withLock { entries in
      let expired = entries.filter { $0.value.present(at: now) == nil }.keys
      for name in expired { entries[name] = nil }
      return (entries, expired)
    }
    for name in expired { tellRemoval(of: name) }
    return present
  }

  /// Calls a closure with the name of each database that is dropped or has expired.
  package func onRemoval(_ observer: @escaping @Sendable (String) -> Void) {
    removalObserver.withLock { $0 = observer }
  }

  func tellRemoval(of name: String) { removalObserver.withLock { $0 }?(name) }

  func entry(_ name: String) throws(RegistryError) -> Entry {
    let entries = present
    guard let entry = entries[name] else {
      throw .noDatabase(name, existing: entries.keys.sorted())
    }
    return entry
  }

  /// What is known of a database.
  public func summary(of name: String) throws(RegistryError) -> DatabaseSummary {
    DatabaseSummary(name, try entry(name))
  }

  /// What is known of all databases, in the order of their names.
  public var summaries: [DatabaseSummary] {
    present.map { DatabaseSummary($0.key, $0.value) }.sorted { $0.name < $1.name }
  }
}

extension DatabaseRegistry {
  /// Makes a database: empty, or a fork of another one or of a checkpoint of it.
  ///
  /// An empty one is in memory. A database on a manual clock gives its fork a manual clock of its
  /// own, so that tests that run at the same time do not move each other's time.
  ///
  /// - Parameters:
  ///   - name: nil for one that nobody can guess.
  ///   - origin: what to fork; nil to begin empty.
  ///   - file: a new file that the database lives in, and that stays when the database goes; nil to
  ///     keep it in memory.
  ///   - lifetime: after which it goes by itself; nil to stay.
  public func create(
    name: String? = nil, from origin: DatabaseSummary.Origin? = nil, into file: String? = nil,
    expiresAfter lifetime: Duration? = nil
  ) async throws(RegistryError) -> DatabaseSummary {
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
    let database = try await made(from: origin, into: file)
    let now = time.now
    let entry = Entry(
      database: database, origin: origin, createdAt: now.timeOfDay,
      expiresAt: lifetime.map { now.timeOfDay.adding(milliseconds: $0.wholeMilliseconds) },
      endsAt: lifetime.map { now.steady.adding(milliseconds: $0.wholeMilliseconds) },
      file: file)
    try entries.withLock { (entries) throws(RegistryError) in
      guard entries[name]?.present(at: now.steady) == nil else { throw .nameTaken(name) }
      entries[name] = entry
    }
    return DatabaseSummary(name, entry)
  }

  /// Writes the value of a database, or of a checkpoint of it, into a new file that nobody serves.
  ///
  /// The value is exactly that of this moment, whoever writes meanwhile.
  public func copy(
    _ origin: DatabaseSummary.Origin, into file: String
  ) async throws(RegistryError) {
    let reservation = try reservations.take(name: nil, file: file)
    defer { withExtendedLifetime(reservation) {} }
    let checkpoint = try await checkpoint(at: origin)
    try await stored { () throws(StorageError) in try await checkpoint.save(as: file) }
  }

  /// Forgets a database; its memory goes when requests under way have ended.
  ///
  /// One that lives in a file is ended after the writes that wait, so that others may open the file as
  /// soon as this returns.
  /// - Throws: for a file that cannot be ended well; the database is forgotten all the same.
  public func drop(_ name: String) throws(RegistryError) {
    guard name != Self.defaultName else { throw .isDefault }
    _ = try entry(name)
    guard let dropped = entries.withLock({ $0.removeValue(forKey: name) }) else { return }
    tellRemoval(of: name)
    guard dropped.file != nil else { return }
    do throws(StorageError) { try dropped.database.close() } catch { throw .storage(error) }
  }

  /// Takes a checkpoint of a database and keeps it under a name for as long as the database is there.
  /// - Parameter checkpointName: nil for the next of `checkpoint-1`, `checkpoint-2` and so on.
  @discardableResult
  public func takeCheckpoint(
    _ checkpointName: String? = nil, of name: String
  ) async throws(RegistryError) -> String {
    let given = try checkpointName.map { (name) throws(RegistryError) in try Self.checked(name) }
    let database = try entry(name).database
    let checkpoint = try await stored { () throws(StorageError) in try await database.checkpoint() }
    return try entries.withLock { (entries) throws(RegistryError) -> String in
      guard var entry = entries[name] else {
        throw .noDatabase(name, existing: entries.keys.sorted())
      }
      let chosen = given ?? entry.freshCheckpointName
      guard entry.checkpoints[chosen] == nil else { throw .nameTaken(chosen) }
      entry.checkpoints[chosen] = checkpoint
      entry.checkpointNames.append(chosen)
      entries[name] = entry
      return chosen
    }
  }

  /// Forgets a checkpoint.
  public func dropCheckpoint(_ checkpoint: String, of name: String) throws(RegistryError) {
    _ = try kept(checkpoint, of: name)
    entries.withLock { entries in
      entries[name]?.checkpoints[checkpoint] = nil
      entries[name]?.checkpointNames.removeAll { $0 == checkpoint }
    }
  }

  /// Sets a database to the value that another one has, or that a checkpoint kept.
  public func restore(
    _ name: String, to origin: DatabaseSummary.Origin
  ) async throws(RegistryError) {
    let database = try entry(name).database
    let checkpoint = try await checkpoint(at: origin)
    try await stored { () throws(StorageError) in try await database.restore(checkpoint) }
  }

  /// Ends the databases that live in files, after the writes that wait.
  /// - Throws: what the first one says that cannot be ended well; the others are ended all the same.
  public func close() throws(StorageError) {
    var fault: StorageError?
    for database in [defaultDatabase] + present.values.filter({ $0.file != nil }).map(\.database) {
      do throws(StorageError) { try database.close() } catch { fault = fault ?? error }
    }
    if let fault { throw fault }
  }

  /// Sets a database to the value it began with.
  public func reset(_ name: String) async throws(RegistryError) {
    let database = try entry(name).database
    try await stored { () throws(StorageError) in try await database.reset() }
  }

  /// Visits the ways in which a database differs from another one or from a checkpoint.
  public func diff(
    _ name: String, from origin: DatabaseSummary.Origin, _ visit: (DatabaseChange) -> DiffStep
  ) async throws(RegistryError) {
    let database = try entry(name).database
    let base = try await checkpoint(at: origin)
    do throws(StorageError) {
      try await database.diff(from: base, visit)
    } catch {
      throw .storage(error)
    }
  }

  /// Moves the manual clock of a database, and does what that time brings along before it returns: expired
  /// items are deleted, streams trimmed, shards closed.
  public func advanceClock(
    of name: String, by duration: Duration
  ) async throws(RegistryError) -> Timestamp {
    let database = try entry(name).database
    guard let clock = database.clock as? ManualClock else { throw .clockIsReal }
    clock.advance(by: duration)
    let now = clock.now
    try await Self.sweep(database)
    return now
  }

  /// Does what time has brought along in a database.
  /// - Returns: how many items time to live has deleted.
  @discardableResult
  public func sweep(_ name: String) async throws(RegistryError) -> Int {
    try await Self.sweep(entry(name).database)
  }

  @discardableResult
  private static func sweep(_ database: DynamockDatabase) async throws(RegistryError) -> Int {
    do throws(DynamoDBError) { return try await database.sweep() } catch {
      throw .storage(StorageError(error))
    }
  }
}

extension DatabaseRegistry {
  /// A checkpoint of a database.
  package func checkpoint(_ checkpoint: String, of name: String) throws(RegistryError) -> Checkpoint
  {
    try kept(checkpoint, of: name)
  }

  private func kept(_ checkpoint: String, of name: String) throws(RegistryError) -> Checkpoint {
    let entry = try entry(name)
    guard let kept = entry.checkpoints[checkpoint] else {
      throw .noCheckpoint(checkpoint, of: name, existing: entry.checkpointNames)
    }
    return kept
  }

  private func made(
    from origin: DatabaseSummary.Origin?, into file: String?
  ) async throws(RegistryError) -> DynamockDatabase {
    let source = try origin.map { (origin) throws(RegistryError) in try entry(origin.database) }
    let clock = ((source?.database ?? defaultDatabase).clock as? ManualClock).map {
      ManualClock(now: $0.now)
    }
    let checkpoint: Checkpoint?
    if let origin { checkpoint = try await self.checkpoint(at: origin) } else { checkpoint = nil }
    return try await stored { [settings, durability] () throws(StorageError) in
      if let file {
        // An empty database has no value to write, yet its file has to be a new one as well.
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
  }

  private func checkpoint(
    at origin: DatabaseSummary.Origin
  ) async throws(RegistryError) -> Checkpoint {
    if let name = origin.checkpoint { return try kept(name, of: origin.database) }
    let database = try entry(origin.database).database
    return try await stored { () throws(StorageError) in try await database.checkpoint() }
  }

  private func stored<Value: Sendable>(
    _ body: () async throws(StorageError) -> Value
  ) async throws(RegistryError) -> Value {
    do throws(StorageError) {
      return try await body()
    } catch {
      switch error.code {
      case .exists: throw .fileExists(error)
      case .badPath: throw .badPath(error)
      case .locked: throw .fileInUse(error)
      default: throw .storage(error)
      }
    }
  }

  /// A name as it may stand in a path.
  private static func checked(_ name: String) throws(RegistryError) -> String {
    guard isName(name) else { throw .badName(name) }
    return name
  }

  /// Whether a name may stand in a path.
  ///
  /// `.` and `..` may not: clients take them out of a path before they send it (RFC 3986, section 5.2.4).
  package static func isName(_ name: String) -> Bool {
    let isGood = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isGood && 1...255 ~= name.utf8.count && name != "." && name != ".."
  }

  /// A name of 100 random bits.
  private static func freshName() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    return "db-" + String((0..<20).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }
}

extension DatabaseRegistry.Entry {
  /// The entry, unless its time is over.
  fileprivate func present(at now: Timestamp) -> Self? {
    endsAt.map { $0 > now } ?? true ? self : nil
  }

  fileprivate var freshCheckpointName: String {
    var number = checkpoints.count + 1
    while checkpoints["checkpoint-\(number)"] != nil { number += 1 }
    return "checkpoint-\(number)"
  }
}
