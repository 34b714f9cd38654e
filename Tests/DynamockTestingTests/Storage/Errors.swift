import DynamockStorage
import Synchronization

/// The errors that completions were told.
final class Errors: Sendable {
  private let all = Mutex<[StorageError]>([])

  func add(_ error: StorageError) { all.withLock { $0.append(error) } }

  var first: StorageError? { all.withLock { $0.first } }
}
