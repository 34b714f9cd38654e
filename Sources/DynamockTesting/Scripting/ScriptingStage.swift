public import Dynamock
import DynamockModel
public import DynamockScripting
import DynamockServer
import DynamockWire

/// A served database whose requests follow a test's rules.
public final class ScriptingStage: Sendable {
  /// The endpoint for SDKs, such as `http://127.0.0.1:49152`.
  public let endpoint: String
  /// The rules, held requests, and journal of the database.
  public let scripting: Scripting
  private let database: DynamockDatabase

  init(endpoint: String, scripting: Scripting, database: DynamockDatabase) {
    self.endpoint = endpoint
    self.scripting = scripting
    self.database = database
  }

  /// The rules, of which the newest is asked first.
  public var rules: StageRules { StageRules(scripting: scripting, database: database) }

  /// The requests that came.
  public var journal: StageJournal { StageJournal(scripting: scripting) }

  /// What happens to a request that no rule is due for.
  public var unmatched: Unmatched {
    get { scripting.unmatched }
    set { scripting.unmatched = newValue }
  }

  /// Waits for the oldest held request that a matcher holds for.
  /// - Parameter isStrict: Whether the oldest request is taken, and has to be the expected one.
  /// - Throws: `ScriptingRefusal` of code `NothingReceived` or `Mismatch`.
  public func receive(
    _ matcher: RequestMatcher = .anything, within time: Duration = .seconds(10),
    isStrict: Bool = false
  ) async throws(ScriptingRefusal) -> ReceivedRequest {
    try await request(matcher, time, isStrict: isStrict, takes: true)
  }

  /// Waits for the oldest held request that a matcher holds for, and leaves it in the line.
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

  /// Adds the rules of a JSON text: one, or a list.
  public func add(json: String) async throws(ScriptingRefusal) {
    do {
      try await scripting.add(RuleReader.rules(Array(json.utf8)).rules, to: database)
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

/// The requests that came to a stage.
public struct StageJournal: Sendable {
  let scripting: Scripting

  /// How many requests a matcher holds for.
  /// - Throws: `ScriptingRefusal` of code `JournalIncomplete` if some were not kept.
  public func count(_ matcher: RequestMatcher = .anything) throws(ScriptingRefusal) -> Int {
    do { return try scripting.count(matcher) } catch { throw ScriptingRefusal(error) }
  }

  /// Compares the requests with what is expected, each at least once.
  /// - Throws: `ScriptingRefusal` of code `VerificationFailed` with every difference.
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
  /// Calls on this object are the test's own hand and meet no rules.
  ///
  /// ```swift
  /// try await database.scripted { stage in
  ///   try stage.rules.add(.when(.updateItem, table: "Orders"), .times(1), then: .hangUp(.afterApplying))
  ///   try await Checkout(endpoint: stage.endpoint).pay("42")
  /// }
  /// ```
  /// - Throws: `ServerError` if no port can be opened, and what `body` throws.
  public func scripted<Value>(
    _ body: (_ stage: ScriptingStage) async throws -> Value
  ) async throws -> Value {
    var configuration = ServerConfiguration()
    configuration.host = "127.0.0.1"
    configuration.port = 0
    configuration.threads = 1
    configuration.timeouts.stop = .seconds(1)
    let databases = DatabaseRegistry(default: self)
    let registry = ScriptingRegistry(databases)
    let router = Router(service: DatabaseService(databases), authorizer: RequestAuthorizer(.none))
    let listener = try await Listener.start(
      configuration, responder: ScriptingService(registry, next: router))
    let scripting = registry[DatabaseRegistry.defaultName]
    scripting.watch()
    let stage = ScriptingStage(
      endpoint: listener.address.url, scripting: scripting, database: self)
    do {
      let value = try await body(stage)
      registry.stop()
      await listener.stop()
      return value
    } catch {
      registry.stop()
      await listener.stop()
      throw error
    }
  }
}
