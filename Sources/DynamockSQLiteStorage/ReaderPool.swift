import DynamockStorage
import Synchronization

/// The read connections: as many as there are concurrent reads, some of which are kept when idle.
final class ReaderPool: Sendable {
  private struct State {
    var idle: [ReadConnection] = []
    /// Connections prepared for snapshots; none has an open transaction.
    var spare: [ReadConnection] = []
    /// The file, or `nil` once the store is closed, so that the file is released with the last
    /// reader.
    var file: StoreFile?
    /// Whether idle connections may hold the state that they last read; false while the log is
    /// emptied.
    var keepsTransactions = true
    /// The number of times that a connection was taken.
    var reads: UInt64 = 0
  }

  private let state: Mutex<State>

  /// The number of times that a commit has begun or ended, which shows whether a read transaction is
  /// outdated; odd while a commit is under way.
  ///
  /// Meanwhile, a new read transaction may see the commit or not, and once one has seen it, none that
  /// began earlier may be used again. So every read begins a transaction then.
  private let commitPhase = Atomic<UInt64>(0)

  /// The number of held snapshots.
  private let snapshots = Atomic(0)

  /// The newest snapshot, which is shared until the next commit.
  private let newest = Mutex(NewestSnapshot())

  private struct NewestSnapshot {
    var phase = CommitPhase(count: 0)
    weak var snapshot: SQLiteSnapshot?
  }

  /// The maximum number of idle connections that are kept; more than one per core is of little use.
  private static let keptConnections = 16

  /// The number of connections that are prepared for snapshots in advance, so that reads and forks
  /// need not open them.
  ///
  /// Opening one takes 130 µs. Between two snapshots that need one there is a commit, after which
  /// the writer's thread prepares another; the second connection is for a fork that arrives
  /// earlier.
  private static let readyConnections = 2

  /// Whether a snapshot was requested since a spare connection last read the log.
  private let isAsked = Atomic(false)

  /// The maximum number of snapshots of different states: each has a connection, which is two file
  /// descriptors.
  static let mostSnapshots = 256

  /// The number of snapshots whose page cache is as large as a reader's.
  ///
  /// Others have an eighth of
  /// it, so that all snapshots together use less than 750 MB.
  private static let wellCachedSnapshots = 16

  init(_ file: StoreFile) { state = Mutex(State(file: file)) }

  /// Runs a commit, after which reads see more than those before.
  func whileCommitting(_ commit: () throws(StorageError) -> Void) throws(StorageError) {
    commitPhase.add(1, ordering: .sequentiallyConsistent)
    defer { commitPhase.add(1, ordering: .sequentiallyConsistent) }
    try commit()
  }

  /// Returns a connection that sees the newest committed state.
  func take() throws(StorageError) -> ReadConnection {
    let (idle, file) = state.withLock { state in
      state.reads &+= 1
      return (state.idle.popLast() ?? state.spare.popLast(), state.file)
    }
    guard let file else { throw Sentences.closed() }
    let connection: ReadConnection
    if let idle { connection = idle } else { connection = try ReadConnection(file.connect()) }
    try connection.cache(kilobytes: ReadConnection.usualCache)
    try connection.renew(at: phase)
    return connection
  }

  /// Returns an unused connection, or `nil` once the store is closed.
  func anotherConnection() throws(StorageError) -> Connection? {
    guard let file = state.withLock({ $0.file }) else { return nil }
    return try file.connect()
  }

  /// Whether the next snapshot would have to open a connection itself.
  var isOut: Bool {
    state.withLock { $0.file != nil && $0.spare.isEmpty && $0.idle.isEmpty }
  }

  /// Prepares connections for the next snapshots; called on the writer's thread, between groups.
  ///
  /// While snapshots are being requested, one of the connections reads the first pages of a new
  /// state in advance: dropping the old pages and reading the log takes as long as the rest of a
  /// fork. Its transaction ends at once, so that an idle spare connection never keeps the log from
  /// being copied. Errors are ignored here; the first request that needs a connection reports them.
  func replenish() {
    while let file = state.withLock({ $0.spare.count < Self.readyConnections ? $0.file : nil }) {
      guard let connection = try? ReadConnection(file.connect()) else { return }
      guard (try? connection.cache(kilobytes: snapshotCache)) != nil else { return }
      addSpare(connection)
    }
    guard isAsked.exchange(false, ordering: .relaxed) else { return }
    guard let connection = state.withLock({ $0.spare.popLast() }) else { return }
    guard (try? connection.renew(at: phase)) != nil else { return }
    if (try? connection.endTransaction()) != nil { addSpare(connection) }
  }

