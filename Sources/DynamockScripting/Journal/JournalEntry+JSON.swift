import DynamockModel
package import DynamockWire

extension JournalEntry {
  /// The entry as JSON; no field contains a signature.
  package var json: JSONText {
    let facts = request.facts
    let passedOver = self.passedOver.map {
      JSONText([("rule", JSONText($0.rule)), ("why", JSONText($0.why))])
    }
    return JSONText([
      ("number", JSONText(number)), ("time", JSONText(seconds: request.time)),
      ("database", JSONText(facts.database)), ("operation", JSONText(request.operation.name)),
      ("tables", JSONText(request.tables.map { JSONText($0) })),
      ("index", request.index.map { JSONText($0) }),
      ("requestId", outcome?.requestID.map { JSONText($0) }),
      ("invocation", facts.invocation.map { JSONText($0) }),
      ("attempt", facts.attempt.map { JSONText($0) }),
      ("accessKey", facts.context.accessKeyID.map { JSONText($0) }),
      ("region", JSONText(facts.context.region)), ("tag", facts.context.tag.map { JSONText($0) }),
      ("userAgent", facts.userAgent.map { JSONText($0) }),
      ("connection", JSONText(facts.origin.connection)),
      ("port", facts.origin.port.map { JSONText($0) }),
      ("input", Self.text(of: request.body)), ("answeredBy", outcome.map { $0.answeredBy.json }),
      ("status", outcome.map { JSONText($0.status) }),
      ("error", outcome?.error.map { JSONText($0) }),
      ("output", outcome.flatMap { $0.output.isEmpty ? nil : Self.text(of: $0.output) }),
      ("delivery", outcome?.delivery.map { JSONText($0) }),
      ("micros", outcome.map { JSONText($0.microseconds) }),
      ("isCut", JSONText(request.isCut || outcome?.isCut ?? false)),
      ("passedOver", passedOver.isEmpty ? nil : JSONText(passedOver)),
    ])
  }

  /// Returns the body as sent if it is JSON, with its members in the same order; other bytes as
  /// text.
  private static func text(of body: [UInt8]) -> JSONText {
    (try? JSONTree(parsing: body, depth: JSONTree.requestDepth)).map { JSONText($0) }
      ?? JSONText(String(decoding: body, as: UTF8.self))
  }

  /// A description of the response's source.
  var answererTitle: String {
    switch outcome?.answeredBy {
    case nil: "no one yet"
    case .engine?: "the engine"
    case .rule(let id)?: "rule \(id)"
    case .caller?: "the test"
    case .refused?: "a refusal"
    case .recording(let file)?: "recording \(file)"
    case .upstream?: "the upstream"
    }
  }
}

extension JournalEntry.Answerer {
  fileprivate var json: JSONText {
    switch self {
    case .engine: JSONText([("engine", JSONText(true))])
    case .rule(let id): JSONText([("rule", JSONText(id))])
    case .caller: JSONText([("caller", JSONText(true))])
    case .refused: JSONText([("refused", JSONText(true))])
    case .recording(let file): JSONText([("recording", JSONText(file))])
    case .upstream: JSONText([("upstream", JSONText(true))])
    }
  }
}
