import DynamockStorage

/// A committed state, held by a read transaction on its own connection until it is released.
///
/// SQLite keeps the state in its write-ahead log, which grows for as long as a snapshot of a past
/// state is held. Threads that share a snapshot take turns.
final class SQLiteSnapshot: StorageSnapshot, @unchecked Sendable {
  private let monitor = Monitor()
  private let connection: ReadConnection
  private let pool: ReaderPool

  init(_ connection: ReadConnection, from pool: ReaderPool) {
    self.connection = connection
    self.pool = pool
  }

  deinit { pool.endSnapshot(connection) }

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    try monitor.locked { () throws(StorageError) in
      try connection.reader.value(for: key, in: keyspace)
    }
  }

  func scan(
    _ keyspace: Keyspace,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    try monitor.locked { () throws(StorageError) in
      try connection.reader.scan(keyspace, range, direction, visit)
    }
  }

  func keyspaces() throws(StorageError) -> [Keyspace] {
    try monitor.locked { () throws(StorageError) in try connection.reader.keyspaces() }
  }
}
