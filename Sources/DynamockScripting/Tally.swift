import DynamockModel
import Synchronization

/// Counts the requests that met a script, by operation and by what answered them.
package final class Tally: Sendable {
  /// What is counted apart.
  package struct Kind: Hashable, Sendable {
    /// The operation.
    package let operation: Operation
    /// What answered: `engine`, `rule`, `caller` or `refused`.
    package let answeredBy: String
  }

  private let state = Mutex<[Kind: Int]>([:])

  /// Counts an answer.
  func count(_ operation: Operation, _ answerer: JournalEntry.Answerer) {
    let word =
      switch answerer {
      case .engine: "engine"
      case .rule: "rule"
      case .caller: "caller"
      case .refused: "refused"
      }
    state.withLock { $0[Kind(operation: operation, answeredBy: word), default: 0] += 1 }
  }

  /// The counts since the database was made.
  package var counts: [Kind: Int] { state.withLock { $0 } }
}
