import Dynamock
import DynamockModel
import DynamockWire

extension Exchange {
  /// Answers the request from the vault if the vault applies to it and has a response.
  /// - Parameter passing: Passes the request to the engine, or applies `unmatched`.
  func askVault(_ vault: Vault, passing: @escaping @Sendable () -> Void) {
    guard vault.concerns(facts) else { return passing() }
    // Computing the key of a 16 MB request takes longer than a thousand small requests.
    guard facts.request.body.count < 64 * 1024 else {
      return vault.files.submit { [self] in answer(from: vault, passing) }
    }
    answer(from: vault, passing)
  }

  private func answer(from vault: Vault, _ passing: @escaping @Sendable () -> Void) {
    let request = vault.request(facts)
    switch vault.decide(request, now: registry.shared.time.now) {
    case .replay(let answer, let file): replay(answer, file)
    case .engine: passing()
    case .record(let place): record(request, at: place, in: vault)
    case .refuse(let lack): refuse(request, lack, of: vault)
    case .verify(let recorded, let file, let number):
      askEngine(facts.request) { [self] response in
        finish(response, by: .engine)
        guard let recorded else {
          return vault.noteMiss(of: request, .noRecording, region: facts.context.region) { _ in }
        }
        vault.compare(
          UpstreamAnswer(status: response.status, body: response.body), with: recorded, file: file,
          number: number, to: request)
      }
    }
  }

  /// Sends a recorded response.
  private func replay(_ answer: RecordedAnswer, _ file: String) {
    finish(
      response(
        status: answer.status, answer.bytes(of: facts.operation, account: database.accountID)),
      by: .recording(file))
  }

  /// Returns a response with an existing body.
  private func response(status: Int, _ body: [UInt8]) -> WireResponse {
    var response = success(body)
    response.status = status
    return response
  }

  private func refuse(_ request: VaultRequest, _ lack: Vault.Lack, of vault: Vault) {
    vault.noteMiss(of: request, lack, region: facts.context.region) { [self] text in
      finish(refusal(text), by: .refused)
    }
  }

  /// Forwards the request to the upstream, and records the response.
  private func record(_ request: VaultRequest, at place: Cassette.Place, in vault: Vault) {
    let watch = Stopwatch()
    forward(by: vault) { [self] result in
      let answer: UpstreamAnswer
      switch result {
      case .failure(let response):
        let message = (try? JSONTree(parsing: response.body, depth: 4))?["message"]?.text
        vault.note(unrecorded: request, message ?? "rejected")
        return finish(response, by: .refused)
      case .success(let given): answer = given
      }
      let kept = RecordedAnswer(
        answer, to: facts.operation, at: registry.shared.time.now,
        microseconds: watch.nanoseconds / 1000, scrubbing: vault.cassette.scrubbing)
      let sent = response(status: answer.status, answer.body)
      // A transient error may come with a body of a proxy or load balancer.
      guard kept.isOfDynamoDB || kept.isTransient else {
        let text = "the upstream's response with status \(answer.status) is not one of DynamoDB"
        vault.note(unrecorded: request, text)
        return finish(noUpstream(text), by: .refused)
      }
      if let reason = kept.reasonAgainstKeeping {
        vault.note(unrecorded: request, reason)
        return finish(sent, by: .upstream)
      }
      guard kept.isOfDynamoDB, vault.settings.keep == .all || !kept.isTransient else {
        return finish(sent, by: .upstream)
      }
      vault.files.submit { [self] in
        do throws(VaultError) {
          let file = try vault.cassette.record(kept, to: request, at: place)
          finish(sent, by: .recording(file))
        } catch {
          vault.note(unrecorded: request, "\(error)")
          finish(
            refusal("the answer to \(facts.title) could not be recorded: \(error)"), by: .refused)
        }
      }
    }
  }

  /// Delivers the upstream's response to a request that a rule may have changed.
  func deliverForwarded(
    _ change: TreeChange?, _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    var changed: JSONTree?
    if let change {
      var tree = facts.input
      change.apply(to: &tree)
      changed = tree
    }
    forward(changed, by: script.vault) { [self] result in
      switch result {
      case .failure(let refusal): deliver(refusal)
      case .success(let answer): deliver(response(status: answer.status, answer.body))
      }
    }
  }

  /// The result of forwarding a request: the upstream's response, or a rejection.
  enum Forwarded: Sendable {
    case success(UpstreamAnswer)
    case failure(WireResponse)
  }

