import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A signal that stops an import or export.
///
/// While the files are read, the import ends at once. Later its tables are deleted first, unless a
/// second signal ends the process.
final class Interruption: Sendable {
  private struct State {
    var isRequested = false
    var isSending = false
  }

  private let state = Mutex(State())

  /// Whether a signal has arrived.
  var isRequested: Bool { state.withLock { $0.isRequested } }

  /// Marks the beginning of requests to the server.
  /// - Throws: ``UndoneImport`` if a signal has arrived.
  func beginSending() throws(UndoneImport) {
    let isRequested = state.withLock { state in
      state.isSending = !state.isRequested
      return state.isRequested
    }
    if isRequested { throw UndoneImport(reason: nil, remaining: []) }
  }

  /// Returns the value of a task, which is cancelled if a signal arrives.
  ///
  /// A second signal ends the process.
  /// - Throws: The error of the task, or ``ControlRefusal`` if it failed after a signal.
  func ending<Value: Sendable>(
    _ task: Task<Value, any Error>,
    saying sentence: String = "The export was interrupted. Nothing was exported."
  ) async throws -> Value {
    let signals = await StopSignals.received()
    let listening = Task {
      for await number in signals {
        _ = request(by: number)
        task.cancel()
      }
    }
    defer { listening.cancel() }
    do { return try await task.value } catch {
      guard isRequested else { throw error }
      throw ControlRefusal(sentence: sentence)
    }
  }

  /// Returns the value of a task, or throws at once if a signal arrives before the task sends
  /// anything, even if it is waiting for input.
  func value<Value: Sendable>(of task: Task<Value, any Error>) async throws -> Value {
    let (results, continuation) = AsyncStream<Result<Value, any Error>>.makeStream()
    let signals = await StopSignals.received()
    let listening = Task {
      for await number in signals where request(by: number) {
        continuation.yield(.failure(UndoneImport(reason: nil, remaining: [])))
      }
    }
    Task { continuation.yield(await task.result) }
    defer { listening.cancel() }
    for await result in results { return try result.get() }
    throw CancellationError()
  }

  /// Returns whether the signal ends the import at once.
  private func request(by signal: Int32) -> Bool {
    let (isFirst, isSending) = state.withLock { state in
      defer { state.isRequested = true }
      return (!state.isRequested, state.isSending)
    }
    if !isFirst { exit(128 + signal) }
    return !isSending
  }
}
