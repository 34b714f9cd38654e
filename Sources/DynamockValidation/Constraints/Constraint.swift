/// A rule of the API model on one member (fact sheet §6).
indirect enum Constraint: Sendable, Equatable {
  case notNull
  case minimumLength(Int)
  case maximumLength(Int)
  case minimumValue(Int)
  case maximumValue(Int)
  case pattern(String)
  case enumeration([String])
  /// Of each text of a list.
  case elements([Constraint])
  case mapKeys([Constraint])
  case mapValues([Constraint])

  /// The pattern of table and index names.
  static let namePattern = pattern("[a-zA-Z0-9_.-]+")
}

/// A member that breaks a constraint.
struct ConstraintViolation: Sendable, Equatable {
  /// What AWS says about it besides the constraint.
  var report: Report
  /// The constraint; nil where a sentence stands for itself.
  var constraint: Constraint

  /// How AWS names the member.
  enum Report: Sendable, Equatable {
    /// `Value 'hi' at 'select'`; a missing value is nil.
    case echoed(String?, path: String)
    /// `Value at 'Limit'`: the newer layer, without an echo.
    case named(path: String)
    /// No value and no path: `Failed to satisfy constraint: …`.
    case anonymous(String)
    /// A sentence without the constraint, such as `ReturnValues can only be ALL_OLD or NONE`.
    case sentence(String, value: String)
  }

  /// A member that is missing.
  static func null(_ path: String) -> Self {
    Self(report: .echoed(nil, path: path), constraint: .notNull)
  }
}
