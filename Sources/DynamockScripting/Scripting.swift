package import Dynamock
package import DynamockModel
import DynamockWire
import Synchronization

/// The rules, held requests, states and journal of one database.
public final class Scripting: Sendable {
  /// The name of the database, or `*` for the script that applies to all databases.
  package let name: String
  /// The requests and their responses.
  package let journal: Journal
  /// The requests that wait to be answered.
  package let held: HeldRequests
  /// Counts of the requests that passed through the script.
  package let tally = Tally()
  let shared: ScriptingShared
  let delays = DelayedRequests()
  /// The keys of empty pages.
  let pages = EmptyPages()
  let past = PastStates()
  let state: Mutex<State>

  struct State {
    var book = RuleBook()
    var words: [String: String] = [:]
    var unmatched = Unmatched.pass
    var vault: Vault?
    var isCountedArmed = false
    var isRemoved = false
    var observer: (@Sendable (RuleChange) -> Void)?
  }

  /// Changes of rules, for the other scripts that they apply to.
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

  /// The identifier of the database among the servers that forward a request.
  ///
  /// The database is a part of it, as one database of a server may forward to another one.
  package var stop: String {
    shared.identifier + "-" + KeyedDigest.hexadecimal(of: Array(name.utf8)).prefix(8)
  }

  /// Whether requests pass through this script.
  var isArmed: Bool { state.withLock { $0.isCountedArmed } }

  /// Updates whether the script counts among the armed ones, according to its contents.
  func rearm() {
    // The script of all databases has no journal of its own.
    let keepsJournal = journal.isKept && name != ScriptingRegistry.everywhereName
    let hasPages = !pages.isEmpty
    state.withLock { state in
      let isArmed =
        !state.isRemoved
        && (!state.book.isEmpty || state.unmatched != .pass || state.vault != nil || keepsJournal
          || hasPages)
      guard isArmed != state.isCountedArmed else { return }
      state.isCountedArmed = isArmed
      shared.armed.wrappingAdd(isArmed ? 1 : -1, ordering: .relaxed)
    }
  }

  /// The recordings used for requests after the rules, or `nil` for none.
  package var vault: Vault? { state.withLock { $0.vault } }

  /// Replaces the present vault.
  /// - Returns: The replaced vault.
  func replaceVault(_ vault: Vault?) -> Vault? {
    let old = state.withLock { state in
      defer { state.vault = vault }
      return state.vault
    }
    rearm()
    return old
  }

  /// Keeps requests in the journal from now on, unless it is disabled.
  package func watch() {
    journal.activate()
    rearm()
  }
}

extension Scripting {
  /// The rules in the order in which they are tried.
  package var rules: [ActiveRule] { state.withLock { $0.book.ordered } }

  /// Returns the rule with an id.
  package func rule(_ id: String) throws(ScriptingError) -> ActiveRule {
    let (rule, existing) = state.withLock { state in
      (state.book.rules[id], Array(state.book.rules.keys))
    }
    guard let rule else { throw .noRule(id, existing: existing.sorted()) }
    return rule
  }

  /// Returns the rules that may match a request.
  func candidates(_ facts: RequestFacts, _ stage: Rule.Stage) -> [ActiveRule] {
    state.withLock {
      $0.book.candidates(operation: facts.operation, tables: facts.tables, stage: stage)
    }
  }

