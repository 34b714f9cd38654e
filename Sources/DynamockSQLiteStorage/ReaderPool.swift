import DynamockStorage
import Synchronization

/// The connections that read: as many as there are reads at a time, a few of them kept when idle.
final class ReaderPool: Sendable {
  private struct State {
    var idle: [ReadConnection] = []
    /// The file; nil once the store is closed, so that the file is free when the last reader ends.
    var file: StoreFile?
    /// Whether idle connections may go on seeing the state they saw; not while the log is emptied.
    var keepsTransactions = true
  }

  private let state: Mutex<State>

  /// How many commits there were: what tells a read transaction that it is old.
  private let commits = Atomic<UInt64>(0)

  /// How many snapshots are held.
  private let snapshots = Atomic(0)

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
      guard state.file != nil, state.idle.count < Self.keptConnections else { return }
      if !state.keepsTransactions, (try? connection.endTransaction()) == nil { return }
      state.idle.append(connection)
    }
  }

  /// Runs `body` while no idle connection looks into the log, so that it can be emptied.
  func withoutIdleTransactions(_ body: () -> Void) {
    state.withLock { state in
      state.keepsTransactions = false
      // One that cannot end its transaction is of no use: it closes, which ends it.
      state.idle.removeAll { connection in (try? connection.endTransaction()) == nil }
    }
    body()
    state.withLock { $0.keepsTransactions = true }
  }

  /// Whether someone holds a snapshot, and with it the log.
  var hasSnapshots: Bool { snapshots.load(ordering: .relaxed) > 0 }

  /// The newest committed state; asked again before the next commit, the same object.
  ///
  /// So a thousand forks of a store at rest share one connection.
  func snapshot() throws(StorageError) -> SQLiteSnapshot {
    try newest.withLock { (newest) throws(StorageError) -> SQLiteSnapshot in
      let commit = commits.load(ordering: .sequentiallyConsistent)
      if newest.commit == commit, let snapshot = newest.snapshot, !isClosed { return snapshot }
      let snapshot = SQLiteSnapshot(try take(), from: self)
      snapshots.add(1, ordering: .relaxed)
      newest = NewestSnapshot(commit: commit, snapshot: snapshot)
      return snapshot
    }
  }

  /// Takes a snapshot's connection back.
  func endSnapshot(_ connection: ReadConnection) {
    snapshots.subtract(1, ordering: .relaxed)
    // A connection that cannot end its transaction ends it by closing.
    if (try? connection.endTransaction()) != nil { giveBack(connection) }
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
