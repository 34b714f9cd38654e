import Dynamock
import DynamockModel
import DynamockWire
import Synchronization

extension Vault {
  /// Records a request without a matching recording.
  func note(_ miss: Miss) {
    state.withLock { state in
      state.missCount += 1
      if state.misses.count < Self.kept { state.misses.append(miss) }
    }
  }

  /// Records a request whose response could not be recorded, with the reason.
  func note(unrecorded request: VaultRequest, _ reason: String) {
    note(Miss(title: request.title, text: "\(request.title): \(reason)"))
  }

  /// Whether misses include the nearest recording, which takes as long to find as a hundred
  /// requests.
  var looksForNearest: Bool {
    state.withLock { $0.missCount < (mode == .verify ? 100 : Self.kept) }
  }

  /// Compares the engine's response with the recorded one, on the thread for files.
  func compare(
    _ found: UpstreamAnswer, with recorded: RecordedAnswer, file: String, number: Int,
    to request: VaultRequest
  ) {
    files.submit { [self] in
      let answer = RecordedAnswer(
        found, to: request.operation, at: recorded.recordedAt, microseconds: 0,
        scrubbing: cassette.scrubbing)
      let comparison = Comparison(
        request.operation, input: request.input, recorded: recorded, found: answer,
        masks: cassette.masks)
      state.withLock { state in
        state.compared += 1
        if state.tokens.count < 100_000 {
          for token in comparison.tokens { state.tokens[token.found] = token.recorded }
        }
        guard !comparison.differences.isEmpty else { return }
        state.differenceCount += 1
        guard state.differences.count < Self.kept else { return }
        state.differences.append(
          DifferenceReport(
            file: file, title: request.title, answer: number + 1,
            differences: comparison.differences))
      }
    }
  }

  /// Waits until the work submitted to the thread for files is done.
  package func settle() async {
    await withCheckedContinuation { continuation in files.submit { continuation.resume() } }
  }

  /// The first thousand requests without a matching recording.
  package var misses: [Miss] { state.withLock { $0.misses } }
  /// The first thousand responses that differ from the recorded ones.
  package var differences: [DifferenceReport] { state.withLock { $0.differences } }

  /// Counts of a vault's activity.
  package struct Summary: Sendable {
    /// The number of recordings in the cassette.
    package var recordings: Int
    /// The number of recordings that this process has used.
    package var used: Int
    /// The number of requests without a matching recording.
    package var misses: Int
    /// The number of responses compared.
    package var compared: Int
    /// The number of responses that differ from the recorded ones.
    package var differences: Int
    /// The number of expired recordings that were used.
    package var expired: Int
    /// The reason why something could not be written, or `nil` if there was no error.
    package var failure: String?
  }

  /// The counts so far.
  package var summary: Summary {
    let counts = cassette.counts
    return state.withLock { state in
      Summary(
        recordings: counts.recordings, used: counts.used, misses: state.missCount,
        compared: state.compared, differences: state.differenceCount,
        expired: state.expired.count, failure: state.failure?.description)
    }
  }

  /// Returns the names of the recordings that no run has used since the last pruning.
  package func unused() async throws(VaultError) -> [String] {
    try await onFiles { [cassette] () throws(VaultError) in
      try cassette.noteUse()
      return try UseLedger(cassette.folder).unused()
    }
  }

  /// Removes the recordings that no run has used since the last pruning.
  /// - Returns: Their names.
  package func prune() async throws(VaultError) -> [String] {
    try await onFiles { [cassette] () throws(VaultError) in try cassette.prune() }
  }

  /// The recordings, by file name.
  package var recordings: [(file: String, recording: Recording)] {
    cassette.entries.map { ($0.file, $0.recording) }
  }

  private func onFiles<Value: Sendable>(
    _ body: @escaping @Sendable () throws(VaultError) -> Value
  ) async throws(VaultError) -> Value {
    try await files.run(body)
  }
}

extension WorkPool {
  /// Runs work on one of the threads, and waits for it without blocking a thread.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws(VaultError) -> Value
  ) async throws(VaultError) -> Value {
    let result = await withCheckedContinuation {
      (continuation: CheckedContinuation<Result<Value, VaultError>, Never>) in
      submit {
        let result: Result<Value, VaultError>
        do throws(VaultError) {
          result = .success(try body())
        } catch {
          result = .failure(error)
        }
        continuation.resume(returning: result)
      }
    }
    return try result.get()
  }
}
