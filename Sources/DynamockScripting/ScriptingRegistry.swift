import Dynamock
import DynamockModel
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
  public init(_ databases: DatabaseRegistry, settings: ScriptingSettings = ScriptingSettings()) {
    self.databases = databases
    shared = ScriptingShared(settings)
    everywhere = Scripting(Self.everywhereName, shared: shared)
    databases.onRemoval { [weak self] name in self?.remove(name) }
    everywhere.observe { [weak self] change in self?.follow(change) }
  }

  /// Lets what waits in the databases meet a change of the rules that apply to all of them.
  private func follow(_ change: Scripting.RuleChange) {
    for script in scripts.withLock({ Array($0.values) }) {
      switch change {
      case .added(let rules): script.held.retry(rules)
      case .removed(let rules): script.endWaits(of: rules)
      }
    }
  }

  /// Whether any database has something that requests have to meet.
  @inline(__always)
  var isArmed: Bool { shared.armed.load(ordering: .relaxed) != 0 }

  /// The script of a database, made on first use.
  package subscript(name: String) -> Scripting {
    if name == Self.everywhereName { return everywhere }
    return scripts.withLock { scripts in
      if let script = scripts[name] { return script }
      let script = Scripting(name, shared: shared)
      scripts[name] = script
      return script
    }
  }

  /// The scripts there are, by name, that of all databases first.
  package var all: [Scripting] {
    [everywhere] + scripts.withLock { Array($0.values) }.sorted { $0.name < $1.name }
  }

  /// The script that a request to a database has to meet; nil for none.
  func armed(_ name: String) -> Scripting? {
    if everywhere.isArmed || shared.settings.journal == .on {
      let script = self[name]
      // The journal is kept from the first rule on, be it one of all databases.
      if everywhere.isArmed, !script.isArmed { script.watch() }
      return script
    }
    guard let script = scripts.withLock({ $0[name] }), script.isArmed else { return nil }
    return script
  }

  /// Gives a fork the rules, states and treatment of unmatched requests of its origin.
  package func copy(from origin: String, to name: String) {
    guard let source = scripts.withLock({ $0[origin] }) else { return }
    let now = (databases[name] ?? databases.defaultDatabase).clock.now
    self[name].copy(from: source, now: now)
  }

  /// Whether the server stops, so that nothing is held any more.
  var isStopping: Bool { isStopped.load(ordering: .relaxed) }

  private func remove(_ name: String) {
    scripts.withLock { $0.removeValue(forKey: name) }?.close()
  }

  /// Hangs up on everything that is held: a server that stops does not wait for it.
  public func stop() {
    isStopped.store(true, ordering: .relaxed)
    let all = scripts.withLock { Array($0.values) } + [everywhere]
    for script in all {
      script.delays.endAll()
      script.held.close()
    }
  }
}
