public import DynamockModel
import DynamockStorage
import Synchronization

/// The databases of a server, by name; `default` exists from the start and cannot be dropped.
public final class DatabaseRegistry: Sendable {
  /// The name of the database of a plain endpoint.
  public static let defaultName = "default"
  /// The name of the checkpoint that has the contents with which a database was seeded.
  public static let seedName = "seed"

  /// The database of a plain endpoint.
  public let defaultDatabase: DynamockDatabase
  let settings: DynamockDatabase.Settings
  let durability: Durability
  let time: SteadyClock
  let entries: Mutex<[String: Entry]>
  /// Which clients have databases of their own.
  package let isolation: Isolation
  /// The prefix of the paths of isolated databases' files, or `nil` to keep them in memory.
  let isolatedFiles: String?
  /// The maximum number of isolated databases.
  let isolatedDatabases: Int
  /// The names and files of databases that are being created.
  let reservations = Reservations()
  /// Called with the name of each database that has been dropped or has expired.
  private let removalObserver = Mutex<RemovalObserver?>(nil)
  /// Held while a credential's database is created.
  let firstUse = Mutex(())

  /// Called when a database is gone.
  ///
  /// A structure, because a `Mutex` wraps a closure again each time it is taken out: the calls would
  /// become deeper with each database.
  private struct RemovalObserver: Sendable {
    let call: @Sendable (String) -> Void
  }

  /// A database and its entry in the registry.
  struct Entry: Sendable {
    let database: DynamockDatabase
    let origin: DatabaseSummary.Origin?
    let createdAt: Timestamp
    let expiresAt: Timestamp?
    /// The steady time at which it expires: setting a clock back does not extend its lifetime.
    var endsAt: Timestamp?
    /// The file that contains it, or `nil` for a database in memory and for the default database.
    var file: String?
    /// Whether it is a fork in the default database's file, which later processes find there.
    var isLasting = false
    var checkpoints = Checkpoints()
  }

  /// The reason why the lasting forks in the default database's file could not be opened, or `nil`.
  ///
  /// They are then not served, and remain in the file.
  public let openingFault: StorageError?

  /// Creates a registry with one database, and the lasting forks in its file.
  ///
  /// - Parameters:
  ///   - database: the default database.
  ///   - settings: the settings of new databases that are not forks in memory.
  ///   - durability: the durability of forks in files.
  ///   - isolation: which requests to the plain endpoint use separate databases.
  ///   - isolatedFiles: the prefix of the paths of these databases' files, or `nil` to keep them in
  ///     memory.
  ///   - isolatedDatabases: the maximum number of them.
  ///   - time: the clock that determines when databases expire, independent of the databases' own
  ///     clocks.
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
    var entry = Entry(database: database, origin: nil, createdAt: time.now, expiresAt: nil)
    var present: [String: Entry] = [:]
    var fault: StorageError?
    do throws(StorageError) {
      (present, entry.checkpoints) = try Self.lastingEntries(of: database, at: self.time.now)
    } catch {
      fault = error
    }
    openingFault = fault
    present[Self.defaultName] = entry
    entries = Mutex(present)
  }

  /// The database with a name, unless it does not exist or has expired; `nil` names the default
  /// one.
  public subscript(name: String?) -> DynamockDatabase? {
    guard let name else { return defaultDatabase }
    return entries.withLock { $0[name]?.present(at: time.now.steady) }?.database
  }

  /// The names of all databases, in order.
  public var names: [String] { present.keys.sorted() }

  /// All databases, by name; those that have expired are removed.
  var present: [String: Entry] {
    let now = time.now.steady
    let (present, expired) = entries.withLock { entries in
      let expired = entries.filter { $0.value.present(at: now) == nil }
      for name in expired.keys { entries[name] = nil }
      return (entries, expired)
    }
    for (name, entry) in expired {
      tellRemoval(of: name)
      // If this fails, the next process finds that it has expired.
      try? Self.erase(entry, isAwaited: false)
    }
    return present
  }

  /// Sets a closure that is called with the name of each database that has been dropped or has
  /// expired.
  package func onRemoval(_ observer: @escaping @Sendable (String) -> Void) {
    removalObserver.withLock { $0 = RemovalObserver(call: observer) }
  }

  func tellRemoval(of name: String) { removalObserver.withLock { $0 }?.call(name) }

  func entry(_ name: String) throws(RegistryError) -> Entry {
    let entries = present
    guard let entry = entries[name] else {
      throw .noDatabase(name, existing: entries.keys.sorted())
    }
    return entry
  }

  /// Returns the registry's information about a database.
  public func summary(of name: String) throws(RegistryError) -> DatabaseSummary {
    DatabaseSummary(name, try entry(name))
  }

  /// The registry's information about all databases, in the order of their names.
  public var summaries: [DatabaseSummary] {
    present.map { DatabaseSummary($0.key, $0.value) }.sorted { $0.name < $1.name }
  }
}

extension DatabaseRegistry.Entry {
  /// Returns the entry, or `nil` if it has expired.
  func present(at now: Timestamp) -> Self? {
    endsAt.map { $0 > now } ?? true ? self : nil
  }
}
