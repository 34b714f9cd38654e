package import DynamockModel
package import DynamockWire
import Synchronization

/// A matcher, a limit and actions with an id, as written by a test.
package struct Rule: Sendable {
  /// The name of the rule in its database, or `nil` for a generated one.
  package var id: String?
  /// A tag for removing several rules at once.
  package var tag: String?
  /// The requests that the rule matches.
  package var matcher: RequestMatcher
  /// The matching requests that it applies to.
  package var limit: Limit
  /// The effects: one action for all requests, or a sequence of actions.
  package var actions: [Action]
  /// The effect after the last action of a list.
  package var afterwards: Afterwards
  /// The stage in which the rule is tried.
  package var stage: Stage
  /// Whether the rule is tried after all others.
  package var isLast: Bool
  /// The seed of its draws, or `nil` for a generated one.
  package var seed: UInt64?
  /// Whether `then` is a list.
  package var isSequence: Bool
  /// The rule as written.
  package var source: JSONTree

  /// The effect after the last action of a list.
  package enum Afterwards: String, Sendable, CaseIterable {
    case pass, last, again
  }

  /// The stages in which rules are tried.
  package enum Stage: String, Sendable, CaseIterable {
    /// Before the request is checked.
    case arrival
    /// After the request has passed the validation that needs no table.
    case checked
  }

  /// Whether the rule keeps a state of its database.
  package var needsDatabase: Bool {
    actions.contains { if case .rule? = $0.stale?.point { true } else { false } }
  }

  /// Whether the rule forwards requests to the vault's upstream.
  var needsUpstream: Bool {
    actions.contains { if case .forward = $0.answer { true } else { false } }
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

/// An added rule with its counters.
package final class ActiveRule: Sendable {
  /// The rule as written.
  package let rule: Rule
  /// Its name in the database.
  package let id: String
  /// The seed of its draws.
  package let seed: UInt64
  /// Its position among the rules: rules of higher rank are tried earlier.
  let rank: Int
  let addedAt: Timestamp
  private let counters = Counters()
  private let removed = Atomic<Bool>(false)

  /// Whether the rule has been removed or replaced.
  ///
  /// A request may have selected the rule before, and register its wait after the waits of the rule
  /// have been ended. Code that registers a wait therefore checks this afterwards.
  var isRemoved: Bool { removed.load(ordering: .acquiring) }

  /// Marks the rule as removed, before the waits of the rule are ended.
  func noteRemoval() { removed.store(true, ordering: .releasing) }

  init(_ rule: Rule, id: String, seed: UInt64, rank: Int, addedAt: Timestamp) {
    self.rule = rule
    self.id = id
    self.seed = seed
    self.rank = rank
    self.addedAt = addedAt
  }

  /// Counts a match, and an application if the rule applies.
  /// - Returns: The action, and the number of the application, or `nil` if the rule does not apply.
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

  /// A rule's decision on a matching request.
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

  /// The number of matching requests for which the rule was tried, and the number of its
  /// applications.
  package var counts: (matched: Int, applied: Int) {
    counters.withLock { ($0.matched, $0.applied) }
  }

  /// Returns whether the rule can never be applied again.
  package func isSpent(now: Timestamp) -> Bool {
    let applied = counts.applied
    if rule.isSequence, rule.afterwards == .pass, applied >= rule.actions.count { return true }
    return rule.limit.isSpent(applied: applied, now: now, addedAt: addedAt)
  }
}
