/// The model's rules among those that are written by hand.
extension ConstraintCheck {
  /// Every rule of the API's model on an input, worded as the older layer does.
  mutating func model(_ input: some ModelChecked) {
    for violation in ModelCheck.violations(of: input) {
      add(
        ConstraintViolation(
          report: .echoed(violation.echo, path: violation.olderPath), constraint: violation.rule))
    }
  }
}
