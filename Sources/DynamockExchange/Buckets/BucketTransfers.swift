import Dynamock
package import DynamockEngine
import DynamockModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Exports to buckets, and imports from them.
///
/// Transfers run on a thread of their own, and take turns after each portion.
package final class BucketTransfers: TransferCarrier {
  /// The end of a transfer, or a bad item of an import.
  package enum Event: Sendable {
    /// An export has ended.
    case exported(String, Result<ExportResult, TransferFailure>)
    /// An import has ended.
    case imported(String, ImportResult)
    /// A bulk operation has ended.
    case bulkEnded(String, BulkResult)
    /// The files of an export that an earlier process did not finish could not be removed yet.
    case keptLeftovers(String, TransferFailure)
    /// An item was not imported.
    case refusedItem(String, object: String, position: Int, reason: String)
  }

  /// Called with each event; a structure, because a `Mutex` wraps a closure again each time it is
  /// taken out.
  private struct Observer: Sendable {
    let call: @Sendable (Event) -> Void
  }

  private let buckets: Mutex<Buckets?>
  private let observer = Mutex<Observer?>(nil)
  private let pool = Mutex<(process: pid_t, threads: WorkPool)?>(nil)
  private let isOnCaller = Atomic(false)

  private init(_ buckets: Buckets?) { self.buckets = Mutex(buckets) }

  /// Runs the transfers of a service on the threads of the requests that begin them until they wait
  /// for a store, for a library that starts no threads.
  package static func runOnCaller(_ service: TransferService?) {
    (service?.carrier as? BucketTransfers)?.isOnCaller.store(true, ordering: .releasing)
  }

  /// Returns a service for the buckets in a folder.
  package static func service(root: String) -> TransferService {
    TransferService(place: .folder(root), carrier: BucketTransfers(.folder(root)))
  }

  /// Returns a service for the buckets of a server; until ``connect(_:to:)`` its transfers fail.
  package static func service(endpoint: String) -> TransferService {
    TransferService(place: .endpoint(endpoint), carrier: BucketTransfers(nil))
  }

  /// Sets the buckets of a service whose place is an endpoint.
  package static func connect(_ service: TransferService?, to store: any BucketStore) {
    (service?.carrier as? BucketTransfers)?.buckets.withLock { $0 = .store(store) }
  }

  /// The path of a service's folder if it is not a folder, or `nil` if all is well.
  package static func missingFolder(of service: TransferService?) -> String? {
    service?.folder.flatMap { FileSystem.isFolder($0) ? nil : $0 }
  }

  /// Sets a closure that is called with each event of a service.
  package static func observe(
    _ service: TransferService?, _ observer: @escaping @Sendable (Event) -> Void
  ) {
    (service?.carrier as? BucketTransfers)?.observer.withLock {
      $0 = Observer(call: observer)
    }
  }

  /// Writes an export.
  package func carryOut(_ order: ExportOrder, for database: Database) {
    let response = response(order.respond)
    start { [self] isOnCaller in
      let pause = TransferPause(response: response, yields: !isOnCaller)
      let result = await export(order, pause)
      tell(.exported(order.exportARN, result))
      database.endExport(order.id, result) { _ in response.send() }
    }
  }

  /// Fills the table of an import.
  package func carryOut(_ order: ImportOrder, for database: Database) {
    let response = response(order.respond)
    start { [self] isOnCaller in
      let pause = TransferPause(response: response, yields: !isOnCaller)
      let (result, table) = await fill(order, in: database, pause)
      tell(.imported(order.importARN, result))
      database.endImport(order.id, result, of: table) { _ in response.send() }
    }
  }

  /// Writes the items of a bulk operation.
  package func carryOut(_ order: BulkOrder, for database: Database) {
    let response = response(order.respond)
    start { [self] isOnCaller in
      let pause = TransferPause(response: response, yields: !isOnCaller)
      let result = await put(order, into: database, pause)
      tell(.bulkEnded(order.operationARN, result))
      database.endBulk(order.id, result) { _ in response.send() }
    }
  }

  /// Returns the response to a request; neither other transfers nor a server that does not answer
  /// delay it.
  private func response(_ respond: @escaping @Sendable () -> Void) -> DelayedResponse {
    let response = DelayedResponse(respond, since: Stopwatch())
    // With a folder, a transfer on its caller's thread sends the response itself.
    if case .folder? = connected, isOnCaller.load(ordering: .acquiring) { return response }
    Task {
      while !response.isOverdue {
        do { try await Task.sleep(for: .milliseconds(100)) } catch { break }
      }
      response.send()
    }
    return response
  }

  var connected: Buckets? { buckets.withLock { $0 } }

  private func export(
    _ order: ExportOrder, _ pause: TransferPause
  ) async -> Result<ExportResult, TransferFailure> {
    guard let connected else { return .failure(.noConnection) }
    return await BucketExport(order, connected, pause).run()
  }

  private func fill(
    _ order: ImportOrder, in database: Database, _ pause: TransferPause
  ) async -> (ImportResult, TableImport?) {
    guard let connected else { return (ImportResult(failure: .noConnection), nil) }
    return await BucketImport(
      order, connected, into: database, pause, tell: { [self] in tell($0) }
    ).run()
  }

  private func put(
    _ order: BulkOrder, into database: Database, _ pause: TransferPause
  ) async -> BulkResult {
    guard let connected else {
      var result = BulkResult()
      result.failure = .noConnection
      return result
    }
    return await BulkPut(order, connected, into: database, pause).run()
  }

  func start(_ transfer: @escaping @Sendable (_ isOnCaller: Bool) async -> Void) {
    guard isOnCaller.load(ordering: .acquiring) else {
      Task(executorPreference: threads) { await transfer(false) }
      return
    }
    if #available(macOS 26.0, *) {
      Task.immediate { await transfer(true) }
    } else {
      Task { await transfer(false) }
    }
  }

  func tell(_ event: Event) { observer.withLock { $0 }?.call(event) }

  /// The threads, which a child process has to start again: fork(2) copies only its caller's.
  private var threads: WorkPool {
    pool.withLock { pool in
      if let pool, pool.process == getpid() { return pool.threads }
      let new = (process: getpid(), threads: WorkPool(threads: 1, isBackground: true))
      pool = new
      return new.threads
    }
  }
}

/// The pauses of a transfer between its portions.
struct TransferPause: Sendable {
  let response: DelayedResponse
  /// Whether other transfers have their turn.
  let yields: Bool

  /// Ends a portion: sends the response if the transfer has taken too long for it, and lets other
  /// transfers have their turn.
  func callAsFunction() async {
    guard yields else { return }
    if response.isOverdue { response.send() }
    await Task.yield()
  }
}

extension TransferFailure {
  /// The failure of a service that was not connected to its server.
  fileprivate static let noConnection = TransferFailure(
    code: "S3InternalError", message: "This program has no connection to s3.endpoint.")
}
