import Dynamock
import DynamockModel
import DynamockWire
import Synchronization

/// The vault of one database: its settings, its cassette and its findings.
package final class Vault: Sendable {
  /// How requests are recorded and replayed.
  package let settings: VaultSettings
  let cassette: Cassette
  let upstream: (any Upstream)?
  /// The thread for file access.
  let files: WorkPool
  /// The effective mode: `once` is resolved to `record` or `replay`.
  let mode: VaultMode
  private let tables: [GlobPattern]?
  let state = Mutex(State())

  /// The state that changes with requests.
  struct State {
    /// The number of times that the database received each request.
    var asked: [RequestKey: Int] = [:]
    var misses: [Miss] = []
    var missCount = 0
    var differences: [DifferenceReport] = []
    var differenceCount = 0
    var expired: Set<String> = []
    var compared = 0
    /// The recorded iterators and tokens, by those that the engine returned instead.
    var tokens: [String: String] = [:]
    var failure: VaultError?
  }

  /// A request without a matching recording.
  package struct Miss: Sendable {
    /// A short description of the request.
    package let title: String
    /// The missing recording, and how to record it.
    package let text: String
  }

  /// The maximum number of misses and differences that are kept.
  static let kept = 1000

  init(
    _ settings: VaultSettings, _ cassette: Cassette, upstream: (any Upstream)?, files: WorkPool
  ) {
    self.settings = settings
    self.cassette = cassette
    self.upstream = upstream
    self.files = files
    mode = settings.mode == .once ? (cassette.wasEmpty ? .record : .replay) : settings.mode
    tables = settings.tables?.map { GlobPattern($0) }
  }

  /// Returns whether the vault applies to a request.
  func concerns(_ facts: RequestFacts) -> Bool {
    if let operations = settings.operations, !operations.contains(facts.operation) { return false }
    guard let tables else { return true }
    // Requests without a table, such as ListTables, apply to all of them.
    return facts.tables.isEmpty
      || facts.tables.contains { name in tables.contains { $0.matches(name) } }
  }

  /// How a request is answered.
  enum Decision {
    case replay(RecordedAnswer, file: String)
    case record(Cassette.Place)
    case engine
    case verify(RecordedAnswer?, file: String, number: Int)
    case refuse(Lack)
  }

  /// The reasons why a request has no response.
  enum Lack {
    case noRecording
    case usedUp(file: String, count: Int)
    case expired(file: String, days: Int)
  }

  /// Returns the canonical form of a request.
  func request(_ facts: RequestFacts) -> VaultRequest {
    var input = facts.input
    if mode == .verify {
      let tokens = state.withLock { $0.tokens }
      if !tokens.isEmpty { input = input.mappingStrings { tokens[$0] ?? $0 } }
    }
    return VaultRequest(
      facts.operation, region: facts.context.region, input: input, masks: cassette.masks,
      scrubbing: cassette.scrubbing)
  }

  /// Decides how a request is answered, and counts it.
  func decide(_ request: VaultRequest, now: Timestamp) -> Decision {
    if mode == .record { return .record(.next) }
    // Requests recorded in this run are recorded each time: the second response may be different.
    guard let entry = cassette.entry(request.key),
      !(entry.isNew && mode == .replay && settings.miss == .record)
    else { return lacking(.noRecording) }
    let answers = entry.recording.answers
    guard !answers.isEmpty else { return lacking(.noRecording) }
    let number = state.withLock { state in
      let number = state.asked[request.key, default: 0]
      state.asked[request.key] = number + 1
      return number
    }
    noteUse(of: entry.file)
    if mode == .verify {
      return .verify(
        answers[min(number, answers.count - 1)], file: entry.file, number: number)
    }
    var index = number
    if number >= answers.count {
      switch settings.repeats {
      case .last: index = answers.count - 1
      case .again: index = number % answers.count
      case .refuse: return lacking(.usedUp(file: entry.file, count: answers.count))
      }
    }
    let answer = answers[index]
    if let days = settings.expires, isExpired(answer, after: days, now: now) {
      state.withLock { _ = $0.expired.insert(entry.file) }
      switch settings.expired {
      case .warn: break
      case .refuse: return .refuse(.expired(file: entry.file, days: days))
      case .record: return .record(.instead(index))
      }
    }
    return .replay(answer, file: entry.file)
  }

  private func isExpired(_ answer: RecordedAnswer, after days: Int, now: Timestamp) -> Bool {
    answer.recordedAt < now.adding(milliseconds: -Int64(days) * 86_400_000)
  }

  /// Decides how a request without a response is answered.
  private func lacking(_ lack: Lack) -> Decision {
    if mode == .verify { return .verify(nil, file: "", number: 0) }
    let miss = settings.mode == .once ? VaultMiss.refuse : settings.miss
    return switch miss {
    case .refuse: .refuse(lack)
    case .engine: .engine
    case .record: .record(.end)
    }
  }

  /// Marks a recording as used; the usage file is written later.
  func noteUse(of file: String) {
    guard cassette.use(file) else { return }
    files.submit { [self] in carryOut { () throws(VaultError) in try cassette.noteUse() } }
  }

  /// Stores the reason why something could not be written; the first one is kept.
  func note(_ error: VaultError) { state.withLock { $0.failure = $0.failure ?? error } }

  /// The reason why something could not be written, or `nil` if there was no error.
  var failure: VaultError? { state.withLock { $0.failure } }

  /// Runs work on files whose failure is reported at the end.
  private func carryOut(_ work: () throws(VaultError) -> Void) {
    do throws(VaultError) {
      try work()
    } catch {
      note(error)
    }
  }

  /// Returns whether a request may be sent to the upstream: it only reads, or its operation is in
  /// `vault.writes`.
  func mayForward(_ facts: RequestFacts) -> Bool {
    settings.writes.contains(facts.operation)
      || ForwardedReads.isRead(facts.operation, facts.input)
  }
}
