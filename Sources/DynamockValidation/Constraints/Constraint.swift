/// A rule of the API model for one member ([parity-suite], [dynalite-suite]).
indirect enum Constraint: Sendable, Equatable {
  case notNull
  case minimumLength(Int)
  case maximumLength(Int)
  case minimumValue(Int)
  case maximumValue(Int)
  case pattern(String)
  case enumeration([String])
  /// For every string of a list.
  case elements([Constraint])
  case mapKeys([Constraint])
  case mapValues([Constraint])

  /// The pattern of table and index names.
  static let namePattern = pattern("[a-zA-Z0-9_.-]+")
}

/// A member that violates a constraint of the model.
struct ConstraintViolation: Sendable, Equatable {
  /// How AWS describes the member, in addition to the constraint.
  var report: Report
  /// The constraint, or `nil` if the message does not contain it.
  var constraint: Constraint

  /// How AWS describes the member.
  enum Report: Sendable, Equatable {
    /// The value and the path, as in `Value 'hi' at 'select'`; a missing value is `nil`.
    case echoed(String?, path: String)
    /// The path without the value, as in the newer layer's `Value at 'Limit'`.
    case named(path: String)
    /// Neither value nor path: `Failed to satisfy constraint: …`.
    case anonymous(String)
    /// A message without the constraint, such as `ReturnValues can only be ALL_OLD or NONE`.
    case sentence(String, value: String)
  }

  /// Returns the violation of a missing member.
  static func null(_ path: String) -> Self {
    Self(report: .echoed(nil, path: path), constraint: .notNull)
  }
}
