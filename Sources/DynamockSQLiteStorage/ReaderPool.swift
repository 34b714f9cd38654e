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

  /// Below so many idle connections others are opened ahead, off the way of reads and forks: opening
  /// one takes 130 µs, and a snapshot keeps the one it takes.
  private static let fewestConnections = 2

  /// How many snapshots may be held at a time, of different states: each has a connection, which is
  /// two file descriptors.
  static let mostSnapshots = 256

  /// So many snapshots keep as many pages in memory as a reader; the others an eighth, so that the
  /// many together stay below 750 MB.
  private static let wellCachedSnapshots = 16

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

  /// A connection that is nobody's yet; nil once the store is closed.
  func anotherConnection() throws(StorageError) -> Connection? {
    guard let file = state.withLock({ $0.file }) else { return nil }
    return try file.connect()
  }

  /// Whether the next snapshot might have to open its connection itself.
  var isLow: Bool {
    state.withLock { $0.file != nil && $0.idle.count < Self.fewestConnections }
  }

  /// Opens connections until there are enough; for the writer's thread, between groups.
  ///
  /// Failing, it leaves the error to whoever needs a connection.
  func replenish() {
    while let file = state.withLock({ $0.idle.count < Self.fewestConnections ? $0.file : nil }) {
      guard let connection = try? ReadConnection(file.connect()) else { return }
      giveBack(connection)
    }
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
  var hasSnapshots: Bool { heldSnapshots > 0 }

  /// How many snapshots are held, each of another state.
  var heldSnapshots: Int { snapshots.load(ordering: .relaxed) }

  /// The log's length, and how many states it is held for.
  var log: StorageLog {
    StorageLog(bytes: state.withLock { $0.file }?.logSize ?? 0, heldStates: heldSnapshots)
  }

  /// The newest committed state; asked again before the next commit, the same object.
  ///
  /// So a thousand forks of a store at rest share one connection.
  func snapshot() throws(StorageError) -> SQLiteSnapshot {
    try newest.withLock { (newest) throws(StorageError) -> SQLiteSnapshot in
      let commit = commits.load(ordering: .sequentiallyConsistent)
      if newest.commit == commit, let snapshot = newest.snapshot, !isClosed { return snapshot }
      let held = heldSnapshots
      let connection = try take()
      guard held < Self.mostSnapshots else {
        giveBack(connection)
        throw Sentences.tooManyStates(Self.mostSnapshots)
      }
      let isCachedWell = held < Self.wellCachedSnapshots
      try connection.cache(kilobytes: ReadConnection.usualCache / (isCachedWell ? 1 : 8))
      let snapshot = SQLiteSnapshot(connection, from: self)
      snapshots.add(1, ordering: .relaxed)
      newest = NewestSnapshot(commit: commit, snapshot: snapshot)
      return snapshot
    }
  }

  /// Takes a snapshot's connection back.
  func endSnapshot(_ connection: ReadConnection) {
    snapshots.subtract(1, ordering: .relaxed)
    // A connection that cannot end its transaction ends it by closing.
    guard (try? connection.endTransaction()) != nil else { return }
    guard (try? connection.cache(kilobytes: ReadConnection.usualCache)) != nil else { return }
    giveBack(connection)
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
