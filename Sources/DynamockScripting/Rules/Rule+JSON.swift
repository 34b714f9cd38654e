package import DynamockModel
package import DynamockWire

extension ActiveRule {
  /// Returns the rule as written, with its id, seed and counters.
  package func json(now: Timestamp) -> JSONText {
    let own: Set = ["id", "seed"]
    let members = rule.source.members.filter { !own.contains($0.name) }
    return JSONText(
      [("id", JSONText(id))] + members.map { ($0.name, JSONText($0.value)) }
        + [("seed", JSONText(Int(truncatingIfNeeded: seed)))] + counters(now))
  }

  /// Returns the rule's id and counters.
  package func summary(now: Timestamp) -> JSONText {
    JSONText([("id", JSONText(id))] + counters(now))
  }

  private func counters(_ now: Timestamp) -> [(name: String, value: JSONText?)] {
    let counts = counts
    return [
      ("matched", JSONText(counts.matched)), ("applied", JSONText(counts.applied)),
      ("isSpent", JSONText(isSpent(now: now))),
    ]
  }
}
