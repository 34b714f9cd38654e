public import Dynamock
package import DynamockModel
import DynamockWire
import Synchronization

/// The scripts of a server's databases, by name.
public final class ScriptingRegistry: Sendable {
  /// The name of the script that applies to all databases.
  package static let everywhereName = "*"

  /// The databases of the server.
  package let databases: DatabaseRegistry
  /// The script that applies to all databases.
  package let everywhere: Scripting
  let shared: ScriptingShared
  private let scripts = Mutex<[String: Scripting]>([:])
  private let isStopped = Atomic<Bool>(false)

  /// Creates scripts without rules for the databases of a registry.
  /// - Parameter upstreams: Creates the upstream for a URL, or `nil` if upstreams are not
  ///   available.
  /// - Parameter onFailure: Called with a message when a vault could not be written after it was
  ///   replaced, or its database dropped.
  public convenience init(
    _ databases: DatabaseRegistry, settings: ScriptingSettings = ScriptingSettings(),
    upstreams: UpstreamMaker? = nil, onFailure: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.init(
      databases, settings: settings, upstreams: upstreams, time: SystemClock(),
      onFailure: onFailure)
  }

  /// Creates scripts with a clock for the times of recordings.
  package init(
    _ databases: DatabaseRegistry, settings: ScriptingSettings, upstreams: UpstreamMaker?,
    time: any WallClock, onFailure: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.databases = databases
    shared = ScriptingShared(settings, upstreams: upstreams, time: time, onFailure: onFailure)
    everywhere = Scripting(Self.everywhereName, shared: shared)
    databases.onRemoval { [weak self] name in self?.remove(name) }
    everywhere.observe { [weak self] change in self?.follow(change) }
  }

  /// Applies a change to the rules of all databases to the requests that wait in the databases.
  private func follow(_ change: Scripting.RuleChange) {
    for script in scripts.withLock({ Array($0.values) }) {
      switch change {
      case .added(let rules): script.held.retry(rules)
      case .removed(let rules): script.endWaits(of: rules)
      }
    }
  }

  /// An identifier of the server, different at each start.
  package var identifier: String { shared.identifier }

  /// The number of vaults that could not be written after they were replaced, or their databases
  /// dropped.
  package var vaultFailures: Int { shelf.failures }

  /// Whether requests to any database pass through a script.
  @inline(__always)
  var isArmed: Bool { shared.armed.load(ordering: .relaxed) != 0 }

  /// The script of a database, created on first use.
  package subscript(name: String) -> Scripting {
    if name == Self.everywhereName { return everywhere }
    let script = scripts.withLock { scripts in
      if let script = scripts[name] { return script }
      let script = Scripting(name, shared: shared)
      scripts[name] = script
      return script
    }
    // A script created meanwhile was not included in the stop.
    if isStopping { script.endWaiting() }
    return script
  }

  /// The existing scripts by name, starting with that of all databases.
  package var all: [Scripting] {
    [everywhere] + scripts.withLock { Array($0.values) }.sorted { $0.name < $1.name }
  }

  /// Returns whether a request is an operation that may pass through a script.
  func mayConcern(_ head: RequestHead) -> Bool {
    guard case .operation(let path) = Route(head) else { return false }
    return mayConcern(path)
  }

  /// Returns whether requests to the database of a path may pass through a script.
  ///
  /// This needs no other header, so that rules and journals of one database cost the requests to
  /// others almost nothing.
  package func mayConcern(_ path: String?) -> Bool {
    // With isolation, the credentials select the database.
    if path == nil, databases.isolation != Isolation.none { return true }
    if everywhere.isArmed || shared.settings.journal == .on || shelf.standard != nil { return true }
    let name = path ?? DatabaseRegistry.defaultName
    return scripts.withLock { $0[name] }?.isArmed == true
  }

  /// Returns the script that requests to a database pass through, or `nil` if there is none.
  func armed(_ name: String) -> Scripting? {
    shareVault(with: name)
    if everywhere.isArmed || shared.settings.journal == .on {
      let script = self[name]
      // The journal is kept from the first rule on, even if that rule belongs to all databases.
      if everywhere.isArmed, !script.isArmed { script.watch() }
      return script
    }
    guard let script = scripts.withLock({ $0[name] }), script.isArmed else { return nil }
    return script
  }

  /// Copies the rules, states and treatment of unmatched requests of a fork's origin to the fork.
  /// - Throws: `noFork` if a rule needs the state of the fork and it cannot be kept; in that case
  ///   nothing is copied.
  package func copy(from origin: String, to name: String) async throws(ScriptingError) {
    guard let source = scripts.withLock({ $0[origin] }), let database = databases[name] else {
      return
    }
    try await self[name].copy(from: source, to: database)
  }

  /// Validates that a database has the checkpoints of stale reads.
  ///
  /// The rules of all databases look their checkpoints up when they apply.
  package func checkCheckpoints(of rules: [Rule], in name: String) throws(ScriptingError) {
    guard name != Self.everywhereName else { return }
    for (index, rule) in rules.enumerated() {
      for case .checkpoint(let checkpoint)? in rule.actions.map(\.stale?.point) {
        guard (try? databases.checkpoint(checkpoint, of: name)) == nil else { continue }
        throw .badRule(
          path: (rules.count > 1 ? "rules[\(index)]." : "") + "then.stale.checkpoint",
          wanted:
            "\"\(checkpoint)\", which is not a checkpoint of database \(name); create it first: POST "
            + "databases/\(name)/checkpoints {\"name\": \"\(checkpoint)\"}")
      }
    }
  }

  /// Whether the server is stopping, so that no further request is held.
  var isStopping: Bool { isStopped.load(ordering: .relaxed) }

  private func remove(_ name: String) {
    scripts.withLock { $0.removeValue(forKey: name) }?.close()
  }

  /// Closes the connections of all held requests, so that the server need not wait for them.
  public func stop() {
    isStopped.store(true, ordering: .relaxed)
    let all = scripts.withLock { Array($0.values) } + [everywhere]
    for script in all { script.endWaiting() }
  }
}
