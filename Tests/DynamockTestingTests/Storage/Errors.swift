import DynamockStorage
import Synchronization

/// Records the errors passed to completions.
final class Errors: Sendable {
  private let all = Mutex<[StorageError]>([])

  func add(_ error: StorageError) { all.withLock { $0.append(error) } }

  var first: StorageError? { all.withLock { $0.first } }
}
