import DynamockEngine
package import DynamockModel

/// The threads that execute a server's requests: small requests run on the event loop that reads
/// them, others on separate threads.
///
/// A request on an event loop delays all other connections of that loop. Its cost is estimated in
/// advance from its parameters; a Query, a Scan or a SELECT, whose cost depends on the data, begins
/// on the event loop and starts over on a thread if it turns out to be long.
package struct WorkLanes: Sendable {
  /// The threads for reads.
  let reads: WorkPool
  /// The thread for writes, which a store executes one after another anyway: on one thread they
  /// keep their order, and none blocks another.
  let writes: WorkPool

  /// The maximum length in bytes of a body that is read on an event loop: about 200 µs.
  package static let longestInlineBody = 64 * 1024

  /// Starts the threads.
  package init(threads: Int) {
    reads = WorkPool(threads: threads, isBackground: true)
    writes = WorkPool(threads: 1, isBackground: true)
  }

  /// Returns the threads that execute a request, or `nil` for the calling thread.
  func pool(for input: borrowing OperationInput) -> WorkPool? {
    if input.isLong {
      let pool = input.isWrite ? writes : reads
      return pool.isCurrent ? nil : pool
    }
    // A write to memory waits for the previous one, and would block its event loop meanwhile. A
    // write to a file keeps its place after an earlier one that is still being checked.
    guard writes.isBusy, input.isWrite, !writes.isCurrent else { return nil }
    return writes
  }

  /// Returns whether a request with a body of some length is read on a thread instead of an event
  /// loop.
  package static func isLong(bodyOf length: Int) -> Bool { length > longestInlineBody }

  /// Runs the work of a request on a thread for reads or writes, depending on its operation.
  /// - Parameter caller: the client; its reads are done last once it has disconnected.
  package func submit(
    _ operation: Operation?, for caller: (any RequestCaller)? = nil,
    _ work: @escaping @Sendable () -> Void
  ) {
    if operation?.mayWrite == true {
      writes.submit(work)
    } else {
      reads.submit(for: caller, work)
    }
  }

  /// Runs preparatory work for a request on a thread, such as decompressing its body.
  package func prepare(_ work: @escaping @Sendable () -> Void) { reads.submit(work) }
}
