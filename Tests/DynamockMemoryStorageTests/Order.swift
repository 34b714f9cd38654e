import Synchronization

/// Records events in order.
final class Order: Sendable {
  private let log = Mutex<[String]>([])

  func add(_ step: String) { log.withLock { $0.append(step) } }

  var steps: [String] { log.withLock { $0 } }
}
