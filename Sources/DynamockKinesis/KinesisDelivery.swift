import Dynamock
package import DynamockEngine
import DynamockModel
import DynamockTLS
import DynamockUpstream
import Synchronization

/// Delivers the changes of all databases of a server to one place.
///
/// Each table has a task of its own while it has queued changes: the changes of a table are
/// delivered in order, and a Kinesis stream that rejects its records does not delay other tables'.
package final class KinesisDelivery: KinesisCarrier {
  /// A change of the deliveries' state, for the log.
  package enum Event: Sendable {
    /// An attempt has failed; it is repeated.
    case failed(table: String, stream: String, reason: String)
    /// Changes are delivered again after failures.
    case recovered(table: String, attempts: Int)
  }

  /// The maximum number of changes of a batch, which is that of PutRecords, and of their bytes.
  private static let batch = (changes: 500, bytes: 1 << 20)

  private let place: KinesisPlace
  private let state = Mutex(State())
  private let pool = WorkPool(threads: 1, isBackground: true)

  private struct State {
    var sink: (any KinesisSink)?
    var observer: (@Sendable (Event) -> Void)?
    /// The tables that are being delivered, and whether more was queued meanwhile.
    var running: [Key: Bool] = [:]
    /// Those whose last attempt has failed.
    var failing: Set<Key> = []
  }

  private struct Key: Hashable {
    let database: ObjectIdentifier
    let table: QueuedTable
  }

  private init(_ place: KinesisPlace) { self.place = place }

  /// Returns a service for the text of the setting, or `nil` for a syntax error.
  package static func service(_ sink: String) -> KinesisService? {
    KinesisPlace(sink).map { KinesisService(sink: sink, carrier: KinesisDelivery($0)) }
  }

  /// Begins to deliver; without this, changes stay queued.
  /// - Parameters:
  ///   - environment: the variables of the process, with credentials and proxies.
  ///   - observer: called with each event.
  package static func start(
    _ service: KinesisService?, environment: @autoclosure () -> [String: String],
    observer: @escaping @Sendable (Event) -> Void
  ) {
    guard let delivery = service?.carrier as? KinesisDelivery else { return }
    let sink = delivery.place.sink(environment: environment())
    delivery.state.withLock {
      $0.sink = sink
      $0.observer = observer
    }
  }

  /// Waits until all queued changes were delivered, but for no table whose last attempt has failed,
  /// and no longer than a limit.
  package static func drain(_ service: KinesisService?, upTo limit: Duration) async {
    guard let delivery = service?.carrier as? KinesisDelivery else { return }
    let deadline = ContinuousClock.now + limit
    while delivery.isProgressing, ContinuousClock.now < deadline {
      do { try await Task.sleep(for: .milliseconds(10)) } catch { return }
    }
  }

  private var isProgressing: Bool {
    state.withLock { state in state.running.keys.contains { !state.failing.contains($0) } }
  }

  /// Begins the task of a table, or notifies it that more was queued.
  package func deliver(_ table: QueuedTable, of database: Database) {
    let key = Key(database: ObjectIdentifier(database), table: table)
    let sink = state.withLock { state -> (any KinesisSink)? in
      guard let sink = state.sink else { return nil }
      let isRunning = state.running[key] != nil
      state.running[key] = isRunning
      return isRunning ? nil : sink
    }
    guard let sink else { return }
    let find: @Sendable () -> Database? = { [weak database] in database }
    Task(executorPreference: pool) { [self] in await run(key, sink, find) }
  }

  // MARK: The task of a table

  /// Delivers until nothing is queued, or the database is closed or gone.
  private func run(
    _ key: Key, _ sink: any KinesisSink, _ find: @Sendable () -> Database?
  ) async {
    var failures = 0
    while true {
      guard let database = find() else { return end(key) }
      state.withLock { if $0.running[key] != nil { $0.running[key] = false } }
      let changes: [KinesisChange]
      do throws(DynamoDBError) {
        changes = try database.queuedChanges(
          of: key.table, limit: Self.batch.changes, bytes: Self.batch.bytes)
      } catch {
        // A closed database is no failure; the next write begins another task.
        return end(key)
      }
      guard let first = changes.first else {
        if end(key, unlessMore: true) { return }
        continue
      }
      var result = await sink.send(changes)
      if let fault = await database.remove(result.delivered, of: key.table) {
        // A store that is being closed rejects writes before it rejects reads.
        await Self.wait(after: 0)
        guard database.isReadable(key.table) else { return end(key) }
        result.fault = result.fault ?? fault
      }
      if let fault = result.fault {
        // What was taken is progress, after which the next attempt follows soon.
        failures = result.delivered.isEmpty ? failures + 1 : 1
        fail(key, .failed(table: first.tableName, stream: first.streamARN, reason: "\(fault)"))
        await Self.wait(after: failures)
      } else if failures > 0 {
        recover(key, .recovered(table: first.tableName, attempts: failures))
        failures = 0
      }
    }
  }

  private func end(_ key: Key) { _ = end(key, unlessMore: false) }

  /// Ends the task of a table, unless more was queued since the last look.
  private func end(_ key: Key, unlessMore: Bool) -> Bool {
    state.withLock { state in
      if unlessMore, state.running[key] == true { return false }
      state.running[key] = nil
      state.failing.remove(key)
      return true
    }
  }

  private func fail(_ key: Key, _ event: Event) {
    let observer = state.withLock { state in
      state.failing.insert(key)
      return state.observer
    }
    observer?(event)
  }

  private func recover(_ key: Key, _ event: Event) {
    let observer = state.withLock { state in
      state.failing.remove(key)
      return state.observer
    }
    observer?(event)
  }

  /// Waits before the next attempt: a random part of 100 ms, doubled with every failure, at most
  /// 20 s.
  private static func wait(after failures: Int) async {
    let longest = min(20_000, 100 << min(failures, 8))
    try? await Task.sleep(for: .milliseconds(Int.random(in: (longest / 2)...longest)))
  }
}

extension Database {
  /// Returns whether the queue can be read, as that of a closed database cannot.
  fileprivate func isReadable(_ table: QueuedTable) -> Bool {
    (try? queuedChanges(of: table, limit: 1, bytes: 1)) != nil
  }

  /// Removes changes from the queue.
  fileprivate func remove(_ numbers: [Int], of table: QueuedTable) async -> KinesisFault? {
    guard !numbers.isEmpty else { return nil }
    let result: Result<Void, DynamoDBError> = await withCheckedContinuation { continuation in
      removeQueued(numbers, of: table) { continuation.resume(returning: $0) }
    }
    if case .failure(let error) = result { return .database(error) }
    return nil
  }
}

extension KinesisPlace {
  fileprivate func sink(environment: [String: String]) -> any KinesisSink {
    if case .file(let path) = self { return FileSink(path: path) }
    var limits = UpstreamLimits()
    limits.answer = 30
    let client = UpstreamClient(
      limits: limits, proxies: UpstreamProxies(environment: environment),
      trust: TLSTrust(environment: environment))
    switch self {
    case .file(let path): return FileSink(path: path)
    case .web(let url): return WebSink(url: url, client: client)
    case .kinesis(let url):
      return StreamSink(
        url: url, credentials: AmazonCredentials(environment: environment), client: client,
        clock: SystemClock())
    }
  }
}
