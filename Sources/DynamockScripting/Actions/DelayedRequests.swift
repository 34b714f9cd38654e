import Synchronization

/// The requests that wait for a delay to end.
final class DelayedRequests: Sendable {
  private struct State {
    var next = 0
    var tasks: [Int: (rule: ActiveRule?, task: Task<Void, Never>)] = [:]
    /// Tasks that ended before they were registered.
    var ended: Set<Int> = []
    /// Whether the database was dropped or the server is stopping.
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Runs a body that waits; the wait ends early if its rule is removed.
  func run(rule: ActiveRule?, _ body: @escaping @Sendable () async -> Void) {
    let number = state.withLock { state in
      state.next += 1
      return state.next
    }
    let task = Task {
      await body()
      state.withLock { state in
        if state.tasks.removeValue(forKey: number) == nil { state.ended.insert(number) }
      }
    }
    let isClosed = state.withLock { state in
      if state.ended.remove(number) == nil { state.tasks[number] = (rule, task) }
      return state.isClosed
    }
    // If the rule was removed before this delay was registered, its removal ended only the other
    // delays.
    if isClosed || rule?.isRemoved == true { task.cancel() }
  }

  /// Ends the delays of some rules at once.
  func end(of rules: [ActiveRule]) {
    let rules = Set(rules.map(ObjectIdentifier.init))
    let tasks = state.withLock { state in
      state.tasks.values.filter { entry in
        entry.rule.map { rules.contains(ObjectIdentifier($0)) } ?? false
      }.map(\.task)
    }
    for task in tasks { task.cancel() }
  }

  /// Ends all delays at once, including later ones.
  func close() {
    state.withLock { $0.isClosed = true }
    endAll()
  }

  /// Ends all delays at once.
  func endAll() {
    for task in state.withLock({ $0.tasks.values.map(\.task) }) { task.cancel() }
  }
}
