import Dynamock
package import DynamockEngine
package import DynamockModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Exports to buckets that are folders, and imports from them.
///
/// Transfers run on a thread of their own, and take turns after each portion.
package final class FolderTransfers: TransferCarrier {
  /// The end of a transfer, or a bad item of an import.
  package enum Event: Sendable {
    /// An export has ended.
    case exported(String, Result<ExportResult, TransferFailure>)
    /// An import has ended.
    case imported(String, ImportResult)
    /// A bulk operation has ended.
    case bulkEnded(String, BulkResult)
    /// An item was not imported.
    case refusedItem(String, object: String, position: Int, reason: String)
  }

  private let root: String
  private let observer = Mutex<(@Sendable (Event) -> Void)?>(nil)
  private let pool = Mutex<(process: pid_t, threads: WorkPool)?>(nil)
  private let isOnCaller = Atomic(false)

  private init(root: String) { self.root = root }

  /// Runs the transfers of a service on the threads of the requests that begin them until they wait
  /// for a store, for a library that starts no threads.
  package static func runOnCaller(_ service: TransferService?) {
    (service?.carrier as? FolderTransfers)?.isOnCaller.store(true, ordering: .releasing)
  }

  /// Returns a service for the buckets in a folder.
  package static func service(root: String) -> TransferService {
    TransferService(root: root, carrier: FolderTransfers(root: root))
  }

  /// The path of a service's folder if it is not a folder, or `nil` if all is well.
  package static func missingFolder(of service: TransferService?) -> String? {
    service.flatMap { FileSystem.isFolder($0.root) ? nil : $0.root }
  }

  /// Sets a closure that is called with each event of a service.
  package static func observe(
    _ service: TransferService?, _ observer: @escaping @Sendable (Event) -> Void
  ) {
    (service?.carrier as? FolderTransfers)?.observer.withLock { $0 = observer }
  }

  /// Writes an export.
  package func carryOut(_ order: ExportOrder, for database: Database) {
    let watch = Stopwatch()
    start { [self] isOnCaller in
      let response = DelayedResponse(order.respond, since: watch)
      let pause = TransferPause(response: response, yields: !isOnCaller)
      let result = await BucketExport(order, root: root, pause).run()
      tell(.exported(order.exportARN, result))
      database.endExport(order.id, result) { _ in response.send() }
    }
  }

  /// Fills the table of an import.
  package func carryOut(_ order: ImportOrder, for database: Database) {
    let watch = Stopwatch()
    start { [self] isOnCaller in
      let response = DelayedResponse(order.respond, since: watch)
      let pause = TransferPause(response: response, yields: !isOnCaller)
      let (result, table) = await BucketImport(
        order, root: root, into: database, pause, tell: { [self] in tell($0) }
      ).run()
      tell(.imported(order.importARN, result))
      database.endImport(order.id, result, of: table) { _ in response.send() }
    }
  }

  /// Writes the items of a bulk operation.
  package func carryOut(_ order: BulkOrder, for database: Database) {
    let watch = Stopwatch()
    start { [self] isOnCaller in
      let response = DelayedResponse(order.respond, since: watch)
      let pause = TransferPause(response: response, yields: !isOnCaller)
      let result = await BulkPut(order, root: root, into: database, pause).run()
      tell(.bulkEnded(order.operationARN, result))
      database.endBulk(order.id, result) { _ in response.send() }
    }
  }

  /// Removes the files of an export that the previous process did not finish.
  package func discardExport(_ id: String, _ parameters: ExportTableToPointInTimeInput) {
    // Without its bucket there is nothing to remove.
    try? BucketExport.discard(id, parameters, root: root)
  }

  private func start(_ transfer: @escaping @Sendable (_ isOnCaller: Bool) async -> Void) {
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

  private func tell(_ event: Event) { observer.withLock { $0 }?(event) }

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
