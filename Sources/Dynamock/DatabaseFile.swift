import DynamockEngine
import DynamockLayers
import DynamockMemoryStorage
public import DynamockModel
import DynamockSQLiteStorage
public import DynamockStorage

/// The file that an in-memory database is read from when a process starts, and saved to when it
/// stops.
///
/// The format is the same as for databases in files, so either can open the other's files. The file
/// is claimed for as long as this object exists, since no one else may use a file that is about to
/// be replaced. Only ``save(_:)`` changes it, completely or not at all.
public final class DatabaseFile: Sendable {
  private let replacement: SQLiteFileReplacement

  private init(_ replacement: SQLiteFileReplacement) { self.replacement = replacement }

  /// Reads a file into memory; an empty or missing one results in an empty database.
  ///
  /// - Parameters:
  ///   - path: the file; its folder has to exist.
  ///   - settings: the settings of the database.
  ///   - clock: the clock of the database.
  /// - Returns: the database, in memory, and the file to save it to.
  /// - Throws: an error with a message for a file that is locked, newer, foreign or damaged.
  public static func open(
    _ path: String, settings: DynamockDatabase.Settings = .init(),
    clock: any WallClock = SystemClock()
  ) async throws(StorageError) -> (database: DynamockDatabase, file: DatabaseFile) {
    if let replacement = try emptyPlace(path) {
      let database = try DynamockDatabase(settings: settings, clock: clock)
      return (database, DatabaseFile(replacement))
    }
    let database = try await DynamockDatabase.copy(of: path, settings: settings, clock: clock)
    return (database, DatabaseFile(try SQLiteFileReplacement(path: path)))
  }

  /// Returns a claim on the path, or `nil` if a file with contents exists, which can then be read.
  private static func emptyPlace(_ path: String) throws(StorageError) -> SQLiteFileReplacement? {
    let replacement = try SQLiteFileReplacement(path: path)
    return replacement.isEmpty ? replacement : nil
  }

  /// Saves the database's current contents to the file.
  /// - Throws: `StorageError` if it cannot be written; the file is then unchanged.
  public func save(_ database: DynamockDatabase) async throws(StorageError) {
    try await database.checkpoint().write(to: replacement)
  }
}

extension Checkpoint {
  /// Writes the contents to a new file, which is then an independent database.
  ///
  /// The file is written completely or not at all, which takes as long as writing the items.
  /// - Parameter file: the path; no file may exist there except an empty one.
  /// - Throws: `StorageError` with code `exists` if one does, or another code if the file cannot be
  ///   written.
  public func save(as file: String) async throws(StorageError) {
    let replacement = try SQLiteFileReplacement(path: file)
    guard replacement.isEmpty else { throw .fileExists(file) }
    try await write(to: replacement)
  }

  /// Creates a database in a new file that starts with the checkpoint's contents, and can be reset
  /// to them.
  func open(
    in file: String, durability: Durability, settings: DynamockDatabase.Settings,
    clock: any WallClock
  ) async throws(StorageError) -> DynamockDatabase {
    try await save(as: file)
    let database = try DynamockDatabase(
      file: file, durability: durability, settings: settings, clock: clock)
    return DynamockDatabase(
      .init(engine: database.engine, origin: self, isReplaceable: false),
      keepsStatistics: settings.statistics)
  }

  fileprivate func write(to replacement: SQLiteFileReplacement) async throws(StorageError) {
    let store = try replacement.begin()
    let copy = DynamockDatabase(
      .init(engine: try frozen.emptied(over: store), origin: nil, isReplaceable: false),
      keepsStatistics: false)
    try await copy.rewrite(with: frozen)
    try copy.close()
    try replacement.finish()
  }
}

extension DynamockDatabase {
  /// Fills a database in a new file, which is complete in the end or does not exist.
  ///
  /// - Parameters:
  ///   - path: the file; its folder has to exist.
  ///   - fill: receives the empty database, and may throw.
  /// - Returns: the result of `fill`, or `nil`, without calling it, if the file already has
  ///   contents.
  /// - Throws: any error of `fill`, and `StorageError` if the file cannot be written.
  package static func filling<Value: Sendable>(
    newFile path: String, _ fill: (DynamockDatabase) async throws -> Value
  ) async throws -> Value? {
    let replacement = try SQLiteFileReplacement(path: path)
    guard replacement.isEmpty else { return nil }
    let database = try DynamockDatabase(store: replacement.begin())
    let value: Value
    do { value = try await fill(database) } catch {
      try database.close()
      throw error
    }
    try database.close()
    try replacement.finish()
    return value
  }

  /// Returns whether a file has an older format, so that opening it converts it first.
  ///
  /// False also if the file cannot be read, which opening it reports.
  package static func needsUpgrade(file path: String) -> Bool {
    SQLiteStorage.needsUpgrade(path: path)
  }

  /// Returns an in-memory database with the contents of a file, which is then released.
  fileprivate static func copy(
    of file: String, settings: Settings, clock: any WallClock
  ) async throws(StorageError) -> DynamockDatabase {
    let original = try DynamockDatabase(file: file, settings: settings, clock: clock)
    guard try original.family?.members().isEmpty ?? true else {
      try original.close()
      throw .lastingForksWouldBeLost(file)
    }
    let engine = try original.engine.emptied(over: MemoryStorage())
    do throws(StorageError) {
      try await DynamockDatabase(
        .init(engine: engine, origin: nil, isReplaceable: false), keepsStatistics: false
      ).rewrite(with: original.engine)
    } catch {
      try original.close()
      throw .unreadable(file, error)
    }
    try original.close()
    return DynamockDatabase(
      .init(engine: engine, origin: nil, isReplaceable: true),
      keepsStatistics: settings.statistics)
  }
}

extension StorageError {
  /// Returns the error for a file whose contents cannot be loaded; the reason's detail has the
  /// advice.
  fileprivate static func unreadable(_ file: String, _ reason: StorageError) -> Self {
    let advice = reason.detail.map { " \($0)" } ?? ""
    return Self(
      reason.code, "\"\(file)\" cannot be loaded, and was not changed: \(reason.message).\(advice)")
  }

  /// Returns the error for a file whose contents would replace more than they contain.
  fileprivate static func lastingForksWouldBeLost(_ file: String) -> Self {
    Self(
      .unsupported,
      "The file \(file) has forks or checkpoints that last, and saving one database over it would "
        + "lose them: open it as data (--data), or drop them first.")
  }
}
