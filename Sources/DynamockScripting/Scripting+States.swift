import DynamockModel
import Synchronization

extension Scripting {
  /// The states, as words by name.
  package var states: [String: String] { state.withLock { $0.words } }

  /// Sets states; an empty word removes one.
  package func setStates(_ states: [(name: String, word: String)]) {
    guard !states.isEmpty else { return }
    state.withLock { state in
      for entry in states { state.words[entry.name] = entry.word.isEmpty ? nil : entry.word }
    }
  }

  /// Counts a match of a rule and sets the states of its action, atomically.
  func due(
    _ rule: ActiveRule, now: Timestamp, where fits: (Action) -> Bool
  ) -> ActiveRule.Due {
    let matcher = rule.rule.matcher
    return state.withLock { state in
      for wanted in matcher.states where state.words[wanted.name] != wanted.word { return .notDue }
      let due = rule.due(now: now, where: fits)
      if case .action(let action, _) = due {
        for entry in action.states {
          state.words[entry.name] = entry.word.isEmpty ? nil : entry.word
        }
      }
      return due
    }
  }

  /// The treatment of requests that no rule applies to.
  package var unmatched: Unmatched {
    get { state.withLock { $0.unmatched } }
    set {
      state.withLock { $0.unmatched = newValue }
      if newValue != .pass { journal.activate() }
      rearm()
    }
  }
}
