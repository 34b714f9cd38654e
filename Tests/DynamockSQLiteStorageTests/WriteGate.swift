import DynamockStorage
import Synchronization
import TemporaryFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Blocks a store's writer in the body of a write, so that writes submitted meanwhile wait
/// together.
final class WriteGate: Sendable {
  private let isOpen = Atomic(false)

  /// Submits a write that waits until the gate opens.
  init(_ store: any StorageBackend) async {
    await withCheckedContinuation { continuation in
      store.write { [self] _ throws(StorageError) -> WriteOutcome<Void> in
        continuation.resume()
        // The deadline only ends a broken test; a loaded machine may take long to start the write.
        let deadline = ContinuousClock.now + .seconds(240)
        while !isOpen.load(ordering: .acquiring), ContinuousClock.now < deadline { usleep(200) }
        return .rollback(())
      } completion: { _ in
      }
    }
  }

  /// Lets the writer continue.
  func open() { isOpen.store(true, ordering: .releasing) }
}

/// Records results of writes, in the order of arrival.
final class Answers: Sendable {
  private let answers = Mutex<[(name: Int, result: Result<Int, StorageError>)]>([])

  /// Submits a write under a name.
  func submit(
    _ name: Int, to store: any StorageBackend,
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Int>
  ) {
    store.write(body) { [self] result in answers.withLock { $0.append((name, result)) } }
  }

  /// Returns the results once there are enough, or the wait is over.
  func wait(for count: Int) async throws -> [(name: Int, result: Result<Int, StorageError>)] {
    let deadline = ContinuousClock.now + .seconds(240)
    while ContinuousClock.now < deadline {
      let answers = answers.withLock { $0 }
      if answers.count >= count { return answers }
      try await Task.sleep(for: .milliseconds(1))
    }
    return answers.withLock { $0 }
  }
}

/// Returns the number of commits in a write-ahead log that has not restarted.
///
/// A commit is a frame that gives the number of pages of the file after it ([sqlite-file-format],
/// 4.1).
func commitsInLog(of path: String) -> Int {
  guard let log = contents(of: path + "-wal"), log.count > 32 else { return 0 }
  let pageSize = log[8..<12].reduce(0) { $0 << 8 | Int($1) }
  return stride(from: 32, to: log.count, by: 24 + pageSize).count { frame in
    log[(frame + 4)..<(frame + 8)].contains { $0 != 0 }
  }
}
