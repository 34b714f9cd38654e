import Dynamock
import DynamockModel
import DynamockWire
import Synchronization

/// Past states of a database, for reads that are intentionally stale.
final class PastStates: Sendable {
  private struct State {
    /// The states at the time of adding a rule, by the rule's id.
    var ofRules: [String: DynamockDatabase] = [:]
    /// States before writes, oldest first.
    var recent: [(time: Timestamp, database: DynamockDatabase)] = []
    /// The time span of reads in milliseconds, for each rule that has one.
    var spans: [String: Int64] = [:]
    var isForking = false
    /// The reason why the newest state could not be kept, or `nil` if it was.
    var failure: String?
  }

  private let state = Mutex(State())

  /// The maximum number of states that are kept.
  private static let limit = 32

  /// Whether writes must wait until the state before them is kept.
  var isRecording: Bool { state.withLock { !$0.spans.isEmpty } }

  /// Keeps the states that the actions of new rules need.
  /// - Parameter fork: The database as it was before the rules.
  func keep(_ fork: DynamockDatabase?, for rules: [ActiveRule]) {
    state.withLock { state in
      for rule in rules {
        for case let stale? in rule.rule.actions.map(\.stale) {
          switch stale.point {
          case .rule: state.ofRules[rule.id] = fork
          case .milliseconds(let span):
            state.spans[rule.id] = max(span, state.spans[rule.id] ?? 0)
          case .checkpoint: break
          }
        }
      }
    }
  }

  /// Releases the states of removed rules.
  func forget(_ ids: some Sequence<String>) {
    state.withLock { state in
      for id in ids {
        state.ofRules[id] = nil
        state.spans[id] = nil
      }
      if state.spans.isEmpty { state.recent = [] }
    }
  }

  func clear() { state.withLock { $0 = State() } }

  /// Returns the state at the time of adding a rule.
  func state(ofRule id: String) -> DynamockDatabase? { state.withLock { $0.ofRules[id] } }

  /// Returns the state at a point in time, or `nil` if nothing has been written since.
  func state(at time: Timestamp) -> DynamockDatabase? {
    state.withLock { state in state.recent.first { $0.time >= time }?.database }
  }

  /// The reason why the newest state could not be kept, or `nil` if it was.
  var failure: String? { state.withLock { $0.failure } }

  /// Keeps the state before a write, at most ten times per second and as often as the time spans
  /// require.
  func record(_ database: DynamockDatabase) async {
    let now = database.clock.now
    let isDue = state.withLock { state -> Bool in
      guard let span = state.spans.values.max(), !state.isForking else { return false }
      let step = max(100, span / Int64(Self.limit / 2))
      if let last = state.recent.last, now < last.time.adding(milliseconds: step) { return false }
      state.isForking = true
      return true
    }
    guard isDue else { return }
    let fork: Result<DynamockDatabase, StorageError>
    do throws(StorageError) { fork = .success(try await database.fork()) } catch {
      fork = .failure(error)
    }
    state.withLock { state in
      state.isForking = false
      switch fork {
      case .failure(let error): return state.failure = "\(error)"
      case .success(let database):
        state.failure = nil
        state.recent.append((now, database))
      }
      if state.recent.count > Self.limit { state.recent.removeFirst() }
    }
  }
}

extension Exchange {
  /// Answers a read from a past state, unless it is strongly consistent.
  func answer(
    _ request: WireRequest, from stale: Staleness, addedAt rule: ActiveRule?,
    _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    guard stale.isStrong || !facts.isStronglyConsistent else { return askEngine(request, deliver) }
    Task {
      let past: DynamockDatabase?
      var fault = script.past.failure
      switch stale.point {
      case .rule: past = rule.flatMap { script.past.state(ofRule: $0.id) }
      case .milliseconds(let span):
        past = script.past.state(at: database.clock.now.adding(milliseconds: -span))
      case .checkpoint(let name):
        do {
          past = try await registry.databases.checkpoint(name, of: facts.database).open()
        } catch {
          past = nil
          fault = "\(error)"
        }
      }
      guard let past else {
        // Without a write since then, the engine has this state, unless the state is named.
        if case .milliseconds = stale.point, fault == nil { return askEngine(request, deliver) }
        return deliver(
          refusal(
            "the state that a stale read is to see is not there: \(stale.title)"
              + (fault.map { " (\($0))" } ?? "")))
      }
      let (request, _) = ledBack(request)
      do throws(DynamoDBError) {
        let input = try WireCodec.decode(facts.operation, body: request.body).input
        past.perform(input, in: facts.context) { [self] result in
          switch result {
          case .success(let output):
            var body: [UInt8] = []
            WireCodec.encode(output, into: &body)
            deliver(success(body))
          case .failure(let error): deliver(next.response(to: error, for: facts.request.head))
          }
        }
      } catch {
        deliver(next.response(to: error, for: facts.request.head))
      }
    }
  }
}

extension Staleness {
  /// A description of the state.
  fileprivate var title: String {
    switch point {
    case .rule: "the one at the adding of a rule, and no rule answers here"
    case .checkpoint(let name): "checkpoint \"\(name)\""
    case .milliseconds(let span): "the one of \(span) ms ago"
    }
  }
}

extension RequestFacts {
  /// Whether any part of a read requests strong consistency; transactions always do.
  var isStronglyConsistent: Bool {
    if operation == .transactGetItems || input["ConsistentRead"]?.flag == true { return true }
    let parts =
      (input["RequestItems"]?.asObject?.map(\.value) ?? []) + (input["Statements"]?.elements ?? [])
    return parts.contains { $0["ConsistentRead"]?.flag == true }
  }

  /// Whether the request writes items.
  var writesItems: Bool { operation.isItemWrite || statements == .writes }
}
