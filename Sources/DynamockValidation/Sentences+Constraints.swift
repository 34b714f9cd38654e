extension Sentence {
  /// Returns the message for all violations together.
  static func constraints(_ violations: [ConstraintViolation]) -> String {
    envelope(violations.count) + violations.map(constraint).joined(separator: "; ")
  }

  /// Returns the message for a violation.
  static func constraint(_ violation: ConstraintViolation) -> String {
    switch violation.report {
    case .echoed(let value, let path):
      "Value \(value.map { "'\($0)'" } ?? "null") at '\(path)' failed to satisfy constraint: "
        + text(violation.constraint)
    case .named(let path):
      "Value at '\(path)' failed to satisfy constraint: " + text(violation.constraint)
    case .anonymous: violated(violation.constraint)
    case .sentence(let sentence, _): sentence
    }
  }

  /// Returns the newer layer's message for members whose enumeration it reads itself.
  static func violated(_ constraint: Constraint) -> String {
    "Failed to satisfy constraint: " + text(constraint)
  }

  private static func text(_ constraint: Constraint) -> String {
    switch constraint {
    case .notNull: "Member must not be null"
    case .minimumLength(let count): "Member must have length greater than or equal to \(count)"
    case .maximumLength(let count): "Member must have length less than or equal to \(count)"
    case .minimumValue(let value): "Member must have value greater than or equal to \(value)"
    case .maximumValue(let value): "Member must have value less than or equal to \(value)"
    case .pattern(let pattern): "Member must satisfy regular expression pattern: \(pattern)"
    case .enumeration(let values): "Member must satisfy enum value set: " + list(values)
    case .elements(let constraints):
      "Member must satisfy constraint: " + list(constraints.map(text))
    case .mapKeys(let constraints):
      "Map keys must satisfy constraint: " + list(constraints.map(text))
    case .mapValues(let constraints):
      "Map value must satisfy constraint: " + list(constraints.map(text))
    }
  }
}
