import Synchronization

/// An event that occurs once and for which one task waits.
final class OneSignal: Sendable {
  private enum State {
    case quiet
    case awaited(CheckedContinuation<Void, Never>)
    case fired
  }

  private let state = Mutex(State.quiet)

  /// Resumes the waiting task; later calls do nothing.
  func fire() {
    let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
      defer { state = .fired }
      if case .awaited(let continuation) = state { return continuation }
      return nil
    }
    continuation?.resume()
  }

  /// Waits until the event has occurred.
  func wait() async {
    await withCheckedContinuation { continuation in
      let hasFired = state.withLock { state -> Bool in
        if case .fired = state { return true }
        state = .awaited(continuation)
        return false
      }
      if hasFired { continuation.resume() }
    }
  }
}