  /// Sends the request to the upstream of a vault, or of the server's settings.
  /// - Parameter changed: The input in place of the client's, or `nil` for the client's own.
  private func forward(
    _ changed: JSONTree? = nil, by vault: Vault?,
    _ completion: @escaping @Sendable (Forwarded) -> Void
  ) {
    let settings = vault?.settings ?? registry.shared.settings.vault
    let upstream: (any Upstream)?
    do throws(VaultError) {
      if let own = vault?.upstream {
        upstream = own
      } else {
        upstream = try registry.shelf.upstream(settings)
      }
    } catch {
      return completion(.failure(noUpstream("\(error)")))
    }
    guard let upstream else {
      return completion(
        .failure(noUpstream("\(VaultError.noUpstream(for: "forwarding \(facts.title)"))")))
    }
    guard
      settings.writes.contains(facts.operation)
        || ForwardedReads.isRead(facts.operation, changed ?? facts.input)
    else { return completion(.failure(refusal(Self.writeRefusal(facts, settings)))) }
    var request = UpstreamRequest(
      operation: facts.operation, region: facts.context.region,
      body: changed?.bytes ?? facts.request.body)
    if changed == nil {
      request.original = UpstreamRequest.Original(
        fields: facts.request.head.allFields.map { .init(name: $0.name, value: $0.value) },
        body: facts.request.sentBody ?? facts.request.body)
    }
    do throws(ForwardingTrail.Fault) {
      request.trail = try ForwardingTrail(facts.request.head).adding(script.stop)
    } catch {
      return completion(.failure(noUpstream(error.sentence(settings.upstream ?? ""))))
    }
    Task { [self, request] in
      do throws(UpstreamError) {
        completion(.success(try await upstream.send(request)))
      } catch {
        completion(.failure(noUpstream(error.sentence)))
      }
    }
  }

  private static func writeRefusal(_ facts: RequestFacts, _ settings: VaultSettings) -> String {
    let name = facts.operation.name
    return
      "\(facts.title) may write to the upstream \(settings.upstream ?? ""), and only reads are "
      + "forwarded; let it pass with --allow-writes \(name) of dynamock record, or with "
      + "vault.writes = \(name)"
  }

  /// Returns the response for an upstream that does not respond, which no SDK retries.
  private func noUpstream(_ text: String) -> WireResponse {
    let error = DynamoDBError(
      DynamoDBError.Code(name: "NoUpstream", namespace: "com.dynamock", status: 400), text,
      explanation: .init(rule: "vault", found: facts.title, remedy: text))
    return next.response(to: error, for: facts.request.head)
  }
}

extension ForwardingTrail.Fault {
  /// The error message.
  fileprivate func sentence(_ upstream: String) -> String {
    let remedy = "set vault.upstream to the endpoint that has the data"
    return switch self {
    case .loop:
      "the upstream \(upstream) leads back to this server, which has forwarded this request before; "
        + remedy
    case .tooLong(let limit):
      "\(limit) servers have forwarded this request, the maximum, and none has answered it; "
        + remedy
    }
  }
}

extension Vault {
  /// Records a miss and returns its message; runs on the thread for files, as it examines many
  /// recordings.
  func noteMiss(
    of request: VaultRequest, _ lack: Lack, region: String,
    _ completion: @escaping @Sendable (String) -> Void
  ) {
    files.submit { [self] in
      let text = text(of: lack, request, region)
      note(Miss(title: request.title, text: text))
      completion(text)
    }
  }

  /// Returns the message: the missing recording, the nearest one, and the command to run.
  private func text(of lack: Lack, _ request: VaultRequest, _ region: String) -> String {
    let place = "the cassette \(settings.cassette) of \(settings.path)"
    let remedy =
      "record it: dynamock record --vault \(settings.path) --cassette \(settings.cassette) -- COMMAND"
    switch lack {
    case .usedUp(let file, let count):
      return "\(request.title) was recorded \(count) time\(count == 1 ? "" : "s") in \(file) of "
        + "\(place), and vault.repeats is refuse; \(remedy)"
    case .expired(let file, let days):
      return "the recording \(file) of \(place) is older than \(days) days; \(remedy)"
    case .noRecording: break
    }
    guard cassette.counts.recordings > 0 else {
      return "no recording of \(request.title): there is no cassette \(settings.cassette) in "
        + "\(settings.path), or it is empty; \(remedy)"
    }
    guard looksForNearest else {
      return "no recording of \(request.title) in \(place), and many others had none; "
        + remedy
    }
    guard let nearest = cassette.nearest(to: request, region: region) else {
      return "no recording of \(request.title) in \(place), and none of another "
        + "\(request.operation.name); \(remedy)"
    }
    let count = nearest.differences.count
    return "no recording of \(request.title) in \(place); the nearest is \(nearest.file), which "
      + "differs in \(count) place\(count == 1 ? "" : "s"):\n"
      + Difference.table(of: nearest.differences) + "\n" + remedy
  }
}

extension UpstreamError {
  /// The error message.
  var sentence: String {
    switch reason {
    case .unreachable(let why): "the upstream \(endpoint) cannot be reached: \(why)"
    case .tls(let why): "TLS with the upstream \(endpoint) failed: \(why)"
    case .noTLSLibrary(let names): "https needs a TLS library, and none was found: \(names)"
    case .timedOut(let seconds): "the upstream \(endpoint) gave no answer in \(seconds) s"
    case .cutOff: "the upstream \(endpoint) closed the connection within its answer"
    case .malformed: "the upstream \(endpoint) gave an answer that is no HTTP, or too long"
    case .wrongChecksum: "the answer of the upstream \(endpoint) does not have its checksum"
    case .noCredentials(let why): "requests to \(endpoint) cannot be signed: \(why)"
    }
  }
}