  /// Adds rules, the first of which is tried first: all of them or none.
  ///
  /// The new rules are also tried on held requests that have not been received.
  /// - Parameter fork: The present state of the database, for the rules that need it.
  @discardableResult
  package func add(
    _ rules: [Rule], now: Timestamp, fork: DynamockDatabase? = nil
  ) throws(ScriptingError) -> [ActiveRule] {
    // An empty list of rules, as added at the start of a server without a rules file, does not
    // start the journal.
    guard !rules.isEmpty else { return [] }
    if fork == nil, rules.contains(where: \.needsDatabase) {
      throw .badRule(
        path: "then.stale.asOf",
        wanted: name == ScriptingRegistry.everywhereName
          ? "possible only in rules of one database"
          : "possible only where rules are added as JSON, which keeps the state of the database")
    }
    if rules.contains(where: \.needsUpstream) { try validateUpstream() }
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

  /// Validates that there is an upstream for forwarded requests.
  private func validateUpstream() throws(ScriptingError) {
    do throws(VaultError) {
      if vault?.upstream != nil { return }
      if try shared.shelf.upstream(shared.settings.vault) == nil {
        throw .noUpstream(for: "the action forward")
      }
    } catch {
      throw .vault(error)
    }
  }

  /// Adds rules, and keeps the states that stale reads need.
  @discardableResult
  package func add(
    _ rules: [Rule], to database: DynamockDatabase
  ) async throws(ScriptingError) -> [ActiveRule] {
    let needsFork =
      name != ScriptingRegistry.everywhereName && rules.contains(where: \.needsDatabase)
    let fork = needsFork ? try await Self.fork(of: database) : nil
    let added = try add(rules, now: database.clock.now, fork: fork)
    past.keep(fork, for: added)
    return added
  }

  private static func fork(
    of database: DynamockDatabase
  ) async throws(ScriptingError) -> DynamockDatabase {
    do throws(StorageError) { return try await database.fork() } catch {
      throw .noFork(reason: "\(error)")
    }
  }

  /// Removes a rule.
  package func remove(_ id: String) throws(ScriptingError) {
    _ = try rule(id)
    remove { $0.id == id }
  }

  /// Removes the rules that a closure selects.
  /// - Returns: The number of removed rules.
  @discardableResult
  package func remove(where isRemoved: (ActiveRule) -> Bool) -> Int {
    let removed = state.withLock { $0.book.remove(where: isRemoved) }
    rearm()
    end(removed)
    return removed.count
  }

  /// Ends the waits of removed rules.
  private func end(_ rules: [ActiveRule]) {
    guard !rules.isEmpty else { return }
    for rule in rules { rule.noteRemoval() }
    past.forget(Set(rules.map(\.id)))
    endWaits(of: rules)
    state.withLock { $0.observer }?(.removed(rules))
  }

  /// Ends the delays and holds of rules.
  func endWaits(of rules: [ActiveRule]) {
    delays.end(of: rules)
    held.endHolds(of: rules)
  }

  /// Removes rules, states and the journal, and ends all waits.
  package func clear() {
    let removed = state.withLock { state in
      defer { state.book = RuleBook() }
      return state.book.ordered
    }
    for rule in removed { rule.noteRemoval() }
    state.withLock { state in
      state.words = [:]
      state.unmatched = .pass
    }
    journal.reset()
    if vault != nil { journal.activate() }
    pages.clear()
    past.clear()
    rearm()
    delays.endAll()
    held.endAll()
  }

  /// Ends all waits, now and in future: of delays, held requests and long polls.
  func endWaiting() {
    delays.close()
    held.close()
    journal.close()
  }

  /// Closes the script with its database, and the connections of all waiting requests.
  func close() {
    state.withLock { state in
      state.isRemoved = true
      state.book = RuleBook()
    }
    if let vault = replaceVault(nil) { shared.shelf.abandon(vault) }
    rearm()
    endWaiting()
  }

  /// Copies rules with reset counts, states and the treatment of unmatched requests.
  /// - Parameter database: The database of this script, whose current state becomes the state when
  ///   the rules were added.
  func copy(from other: Scripting, to database: DynamockDatabase) async throws(ScriptingError) {
    let now = database.clock.now
    let needsFork = other.rules.contains(where: \.rule.needsDatabase)
    let fork = needsFork ? try await Self.fork(of: database) : nil
    let copied = other.state.withLock { ($0.book.ordered, $0.words, $0.unmatched) }
    let added = state.withLock { state in
      let rules = copied.0.map { active in
        var rule = active.rule
        rule.id = active.id
        rule.seed = active.seed
        return rule
      }
      state.words = copied.1
      state.unmatched = copied.2
      return state.book.add(rules, now: now, makeSeed: shared.makeSeed).rules
    }
    past.keep(fork, for: added)
    if !copied.0.isEmpty || copied.2 != .pass { journal.activate() }
    rearm()
  }
}
