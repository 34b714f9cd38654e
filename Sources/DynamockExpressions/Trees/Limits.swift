/// The limits of expressions ([aws-constraints], expression parameters).
enum Limits {
  /// The maximum length of an expression in bytes (measured on AWS, [parity-suite]
  /// `expressionSize`, 2026-07-12).
  static let expressionBytes = 4096
  /// The maximum number of operators in an expression; functions do not count ([scylla-alternator]
  /// `test_condition_expression.py`).
  static let operators = 300
  /// The maximum number of levels of a document path, including its attribute.
  static let pathLevels = 32
  /// The maximum number of operands in the parentheses of `IN`.
  static let inOperands = 100
  /// The maximum number of list elements that an update appends: an item's bytes, since each
  /// element takes one.
  static let appendedElements = 409_600
  /// The maximum list index in an expression.
  static let listIndex = Int(Int32.max)
}
