public import Dynamock
import DynamockModel
public import DynamockScripting
import DynamockServer
import DynamockWire

/// A served database whose requests are subject to a test's rules.
public final class ScriptingStage: Sendable {
  /// The endpoint for SDKs, such as `http://127.0.0.1:49152`.
  public let endpoint: String
  /// The rules, held requests, and journal of the database.
  public let scripting: Scripting
  private let database: DynamockDatabase
  /// The server's responder, without a socket.
  let responder: any WireResponder

  init(
    endpoint: String, scripting: Scripting, database: DynamockDatabase, responder: any WireResponder
  ) {
    self.responder = responder
    self.endpoint = endpoint
    self.scripting = scripting
    self.database = database
  }

  /// The rules, the newest of which applies first.
  public var rules: StageRules { StageRules(scripting: scripting, database: database) }

  /// The received requests.
  public var journal: StageJournal { StageJournal(scripting: scripting) }

  /// How a request is handled to which no rule applies.
  public var unmatched: Unmatched {
    get { scripting.unmatched }
    set { scripting.unmatched = newValue }
  }

  /// Waits for the oldest held request that matches.
  /// - Parameter isStrict: whether the oldest request is taken, and must match.
  /// - Throws: `ScriptingRefusal` with code `NothingReceived` or `Mismatch`.
  public func receive(
    _ matcher: RequestMatcher = .anything, within time: Duration = .seconds(10),
    isStrict: Bool = false
  ) async throws(ScriptingRefusal) -> ReceivedRequest {
    try await request(matcher, time, isStrict: isStrict, takes: true)
  }

  /// Waits for the oldest held request that matches, and leaves it in the queue.
  public func got(
    _ matcher: RequestMatcher = .anything, within time: Duration = .seconds(10)
  ) async throws(ScriptingRefusal) -> ReceivedRequest {
    try await request(matcher, time, isStrict: false, takes: false)
  }

  private func request(
    _ matcher: RequestMatcher, _ time: Duration, isStrict: Bool, takes: Bool
  ) async throws(ScriptingRefusal) -> ReceivedRequest {
    var query = ReceiveQuery()
    query.matcher = matcher
    query.isStrict = isStrict
    query.takes = takes
    let (seconds, rest) = time.components
    query.timeout = seconds * 1000 + rest / 1_000_000_000_000_000
    do {
      return ReceivedRequest(try await scripting.receive(query), scripting)
    } catch {
      throw ScriptingRefusal(error)
    }
  }
}

/// The rules of a stage.
public struct StageRules: Sendable {
  let scripting: Scripting
  let database: DynamockDatabase

  /// Adds a rule.
  /// - Returns: the rule's id.
  @discardableResult
  public func add(
    _ matcher: RequestMatcher, _ limit: Limit = .always, then actions: Action...
  ) throws(ScriptingRefusal) -> String {
    do {
      let rule = Rule(matcher, actions, limit: limit)
      return try scripting.add([rule], now: database.clock.now).first?.id ?? ""
    } catch {
      throw ScriptingRefusal(error)
    }
  }

  /// Adds the rules in a JSON text, which is a rule or a list of rules.
  public func add(json: String) async throws(ScriptingRefusal) {
    do {
      try await scripting.add(RuleReader.rules(Array(json.utf8)).rules, to: database)
    } catch {
      throw ScriptingRefusal(error)
    }
  }

  /// Adds the rules in a JSON file, such as `Config/rules/throttled.json`.
  public func add(file path: String) async throws(ScriptingRefusal) {
    guard let bytes = ReadableFile.bytes(of: path) else {
      throw ScriptingRefusal(ReadableFile.Missing(path: path))
    }
    do {
      try await scripting.add(RuleReader.rules(bytes).rules, to: database)
    } catch {
      throw ScriptingRefusal(error)
    }
  }

  /// Removes a rule.
  public func remove(_ id: String) throws(ScriptingRefusal) {
    do { try scripting.remove(id) } catch { throw ScriptingRefusal(error) }
  }

  /// Removes rules, states, held requests, and the journal.
  public func clear() { scripting.clear() }
}

/// The requests received by a stage.
public struct StageJournal: Sendable {
  let scripting: Scripting

  /// Returns the number of requests that match.
  /// - Throws: `ScriptingRefusal` with code `JournalIncomplete` if some were not kept.
  public func count(_ matcher: RequestMatcher = .anything) throws(ScriptingRefusal) -> Int {
    do { return try scripting.count(matcher) } catch { throw ScriptingRefusal(error) }
  }

  /// Throws unless each of the expected requests was received at least once.
  /// - Throws: `ScriptingRefusal` with code `VerificationFailed` and all differences.
  public func verify(
    _ matchers: RequestMatcher..., inOrder: Bool = false, others: Bool = true
  ) throws(ScriptingRefusal) {
    var verification = Verification()
    verification.expectations = matchers.map { .init($0, minimum: 1, maximum: nil) }
    verification.isInOrder = inOrder
    verification.refusesOthers = !others
    do { try scripting.verify(verification) } catch { throw ScriptingRefusal(error) }
  }
}

extension DynamockDatabase {
  /// Serves the database on a port of this machine for as long as `body` runs, and scripts it.
  ///
  /// Calls on this object bypass the rules.
  ///
  /// ```swift
  /// try await database.scripted { stage in
  ///   try stage.rules.add(.when(.updateItem, table: "Orders"), .times(1), then: .hangUp(.afterApplying))
  ///   try await Checkout(endpoint: stage.endpoint).pay("42")
  /// }
  /// ```
  /// - Throws: `ServerError` if no port can be opened, and any error that `body` throws.
  public func scripted<Value>(
    _ body: (_ stage: ScriptingStage) async throws -> Value
  ) async throws -> Value {
    let databases = DatabaseRegistry(default: self)
    let registry = ScriptingRegistry(databases)
    let router = Router(service: DatabaseService(databases), authorizer: RequestAuthorizer(.none))
    let responder = ScriptingService(registry, next: router)
    return try await Listener.serving(responder) { endpoint in
      let scripting = registry[DatabaseRegistry.defaultName]
      scripting.watch()
      defer { registry.stop() }
      let stage = ScriptingStage(
        endpoint: endpoint, scripting: scripting, database: self, responder: responder)
      for path in TestDatabase.rules { try await stage.rules.add(file: path) }
      return try await body(stage)
    }
  }
}
