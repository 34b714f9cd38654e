package import DynamockModel
import Synchronization

/// The response to a request that begins long work: sent at the end of short work, so that the
/// client's next call sees the end, and otherwise once half a second is over.
package final class DelayedResponse: Sendable {
  private let respond: Mutex<(@Sendable () -> Void)?>
  private let watch: Stopwatch

  /// Creates a response.
  /// - Parameter watch: measures the time since the request, which may have waited for a thread.
  package init(_ respond: @escaping @Sendable () -> Void, since watch: Stopwatch = Stopwatch()) {
    self.respond = Mutex(respond)
    self.watch = watch
  }

  /// Whether the response has to be sent although the work has not ended.
  package var isOverdue: Bool { watch.nanoseconds > 500_000_000 }

  /// Sends the response, unless it was sent.
  package func send() {
    let waiting = respond.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    waiting?()
  }
}
