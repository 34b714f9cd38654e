import DynamockStorage
import Synchronization

/// Counts the calls to a faulty store, and determines which of them fail.
final class StorageFaults: Sendable {
  private struct Fault {
    let call: FaultyStorage.Call
    /// The number of calls that still succeed before one fails.
    var passing: Int
    var failing: Int
    let error: StorageError
  }

  private struct State {
    var fault: Fault?
    var counts: [FaultyStorage.Call: Int] = [:]
    var failures = 0
  }

  private let state = Mutex(State())

  /// Sets the calls that fail next.
  func plan(_ call: FaultyStorage.Call, passing: Int, failing: Int, _ code: StorageError.Code) {
    let error = StorageError(code, "A fault was injected here.")
    state.withLock {
      $0.fault = Fault(call: call, passing: passing, failing: failing, error: error)
    }
  }

  /// Cancels requested failures.
  func clear() { state.withLock { $0.fault = nil } }

  /// The number of failed calls.
  var failures: Int { state.withLock { $0.failures } }

  /// Returns the number of calls of a kind.
  func count(of call: FaultyStorage.Call) -> Int {
    state.withLock { $0.counts[call, default: 0] }
  }

  /// Counts a call, and throws if it has to fail.
  func pass(_ call: FaultyStorage.Call) throws(StorageError) {
    let error = state.withLock { state -> StorageError? in
      state.counts[call, default: 0] += 1
      guard var fault = state.fault, fault.call == call else { return nil }
      if fault.passing > 0 {
        fault.passing -= 1
        state.fault = fault
        return nil
      }
      fault.failing -= 1
      state.failures += 1
      state.fault = fault.failing > 0 ? fault : nil
      return fault.error
    }
    if let error { throw error }
  }
}
