import Synchronization

/// Bounds the number of throwaways that tests have open at once.
///
/// Swift Testing starts the cases of all tests together, thousands of them, and a throwaway in a file
/// has some six descriptors.
final class OpenThrowaways: Sendable {
  static let all = OpenThrowaways(limit: 256)

  /// Whether the running test has one of the places; what it opens besides does not wait, since it
  /// would wait for itself.
  @TaskLocal static var hasPlace = false

  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(limit: Int) { state = Mutex(State(free: limit)) }

  /// Runs `body` when there is a place, in order of arrival.
  func withPlace<Value>(_ body: () async throws -> Value) async rethrows -> Value {
    if Self.hasPlace { return try await body() }
    await enter()
    defer { leave() }
    return try await Self.$hasPlace.withValue(true, operation: body)
  }

  private func enter() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
