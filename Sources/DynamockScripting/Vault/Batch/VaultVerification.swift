package import DynamockModel
package import DynamockWire

/// Sends the requests of a cassette to an endpoint, in recording order, and compares the responses.
package struct VaultVerification: Sendable {
  private let folder: CassetteFolder
  private let steps: [Step]
  private let masks: [PathPattern]
  private let scrubbing: Scrubbing?
  /// The account of the endpoint, for ARNs in requests.
  private let account: String

  /// A response to be compared.
  private struct Step: Sendable {
    let file: String
    let recording: Recording
    let number: Int
  }

  /// The result of a verification.
  package struct Totals: Sendable {
    /// The number of responses compared.
    package var compared = 0
    /// The first thousand responses that differ from the recorded ones.
    package var differences: [DifferenceReport] = []
    /// The number of responses that differ from the recorded ones.
    package var differenceCount = 0
    /// The requests of operations that the endpoint does not implement, by operation.
    package var unknown: [Operation: Int] = [:]

    /// Whether all responses are equal to the recorded ones.
    package var isSame: Bool { differenceCount == 0 }
  }

  /// Reads a cassette; responses that `order.txt` does not list are last, in the order of their
  /// file names.
  /// - Parameters:
  ///   - masks: Masks in addition to those of `vault.json`.
  ///   - salt: The salt of pseudonyms, or `nil` for the vault's own.
  ///   - account: The account in ARNs of the endpoint.
  package init(
    _ folder: CassetteFolder, masks: [PathPattern] = [], salt: String? = nil,
    account: String = "123456789012"
  ) throws(VaultError) {
    self.folder = folder
    self.account = account
    let file = try folder.vault.file()
    self.masks = file.masks + masks
    scrubbing = try folder.vault.scrubbing(file, salt: salt)
    var recordings: [String: Recording] = [:]
    for (file, recording) in try folder.recordings() { recordings[file] = recording }
    var next: [String: Int] = [:]
    var steps: [Step] = []
    let order =
      try folder.order()
      + folder.files.flatMap { file in
        repeatElement(file, count: recordings[file]?.answers.count ?? 0)
      }
    for file in order {
      guard let recording = recordings[file] else { continue }
      let number = next[file, default: 0]
      guard number < recording.answers.count else { continue }
      next[file] = number + 1
      steps.append(Step(file: file, recording: recording, number: number))
    }
    self.steps = steps
  }

  /// The number of responses to compare.
  package var count: Int { steps.count }

  /// The operations of the cassette that may write, in the order of their names.
  package var writes: [Operation] {
    Set(
      steps.filter { !ForwardedReads.isRead($0.recording.operation, $0.recording.input) }
        .map(\.recording.operation)
    ).sorted { $0.rawValue < $1.rawValue }
  }

  /// Validates that the writes of the cassette are allowed.
  /// - Parameter allowed: The allowed operations, or `nil` for all, as for a new database.
  package func validate(allowing allowed: Set<Operation>?) throws(VaultError) {
    guard let allowed else { return }
    let others = writes.filter { !allowed.contains($0) }
    guard others.isEmpty else {
      throw .writesNotAllowed(operations: others.map(\.rawValue))
    }
  }

  /// Sends the requests and compares the responses.
  /// - Parameters:
  ///   - upstream: The endpoint; for a database of this process, a `DatabaseUpstream`.
  ///   - allowed: The writing operations that may be sent, or `nil` for all.
  ///   - onProgress: Called with the number of responses so far, and with each difference.
  package func run(
    against upstream: any Upstream, allowing allowed: Set<Operation>?,
    onProgress: (_ done: Int, _ difference: DifferenceReport?) -> Void = { _, _ in }
  ) async throws(VerificationFailure) -> Totals {
    do throws(VaultError) {
      try validate(allowing: allowed)
    } catch {
      throw .vault(error)
    }
    var totals = Totals()
    var tokens: [String: String] = [:]
    for (index, step) in steps.enumerated() {
      let answer: UpstreamAnswer
      do throws(UpstreamError) {
        answer = try await upstream.send(request(step, tokens))
      } catch {
        throw .upstream(error.sentence, done: index)
      }
      let report = compare(step, answer, &tokens, &totals)
      onProgress(index + 1, report)
    }
    return totals
  }

  /// Returns the request of a step, with the endpoint's iterators and tokens in place of the
  /// recorded ones.
  private func request(_ step: Step, _ tokens: [String: String]) -> UpstreamRequest {
    var input = step.recording.input
    let token = step.recording.answers[step.number].token
    if token > 0, let first = input["ClientRequestToken"]?.text {
      // At most 36 characters.
      let other = KeyedDigest.hexadecimal(of: Array("\(first) \(token)".utf8)).prefix(32)
      input.set("ClientRequestToken", to: .string(String(other)))
    }
    if !tokens.isEmpty { input = input.mappingStrings { tokens[$0] ?? $0 } }
    return UpstreamRequest(
      operation: step.recording.operation, region: step.recording.region,
      body: AccountPlaceholder.revealing(
        input, of: ShapeTable.input(of: step.recording.operation), as: account
      ).bytes)
  }

  private func compare(
    _ step: Step, _ answer: UpstreamAnswer, _ tokens: inout [String: String], _ totals: inout Totals
  ) -> DifferenceReport? {
    let recorded = step.recording.answers[step.number]
    let found = RecordedAnswer(
      answer, to: step.recording.operation, at: recorded.recordedAt, microseconds: 0,
      scrubbing: scrubbing)
    if found.isUnknownOperation, !recorded.isUnknownOperation {
      totals.unknown[step.recording.operation, default: 0] += 1
    }
    let comparison = Comparison(
      step.recording.operation, input: step.recording.input, recorded: recorded, found: found,
      masks: masks)
    for token in comparison.tokens { tokens[token.recorded] = token.found }
    totals.compared += 1
    guard !comparison.differences.isEmpty else { return nil }
    totals.differenceCount += 1
    let report = DifferenceReport(
      file: step.file, title: step.recording.title, answer: step.number + 1,
      differences: comparison.differences)
    if totals.differences.count < 1000 { totals.differences.append(report) }
    return report
  }
}

/// The reasons why a verification could not be completed.
package enum VerificationFailure: Error, Sendable, CustomStringConvertible {
  /// The vault cannot be used.
  case vault(VaultError)
  /// The endpoint did not respond, after this number of responses.
  case upstream(String, done: Int)

  /// The error message.
  package var description: String {
    switch self {
    case .vault(let error): "\(error)"
    case .upstream(let text, let done): "after \(done) answers, \(text)"
    }
  }
}

extension RecordedAnswer {
  fileprivate var isUnknownOperation: Bool {
    guard case .error(let tree) = body else { return false }
    return tree["__type"]?.text?.hasSuffix("#UnknownOperationException") ?? false
  }
}
