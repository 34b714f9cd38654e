import DynamockEngine
import DynamockModel

/// Where a server's requests are carried out: small ones on the event loop that reads them, the others
/// on threads of their own.
///
/// A request on an event loop delays every other connection of that loop. What it costs is estimated
/// before it begins, from what it asks for; a Query, a Scan or a SELECT, whose cost depends on the data,
/// begins on the event loop and is carried out again on a thread if it turns out to be long.
package struct WorkLanes: Sendable {
  /// Reads.
  let reads: WorkPool
  /// Writes, which a store carries out one after the other anyway: on one thread they keep their order,
  /// and none waits for another.
  let writes: WorkPool

  /// Bytes of the longest body that is read on an event loop: some 200 µs.
  static let longestInlineBody = 64 * 1024

  /// Starts the threads.
  package init(threads: Int) {
    reads = WorkPool(threads: threads, isBackground: true)
    writes = WorkPool(threads: 1, isBackground: true)
  }

  /// The threads that carry a request out, or `nil` for the caller's.
  func pool(for input: borrowing OperationInput) -> WorkPool? {
    if input.isLong {
      let pool = input.isWrite ? writes : reads
      return pool.isCurrent ? nil : pool
    }
    // A write to memory waits for the one before it, and would hold its event loop up meanwhile. A
    // write to a file keeps its place behind the one that is still being checked.
    guard writes.isBusy, input.isWrite, !writes.isCurrent else { return nil }
    return writes
  }

  /// Reads a request on a thread if its body is long; `false` if the caller has to.
  package func take(
    bodyOf length: Int, for operation: Operation?, _ work: @escaping @Sendable () -> Void
  ) -> Bool {
    guard length > Self.longestInlineBody else { return false }
    (operation?.mayWrite == true ? writes : reads).submit(work)
    return true
  }
}
