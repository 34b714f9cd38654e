import DynamockModel

/// The hand-written use of the model's rules.
extension ConstraintCheck {
  /// Applies all rules of the API's model to an input, with the older layer's messages.
  ///
  /// Violations are in the model's order, except for members that are reported first.
  mutating func model(_ input: some ModelChecked, first members: [String] = []) {
    let violations = ModelCheck.violations(of: input)
    guard !violations.isEmpty else { return }
    let first = members.flatMap { member in
      violations.filter { $0.path.first == .member(member) }
    }
    let rest = violations.filter { violation in
      !members.contains { violation.path.first == .member($0) }
    }
    for violation in first + rest {
      add(
        ConstraintViolation(
          report: .echoed(violation.echo, path: violation.olderPath), constraint: violation.rule))
    }
  }

  /// Applies all rules of the API's model to a PartiQL input.
  ///
  /// AWS lists the members of each structure in the order of a `HashMap` with 16 slots, according
  /// to captures of all three operations ([dynoxide-captures] `partiql-members`,
  /// `partiql-failed-items`, us-east-1, 2026-10).
  mutating func statementModel(_ input: some ModelChecked) {
    let violations = ModelCheck.violations(of: input, countsCodePoints: true)
    let sorted = violations.enumerated().sorted { left, right in
      left.element.path == right.element.path
        ? left.offset < right.offset : left.element.isBefore(right.element)
    }
    for (_, violation) in sorted {
      add(
        ConstraintViolation(
          report: .echoed(violation.echo, path: violation.olderPath), constraint: violation.rule))
    }
  }
}

extension ModelViolation {
  /// Returns whether a violation precedes another: the first step that differs decides, and a list
  /// precedes its elements.
  fileprivate func isBefore(_ other: ModelViolation) -> Bool {
    for (own, others) in zip(path, other.path) where own != others {
      switch (own, others) {
      case (.element(let own), .element(let others)): return own < others
      case (.member(let own), .member(let others)): return Self.rank(own) < Self.rank(others)
      default: return false
      }
    }
    return path.count < other.path.count
  }

  /// Returns the slot of a member's name, whose first letter the service writes in lowercase; names
  /// in the same slot are in alphabetical order.
  private static func rank(_ member: String) -> (Int, String) {
    let name = member.prefix(1).lowercased() + member.dropFirst()
    return (JavaHash.slot(of: name, in: 16), name)
  }
}
