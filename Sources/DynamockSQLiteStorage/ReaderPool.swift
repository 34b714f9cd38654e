import DynamockStorage
import Synchronization

/// The connections that read: as many as there are reads at a time, a few of them kept when idle.
final class ReaderPool: Sendable {
  private struct State {
    var idle: [ReadConnection] = []
    /// The file; nil once the store is closed, so that the file is free when the last reader ends.
    var file: StoreFile?
  }

  private let state: Mutex<State>

  /// How many commits there were: what tells a read transaction that it is old.
  private let commits = Atomic<UInt64>(0)

  /// The snapshot that is newest, for those who ask before the next commit.
  private let newest = Mutex(NewestSnapshot())

  private struct NewestSnapshot {
    var commit: UInt64 = 0
    weak var snapshot: SQLiteSnapshot?
  }

  /// Idle connections that are kept; more than one a core is of little use.
  private static let keptConnections = 16

  init(_ file: StoreFile) { state = Mutex(State(file: file)) }

  /// Says that reads from now on see more than those before.
  func countCommit() { commits.add(1, ordering: .sequentiallyConsistent) }

  /// A connection that sees the newest committed state.
  func take() throws(StorageError) -> ReadConnection {
    let (idle, file) = state.withLock { ($0.idle.popLast(), $0.file) }
    guard let file else { throw Sentences.closed() }
    let connection: ReadConnection
    if let idle { connection = idle } else { connection = try ReadConnection(file.connect()) }
    try connection.renew(at: commits.load(ordering: .sequentiallyConsistent))
    return connection
  }

  /// Takes a connection back; it closes when there are enough already, or the store is closed.
  func giveBack(_ connection: ReadConnection) {
    state.withLock { state in
      if state.file != nil, state.idle.count < Self.keptConnections { state.idle.append(connection) }
    }
  }

  /// Makes the idle connections let go of the states they see, so that the log can be emptied.
  func endIdleTransactions() {
    state.withLock { state in
      // One that cannot end its transaction is of no use: it closes, which ends it.
      state.idle.removeAll { connection in (try? connection.endTransaction()) == nil }
    }
  }

  /// The newest committed state; asked again before the next commit, the same object.
  ///
  /// So a thousand forks of a store at rest share one connection.
  func snapshot() throws(StorageError) -> SQLiteSnapshot {
    try newest.withLock { (newest) throws(StorageError) -> SQLiteSnapshot in
      let commit = commits.load(ordering: .sequentiallyConsistent)
      if newest.commit == commit, let snapshot = newest.snapshot, !isClosed { return snapshot }
      let snapshot = SQLiteSnapshot(try take(), from: self)
      newest = NewestSnapshot(commit: commit, snapshot: snapshot)
      return snapshot
    }
  }

  private var isClosed: Bool { state.withLock { $0.file == nil } }

  /// Closes what is idle now, and what is given back later.
  func close() {
    let idle = state.withLock { state in
      defer { state = State(file: nil) }
      return state.idle
    }
    withExtendedLifetime(idle) {}
  }
}
