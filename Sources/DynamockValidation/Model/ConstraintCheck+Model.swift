/// The model's rules among those that are written by hand.
extension ConstraintCheck {
  /// Every rule of the API's model on an input, worded as the older layer does.
  ///
  /// The order is the model's, but for a member that is told first.
  mutating func model(_ input: some ModelChecked, first member: String? = nil) {
    let violations = ModelCheck.violations(of: input)
    guard !violations.isEmpty else { return }
    let isFirst = { (violation: ModelViolation) in
      member != nil && violation.path.first == member.map { .member($0) }
    }
    for violation in violations.filter(isFirst) + violations.filter({ !isFirst($0) }) {
      add(
        ConstraintViolation(
          report: .echoed(violation.echo, path: violation.olderPath), constraint: violation.rule))
    }
  }
}
