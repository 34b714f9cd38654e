import Dynamock
import DynamockModel
import Synchronization

/// The rules, held requests, states and journal of one database.
public final class Scripting: Sendable {
  /// The name of the database; `*` for what applies to all of them.
  package let name: String
  /// What came, and what answered it.
  package let journal: Journal
  /// The requests that wait to be answered.
  package let held: HeldRequests
  /// The requests that met the script, counted.
  package let tally = Tally()
  let shared: ScriptingShared
  let delays = DelayedRequests()
  /// The keys of empty pages and the past states of the database, for the actions that need them.
  let pages = EmptyPages()
  let past = PastStates()
  private let state: Mutex<State>

  private struct State {
    var book = RuleBook()
    var words: [String: String] = [:]
    var unmatched = Unmatched.pass
    var isCountedArmed = false
    var isRemoved = false
    var observer: (@Sendable (RuleChange) -> Void)?
  }

  /// What has happened to rules, for the other scripts that they apply to.
  enum RuleChange {
    case added([ActiveRule])
    case removed([ActiveRule])
  }

  init(_ name: String, shared: ScriptingShared) {
    self.name = name
    self.shared = shared
    state = Mutex(State())
    journal = Journal(shared.settings)
    held = HeldRequests(shared)
  }

  /// Calls a closure after each change of rules.
  func observe(_ observer: @escaping @Sendable (RuleChange) -> Void) {
    state.withLock { $0.observer = observer }
  }

  /// Whether requests have to meet this script.
  var isArmed: Bool { state.withLock { $0.isCountedArmed } }

  /// Counts the script among the armed ones, or no longer, as its contents require.
  func rearm() {
    // What applies to all databases has no journal of its own.
    let keepsJournal = journal.isKept && name != ScriptingRegistry.everywhereName
    let hasPages = !pages.isEmpty
    state.withLock { state in
      let isArmed =
        !state.isRemoved
        && (!state.book.isEmpty || state.unmatched != .pass || keepsJournal || hasPages)
      guard isArmed != state.isCountedArmed else { return }
      state.isCountedArmed = isArmed
      shared.armed.wrappingAdd(isArmed ? 1 : -1, ordering: .relaxed)
    }
  }

  /// Keeps the journal from now on, unless it is switched off.
  package func watch() {
    journal.activate()
    rearm()
  }
}

extension Scripting {
  /// The words of the states.
  package var states: [String: String] { state.withLock { $0.words } }

  /// Sets states; an empty word removes one.
  package func setStates(_ states: [(name: String, word: String)]) {
    guard !states.isEmpty else { return }
    state.withLock { state in
      for entry in states { state.words[entry.name] = entry.word.isEmpty ? nil : entry.word }
    }
  }

  /// Asks a rule about a request that it matches, and sets the states that its action sets, in one step.
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

  /// What happens to a request that no rule is due for.
  package var unmatched: Unmatched {
    get { state.withLock { $0.unmatched } }
    set {
      state.withLock { $0.unmatched = newValue }
      if newValue != .pass { journal.activate() }
      rearm()
    }
  }
}

extension Scripting {
  /// The rules in the order in which they are asked.
  package var rules: [ActiveRule] { state.withLock { $0.book.ordered } }

  /// The rule of an id.
  package func rule(_ id: String) throws(ScriptingError) -> ActiveRule {
    let (rule, existing) = state.withLock { state in
      (state.book.rules[id], Array(state.book.rules.keys))
    }
    guard let rule else { throw .noRule(id, existing: existing.sorted()) }
    return rule
  }

  /// The rules that may match a request.
  func candidates(_ facts: RequestFacts, _ stage: Rule.Stage) -> [ActiveRule] {
    state.withLock {
      $0.book.candidates(operation: facts.operation, tables: facts.tables, stage: stage)
    }
  }

  /// Adds rules, of which the first is asked first: all of them or none.
  ///
  /// A request that is held and that nobody has received is tried against the new rules.
  @discardableResult
  package func add(_ rules: [Rule], now: Timestamp) throws(ScriptingError) -> [ActiveRule] {
    // No rules, as a server without a file of them adds at its start, are nothing to keep a journal for.
    guard !rules.isEmpty else { return [] }
    let limit = shared.settings.rules
    let added = state.withLock { state -> (rules: [ActiveRule], replaced: [ActiveRule])? in
      let fresh = rules.count { $0.id.map { state.book.rules[$0] == nil } ?? true }
      guard state.book.count + fresh <= limit else { return nil }
      return state.book.add(rules, now: now, makeSeed: shared.makeSeed)
    }
    guard let added else { throw .tooManyRules(limit: limit) }
    journal.activate()
    rearm()
    end(added.replaced)
    held.retry(added.rules)
    state.withLock { $0.observer }?(.added(added.rules))
    return added.rules
  }

  /// Adds rules, and keeps the states that stale reads need.
  @discardableResult
  package func add(
    _ rules: [Rule], to database: DynamockDatabase
  ) async throws(ScriptingError) -> [ActiveRule] {
    let needsFork = rules.contains(where: \.needsDatabase)
    guard !needsFork || name != ScriptingRegistry.everywhereName else {
      throw .badRule(path: "then.stale.asOf", wanted: "possible only in rules of one database")
    }
    let fork = needsFork ? try? await database.fork() : nil
    let added = try add(rules, now: database.clock.now)
    past.keep(fork, for: added)
    return added
  }

  /// Removes a rule.
  package func remove(_ id: String) throws(ScriptingError) {
    _ = try rule(id)
    remove { $0.id == id }
  }

  /// Removes the rules that a closure selects.
  /// - Returns: how many they were.
  @discardableResult
  package func remove(where isRemoved: (ActiveRule) -> Bool) -> Int {
    let removed = state.withLock { $0.book.remove(where: isRemoved) }
    rearm()
    end(removed)
    return removed.count
  }

  /// Ends what waits on account of rules that are gone.
  private func end(_ rules: [ActiveRule]) {
    guard !rules.isEmpty else { return }
    past.forget(Set(rules.map(\.id)))
    endWaits(of: rules)
    state.withLock { $0.observer }?(.removed(rules))
  }

  /// Ends the delays and holds of rules.
  func endWaits(of rules: [ActiveRule]) {
    delays.end(of: rules)
    held.endHolds(of: rules)
  }

  /// Removes rules, states and the journal, and ends what waits.
  package func clear() {
    state.withLock { state in
      state.book = RuleBook()
      state.words = [:]
      state.unmatched = .pass
    }
    journal.reset()
    pages.clear()
    past.clear()
    rearm()
    delays.endAll()
    held.endAll()
  }

  /// Ends the script with its database: whoever waits is hung up on.
  func close() {
    state.withLock { state in
      state.isRemoved = true
      state.book = RuleBook()
    }
    rearm()
    delays.endAll()
    held.close()
  }

  /// Copies rules with fresh counts, states and the treatment of unmatched requests.
  func copy(from other: Scripting, now: Timestamp) {
    let copied = other.state.withLock { ($0.book.ordered, $0.words, $0.unmatched) }
    state.withLock { state in
      let rules = copied.0.map { active in
        var rule = active.rule
        rule.id = active.id
        rule.seed = active.seed
        return rule
      }
      _ = state.book.add(rules, now: now, makeSeed: shared.makeSeed)
      state.words = copied.1
      state.unmatched = copied.2
    }
    if !copied.0.isEmpty || copied.2 != .pass { journal.activate() }
    rearm()
  }
}
