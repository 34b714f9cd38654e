import DynamockModel

/// The model's rules among those that are written by hand.
extension ConstraintCheck {
  /// Every rule of the API's model on an input, worded as the older layer does.
  ///
  /// The order is the model's, but for members that are told first.
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

  /// Every rule of the API's model on a PartiQL input.
  ///
  /// AWS lists the members of each structure in the order of a `HashMap` with 16 slots, which is what
  /// the captures of all three operations have in common (`partiql-members`, `partiql-failed-items`,
  /// us-east-1, 2026-10).
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
  /// Whether the first step in which two paths differ comes before the other's; a list before its
  /// elements.
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

  /// The slot of a member's name, which the service writes with a small letter; names of one slot by
  /// the alphabet.
  private static func rank(_ member: String) -> (Int, String) {
    let name = member.prefix(1).lowercased() + member.dropFirst()
    return (JavaHash.slot(of: name, in: 16), name)
  }
}
