import DynamockModel
package import DynamockWire

extension HeldRequest {
  /// The request as JSON, for the receiving test.
  package var json: JSONText {
    let time = since.duration(to: .now)
    let seconds =
      Double(time.components.seconds) + Double(time.components.attoseconds / 1_000_000_000_000_000)
      / 1000
    return JSONText([
      ("number", JSONText(number)), ("operation", JSONText(facts.operation.name)),
      ("tables", JSONText(facts.tables.map { JSONText($0) })),
      ("index", facts.index.map { JSONText($0) }), ("input", JSONText(facts.input)),
      ("attempt", facts.attempt.map { JSONText($0) }),
      ("invocation", facts.invocation.map { JSONText($0) }),
      ("accessKey", facts.context.accessKeyID.map { JSONText($0) }),
      ("region", JSONText(facts.context.region)), ("tag", facts.context.tag.map { JSONText($0) }),
      ("userAgent", facts.userAgent.map { JSONText($0) }),
      ("connection", JSONText(facts.origin.connection)), ("heldSeconds", JSONText(seconds)),
      ("rule", rule.map { JSONText($0) }), ("state", JSONText(state.rawValue)),
    ])
  }
}
