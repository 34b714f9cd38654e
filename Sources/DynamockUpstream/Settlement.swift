import Synchronization

/// A value that one task waits for, set once from any thread.
final class Settlement<Value: Sendable>: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<Value, Never>)
    case settled(Value)
    case done
  }

  private let state = Mutex(State.open)

  /// Sets the value; returns false if it was already set.
  @discardableResult
  func settle(_ value: Value) -> Bool {
    let (isFirst, continuation) = state.withLock { state in
      switch state {
      case .open:
        state = .settled(value)
        return (true, nil as CheckedContinuation<Value, Never>?)
      case .awaited(let continuation):
        state = .done
        return (true, continuation)
      case .settled, .done: return (false, nil)
      }
    }
    continuation?.resume(returning: value)
    return isFirst
  }

  /// Waits for the value; may be called only once.
  /// - Parameter whenCancelled: called when the task is cancelled, to set the value.
  func value(whenCancelled: @escaping @Sendable () -> Void) async -> Value {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let settled = state.withLock { state -> Value? in
          guard case .settled(let value) = state else {
            state = .awaited(continuation)
            return nil
          }
          state = .done
          return value
        }
        if let settled { continuation.resume(returning: settled) }
      }
    } onCancel: {
      whenCancelled()
    }
  }
}
