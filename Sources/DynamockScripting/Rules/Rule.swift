import DynamockModel
import DynamockWire

/// A matcher, a limit and actions under an id: as a test wrote it.
package struct Rule: Sendable {
  /// The name of the rule in its database; nil for one that is made up.
  package var id: String?
  /// A word for removing several rules at once.
  package var tag: String?
  /// Which requests.
  package var matcher: RequestMatcher
  /// Which of them.
  package var limit: Limit
  /// What happens to them: one action for all, or one after the other.
  package var actions: [Action]
  /// What happens after the last action of a list.
  package var afterwards: Afterwards
  /// When the rule is asked.
  package var stage: Stage
  /// Whether the rule is asked after all others.
  package var isLast: Bool
  /// The seed of its draws; nil for one that is made up.
  package var seed: UInt64?
  /// Whether `then` is a list.
  package var isSequence: Bool
  /// The rule as it was written.
  package var source: JSONTree

  /// What happens after the last action of a list.
  package enum Afterwards: String, Sendable, CaseIterable {
    case pass, last, again
  }

  /// When rules are asked.
  package enum Stage: String, Sendable, CaseIterable {
    /// Before the request is looked at.
    case arrival
    /// Once it has passed the rules that need no table.
    case checked
  }

  /// Whether the rule keeps the state of its database as it is when the rule is added.
  package var needsDatabase: Bool {
    actions.contains { if case .rule? = $0.stale?.point { true } else { false } }
  }

  /// Creates a rule without a limit.
  package init(_ matcher: RequestMatcher, _ actions: [Action], limit: Limit = Limit()) {
    self.matcher = matcher
    self.actions = actions
    self.limit = limit
    afterwards = .pass
    stage = .checked
    isLast = false
    isSequence = actions.count > 1
    source = .object([])
  }
}

/// A rule at work: with its counters.
package final class ActiveRule: Sendable {
  /// The rule as it was written.
  package let rule: Rule
  /// Its name in the database.
  package let id: String
  /// The seed of its draws.
  package let seed: UInt64
  /// Its place among the rules: the higher, the earlier it is asked.
  let rank: Int
  let addedAt: Timestamp
  private let counters = Counters()

  init(_ rule: Rule, id: String, seed: UInt64, rank: Int, addedAt: Timestamp) {
    self.rule = rule
    self.id = id
    self.seed = seed
    self.rank = rank
    self.addedAt = addedAt
  }

  /// Counts a match, and an application if the rule is due.
  /// - Returns: the action, and the number of the application; nil if the rule is not due.
  func due(
    now: Timestamp, where fits: (Action) -> Bool
  ) -> Due {
    counters.withLock { counters in
      counters.matched += 1
      guard
        rule.limit.isDue(
          counters.matched, seed: seed, applied: counters.applied, now: now, addedAt: addedAt),
        let action = action(number: counters.applied)
      else { return .notDue }
      guard fits(action) else { return .unfit }
      counters.applied += 1
      return .action(action, number: counters.applied)
    }
  }

  /// What a rule says to a request that it matches.
  enum Due {
    case notDue
    case unfit
    case action(Action, number: Int)
  }

  private func action(number: Int) -> Action? {
    guard rule.isSequence else { return rule.actions.first }
    if number < rule.actions.count { return rule.actions[number] }
    switch rule.afterwards {
    case .pass: return nil
    case .last: return rule.actions.last
    case .again: return rule.actions[number % rule.actions.count]
    }
  }

  /// How often the rule was asked about a request that it matches, and how often it was applied.
  package var counts: (matched: Int, applied: Int) {
    counters.withLock { ($0.matched, $0.applied) }
  }

  /// Whether the rule can never be applied again.
  package func isSpent(now: Timestamp) -> Bool {
    let applied = counts.applied
    if rule.isSequence, rule.afterwards == .pass, applied >= rule.actions.count { return true }
    return rule.limit.isSpent(applied: applied, now: now, addedAt: addedAt)
  }
}
