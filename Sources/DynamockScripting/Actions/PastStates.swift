import Dynamock
import DynamockModel
import DynamockWire
import Synchronization

/// Past states of a database, for reads that are stale on purpose.
final class PastStates: Sendable {
  private struct State {
    /// The state at the adding of a rule, by its id.
    var ofRules: [String: DynamockDatabase] = [:]
    /// States just before writes, oldest first.
    var recent: [(time: Timestamp, database: DynamockDatabase)] = []
    /// How far back reads go, in milliseconds, by the rules that say so.
    var spans: [String: Int64] = [:]
    var isForking = false
  }

  private let state = Mutex(State())

  /// The most states that are kept.
  private static let limit = 32

  /// Whether writes have to wait until the state before them is kept.
  var isRecording: Bool { state.withLock { !$0.spans.isEmpty } }

  /// Keeps what the actions of new rules need.
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

  /// Forgets what rules needed that are gone.
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

  /// The state at the adding of a rule.
  func state(ofRule id: String) -> DynamockDatabase? { state.withLock { $0.ofRules[id] } }

  /// The state at a point in time; nil if nothing was written since.
  func state(at time: Timestamp) -> DynamockDatabase? {
    state.withLock { state in state.recent.first { $0.time >= time }?.database }
  }

  /// Keeps the state before a write, at most ten times a second and as often as the spans need.
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
    let fork = try? await database.fork()
    state.withLock { state in
      state.isForking = false
      guard let fork else { return }
      state.recent.append((now, fork))
      if state.recent.count > Self.limit { state.recent.removeFirst() }
    }
  }
}

extension Exchange {
  /// Answers a read from the past, unless it is a strongly consistent one.
  func answer(
    _ request: WireRequest, from stale: Staleness, addedAt rule: ActiveRule?,
    _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    guard stale.isStrong || !facts.isStronglyConsistent else { return askEngine(request, deliver) }
    Task {
      let past: DynamockDatabase?
      switch stale.point {
      case .rule: past = rule.flatMap { script.past.state(ofRule: $0.id) }
      case .milliseconds(let span):
        past = script.past.state(at: database.clock.now.adding(milliseconds: -span))
      case .checkpoint(let name):
        let checkpoint = try? registry.databases.checkpoint(name, of: facts.database)
        past = try? await checkpoint?.open()
      }
      guard let past else { return askEngine(request, deliver) }
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

extension RequestFacts {
  /// Whether any part of a read asks for strong consistency; transactions always do.
  var isStronglyConsistent: Bool {
    if operation == .transactGetItems || input["ConsistentRead"]?.flag == true { return true }
    return input["RequestItems"]?.members?.contains {
      $0.value["ConsistentRead"]?.flag == true
    } ?? false
  }

  /// Whether the request writes items.
  var writesItems: Bool {
    operation.isItemWrite || Self.statements(of: input).contains { !Self.isRead($0.text) }
  }
}
