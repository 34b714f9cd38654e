package import DynamockModel
import Synchronization

/// Counts the requests that passed through a script, by operation and source of the response.
package final class Tally: Sendable {
  /// A kind of requests that is counted separately.
  package struct Kind: Hashable, Sendable {
    /// The operation.
    package let operation: Operation
    /// The source of the response: `engine`, `rule`, `caller`, `refused`, `recording` or
    /// `upstream`.
    package let answeredBy: String
  }

  private let state = Mutex<[Kind: Int]>([:])

  /// Counts a response.
  func count(_ operation: Operation, _ answerer: JournalEntry.Answerer) {
    let word =
      switch answerer {
      case .engine: "engine"
      case .rule: "rule"
      case .caller: "caller"
      case .refused: "refused"
      case .recording: "recording"
      case .upstream: "upstream"
      }
    state.withLock { $0[Kind(operation: operation, answeredBy: word), default: 0] += 1 }
  }

  /// The counts since the database was created.
  package var counts: [Kind: Int] { state.withLock { $0 } }
}
