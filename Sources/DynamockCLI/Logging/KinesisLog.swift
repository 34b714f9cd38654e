import DynamockKinesis
import Logging

/// Logs failed deliveries of changes, at most one per second, and their recovery.
enum KinesisLog {
  /// Returns a closure that logs events.
  static func listener(_ logger: Logger) -> @Sendable (KinesisDelivery.Event) -> Void {
    let pace = LogPace()
    return { event in
      switch event {
      case .failed(let table, let stream, let reason):
        guard let withheld = pace.pass() else { return }
        logger.warning(
          "changes could not be delivered; they stay queued, and the next attempt follows",
          metadata: [
            "table": "\(table)", "stream": "\(stream)", "reason": "\(reason)",
            "withheld": "\(withheld)",
          ])
      case .recovered(let table, let attempts):
        logger.notice(
          "changes are delivered again", metadata: ["table": "\(table)", "failures": "\(attempts)"])
      }
    }
  }
}
