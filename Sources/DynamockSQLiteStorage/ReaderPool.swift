import DynamockStorage
import Synchronization

/// The connections that read: as many as there are reads at a time, a few of them kept when idle.
final class ReaderPool: Sendable {
  private struct State {
    var idle: [ReadConnection] = []
    /// Connections made ready for snapshots, which keep the ones they take; none has a transaction open.
    var spare: [ReadConnection] = []
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

  /// How many connections are made ready for snapshots, off the way of reads and forks.
  ///
  /// Opening one takes 130 µs. There is a commit between two snapshots that need one, after which the
  /// writer's thread looks; the second is for a fork that comes before that.
  private static let readyConnections = 2

  /// Whether a snapshot was asked for since a spare last looked into the log.
  private let isAsked = Atomic(false)

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
    let (idle, file) = state.withLock { ($0.idle.popLast() ?? $0.spare.popLast(), $0.file) }
    guard let file else { throw Sentences.closed() }
    let connection: ReadConnection
    if let idle { connection = idle } else { connection = try ReadConnection(file.connect()) }
    try connection.cache(kilobytes: ReadConnection.usualCache)
    try connection.renew(at: commits.load(ordering: .sequentiallyConsistent))
    return connection
  }

  /// A connection that is nobody's yet; nil once the store is closed.
  func anotherConnection() throws(StorageError) -> Connection? {
    guard let file = state.withLock({ $0.file }) else { return nil }
    return try file.connect()
  }

  /// Whether the next snapshot would have to open its connection itself.
  var isOut: Bool {
    state.withLock { $0.file != nil && $0.spare.isEmpty && $0.idle.isEmpty }
  }

  /// Makes connections ready for the next snapshots; for the writer's thread, between groups.
  ///
  /// Where snapshots are being asked for, one of them has read what a new state begins with: to drop
  /// the old pages and look into the log takes as long as all the rest of a fork. Its transaction
  /// ends at once, so that an idle spare never keeps the log from being copied. Failing, it leaves
  /// the error to whoever needs a connection.
  func replenish() {
    while let file = state.withLock({ $0.spare.count < Self.readyConnections ? $0.file : nil }) {
      guard let connection = try? ReadConnection(file.connect()) else { return }
      guard (try? connection.cache(kilobytes: snapshotCache)) != nil else { return }
      addSpare(connection)
    }
    guard isAsked.exchange(false, ordering: .relaxed) else { return }
    guard let connection = state.withLock({ $0.spare.popLast() }) else { return }
    let commit = commits.load(ordering: .sequentiallyConsistent)
    guard (try? connection.renew(at: commit)) != nil else { return }
    if (try? connection.endTransaction()) != nil { addSpare(connection) }
  }

  private func addSpare(_ connection: ReadConnection) {
    state.withLock { state in
      if state.file != nil { state.spare.append(connection) }
    }
  }

  /// How many kilobytes of pages the next snapshot keeps.
  private var snapshotCache: Int {
    ReadConnection.usualCache / (heldSnapshots < Self.wellCachedSnapshots ? 1 : 8)
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

  /// Why what is written into the file would be lost; nil if it would not be, or once it is closed.
  var obstacle: StorageError? { state.withLock { $0.file }?.obstacle }

  /// The newest committed state; asked again before the next commit, the same object.
  ///
  /// So a thousand forks of a store at rest share one connection.
  func snapshot() throws(StorageError) -> SQLiteSnapshot {
    try newest.withLock { (newest) throws(StorageError) -> SQLiteSnapshot in
      let commit = commits.load(ordering: .sequentiallyConsistent)
      if newest.commit == commit, let snapshot = newest.snapshot, !isClosed { return snapshot }
      guard heldSnapshots < Self.mostSnapshots else {
        guard !isClosed else { throw Sentences.closed() }
        throw Sentences.tooManyStates(Self.mostSnapshots)
      }
      guard hasDescriptors(for: .hold) else {
        throw Sentences.noDescriptor(state.withLock { $0.file }?.path ?? "")
      }
      let connection = try takeSpare()
      try connection.cache(kilobytes: snapshotCache)
      let snapshot = SQLiteSnapshot(connection, from: self)
      snapshots.add(1, ordering: .relaxed)
      newest = NewestSnapshot(commit: commit, snapshot: snapshot)
      return snapshot
    }
  }

  /// A connection that is ready for a snapshot, or any, brought up to the newest commit.
  private func takeSpare() throws(StorageError) -> ReadConnection {
    isAsked.store(true, ordering: .relaxed)
    guard let spare = state.withLock({ $0.spare.popLast() }) else { return try take() }
    try spare.renew(at: commits.load(ordering: .sequentiallyConsistent))
    return spare
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
      return state.idle + state.spare
    }
    withExtendedLifetime(idle) {}
  }
}
