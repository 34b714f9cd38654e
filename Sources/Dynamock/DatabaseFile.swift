import DynamockEngine
import DynamockMemoryStorage
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage

/// The file that a database in memory comes from at one process's start and goes to at its stop.
///
/// The format is that of databases in files, so that either way of keeping data opens what the other
/// one left. The file is claimed for as long as this exists: nobody else may use what is about to be
/// replaced. It changes in ``save(_:)`` only, whole or not at all.
public final class DatabaseFile: Sendable {
  private let replacement: SQLiteFileReplacement

  private init(_ replacement: SQLiteFileReplacement) { self.replacement = replacement }

  /// Reads a file into memory; an empty or missing one begins an empty database.
  ///
  /// - Parameters:
  ///   - path: the file; its folder has to exist.
  ///   - settings: of the database.
  ///   - clock: of the database.
  /// - Returns: the database, in memory, and the file to save it to.
  /// - Throws: one sentence for a file that is locked, newer, foreign or damaged.
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

  /// The place of a file, unless something is there: to be read, it has to be let go.
  private static func emptyPlace(_ path: String) throws(StorageError) -> SQLiteFileReplacement? {
    let replacement = try SQLiteFileReplacement(path: path)
    return replacement.isEmpty ? replacement : nil
  }

  /// Puts the value that a database has now into the file.
  /// - Throws: `StorageError` where it cannot be written; the file is then as it was.
  public func save(_ database: DynamockDatabase) async throws(StorageError) {
    try await database.checkpoint().write(to: replacement)
  }
}

extension Checkpoint {
  /// Writes the value into a new file, which is then a database of its own.
  ///
  /// The file is there whole or not at all; it takes as long as writing the items.
  /// - Parameter file: the path; nothing may be there but an empty file.
  /// - Throws: `StorageError` of code `exists` where something is, another one where the file cannot be
  ///   written.
  public func save(as file: String) async throws(StorageError) {
    let replacement = try SQLiteFileReplacement(path: file)
    guard replacement.isEmpty else { throw .fileExists(file) }
    try await write(to: replacement)
  }

  /// Makes a database in a new file that begins with the checkpoint's value, and can be reset to it.
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
  /// Fills a database in a new file, which is there whole in the end, or not at all.
  ///
  /// - Parameters:
  ///   - path: the file; its folder has to exist.
  ///   - fill: gets the empty database, and may throw.
  /// - Returns: what `fill` returns; nil, without a call of it, where something is in the file already.
  /// - Throws: what `fill` throws, and `StorageError` where the file cannot be written.
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

  /// Makes a database in memory that begins with what a file holds; the file is let go again.
  fileprivate static func copy(
    of file: String, settings: Settings, clock: any WallClock
  ) async throws(StorageError) -> DynamockDatabase {
    let original = try DynamockDatabase(file: file, settings: settings, clock: clock)
    let engine = try original.engine.emptied(over: MemoryStorage())
    do throws(StorageError) {
      try await DynamockDatabase(
        .init(engine: engine, origin: nil, isReplaceable: false), keepsStatistics: false
      ).rewrite(with: original.engine)
    } catch {
      try original.close()
      throw error
    }
    try original.close()
    return DynamockDatabase(
      .init(engine: engine, origin: nil, isReplaceable: true),
      keepsStatistics: settings.statistics)
  }
}
