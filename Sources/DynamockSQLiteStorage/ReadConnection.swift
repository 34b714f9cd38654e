import DynamockStorage

/// A read connection with a read transaction that outlives a single read.
///
/// Beginning and ending a transaction costs 2.1 µs, mostly for four locking system calls; a get
/// without them costs 0.9 µs. So a transaction stays open until a commit outdates it, or
/// until the log is to be emptied, which is only possible while no one reads it.
final class ReadConnection: @unchecked Sendable {
  let reader: SQLiteReader
  private let begin: Statement
  private let end: Statement
  private let touch: Statement
  private var cachedKilobytes = ReadConnection.usualCache
  /// The phase of the store's commits when the open transaction began.
  private var phaseAtBegin: CommitPhase?

  init(_ connection: Connection) throws(StorageError) {
    try connection.execute("PRAGMA query_only = ON")
    reader = SQLiteReader(connection)
    begin = try Statement("BEGIN", on: connection)
    end = try Statement("COMMIT", on: connection)
    touch = try Statement("SELECT rootpage FROM sqlite_master LIMIT 1", on: connection)
  }

  /// The size of a connection's page cache in kilobytes, as set by ``StoreFile``.
  static let usualCache = 16_000

  /// Sets the size of the connection's page cache.
  func cache(kilobytes: Int) throws(StorageError) {
    guard kilobytes != cachedKilobytes else { return }
    try reader.connection.execute("PRAGMA cache_size = -\(kilobytes)")
    cachedKilobytes = kilobytes
  }

  /// Ensures that the connection sees everything up to a phase, and nothing after this call.
  func renew(at phase: CommitPhase) throws(StorageError) {
    if phaseAtBegin == phase, !phase.isCommitting { return }
    try endTransaction()
    try begin.run()
    phaseAtBegin = phase
    // BEGIN alone does not select a state: the first SELECT does.
    try touch.run()
    reader.stateCache?.begin()
  }

  /// Releases the state that the connection sees.
  func endTransaction() throws(StorageError) {
    guard phaseAtBegin != nil else { return }
    phaseAtBegin = nil
    reader.stateCache?.end()
    try end.run()
  }
}