  private func addSpare(_ connection: ReadConnection) {
    state.withLock { state in
      if state.file != nil { state.spare.append(connection) }
    }
  }

  /// The size of the next snapshot's page cache in kilobytes.
  private var snapshotCache: Int {
    ReadConnection.usualCache / (heldSnapshots < Self.wellCachedSnapshots ? 1 : 8)
  }

  /// Returns a connection; it is closed if there are already enough, or the store is closed.
  func giveBack(_ connection: ReadConnection) {
    state.withLock { state in
      guard state.file != nil, state.idle.count < Self.keptConnections else { return }
      if !state.keepsTransactions, (try? connection.endTransaction()) == nil { return }
      state.idle.append(connection)
    }
  }

  /// The number of reads so far.
  var reads: UInt64 { state.withLock { $0.reads } }

  /// The number of commits so far.
  var commitCount: UInt64 { commitPhase.load(ordering: .relaxed) / 2 }

  private var phase: CommitPhase {
    CommitPhase(count: commitPhase.load(ordering: .sequentiallyConsistent))
  }

  /// Gives back the caches of idle connections, one after the other so that reads find the rest;
  /// returns whether any had one.
  func releaseCaches() -> Bool {
    var hadAny = false
    for _ in 0..<state.withLock({ $0.idle.count }) {
      let connection = state.withLock { $0.idle.isEmpty ? nil : $0.idle.removeFirst() }
      guard let connection else { break }
      if connection.reader.connection.releaseCache() { hadAny = true }
      giveBack(connection)
    }
    return hadAny
  }

  /// Runs `body` while no idle connection reads the log, so that it can be emptied.
  func withoutIdleTransactions(_ body: () -> Void) {
    state.withLock { state in
      state.keepsTransactions = false
      // A connection that cannot end its transaction is closed, which ends the transaction.
      state.idle.removeAll { connection in (try? connection.endTransaction()) == nil }
    }
    body()
    state.withLock { $0.keepsTransactions = true }
  }

  /// Whether a snapshot is held, which keeps the log from being emptied.
  var hasSnapshots: Bool { heldSnapshots > 0 }

  /// The number of held snapshots, each of a different state.
  var heldSnapshots: Int { snapshots.load(ordering: .relaxed) }

  /// The log's length, and the number of held states.
  var log: StorageLog {
    StorageLog(bytes: state.withLock { $0.file }?.logSize ?? 0, heldStates: heldSnapshots)
  }

  /// The reason why writes to the file would be lost, or `nil` if there is none or the store is
  /// closed.
  var obstacle: StorageError? { state.withLock { $0.file }?.obstacle }

  /// Returns the newest committed state, which is the same object until the next commit.
  ///
  /// So a thousand forks of an idle store share one connection.
  func snapshot() throws(StorageError) -> SQLiteSnapshot {
    try newest.withLock { (newest) throws(StorageError) -> SQLiteSnapshot in
      let phase = phase
      if newest.phase == phase, !phase.isCommitting, let snapshot = newest.snapshot, !isClosed {
        return snapshot
      }
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
      newest = NewestSnapshot(phase: phase, snapshot: snapshot)
      return snapshot
    }
  }

  /// Returns a prepared connection, or any other, updated to the newest commit.
  private func takeSpare() throws(StorageError) -> ReadConnection {
    isAsked.store(true, ordering: .relaxed)
    guard let spare = state.withLock({ $0.spare.popLast() }) else { return try take() }
    try spare.renew(at: phase)
    return spare
  }

  /// Returns a snapshot's connection.
  func endSnapshot(_ connection: ReadConnection) {
    snapshots.subtract(1, ordering: .relaxed)
    // A connection that cannot end its transaction is closed, which ends the transaction.
    guard (try? connection.endTransaction()) != nil else { return }
    guard (try? connection.cache(kilobytes: ReadConnection.usualCache)) != nil else { return }
    giveBack(connection)
  }

  private var isClosed: Bool { state.withLock { $0.file == nil } }

  /// Closes the idle connections now, and the others when they are returned.
  func close() {
    let idle = state.withLock { state in
      defer { state = State(file: nil) }
      return state.idle + state.spare
    }
    withExtendedLifetime(idle) {}
  }
}
