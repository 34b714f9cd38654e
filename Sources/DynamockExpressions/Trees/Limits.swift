/// The limits of expressions (AWS: "Service, account, and table quotas", expression parameters).
enum Limits {
  /// Bytes of an expression as sent (measured on AWS, Parity Suite `expressionSize`, 2026-07-12).
  static let expressionBytes = 4096
  /// Operators of one expression; functions do not count (ScyllaDB `test_condition_expression.py`).
  static let operators = 300
  /// Levels of a document path, its attribute among them.
  static let pathLevels = 32
  /// Operands in the parentheses of `IN`.
  static let inOperands = 100
  /// Elements of all lists that an update makes by appending: an item's bytes, as each takes one.
  static let appendedElements = 409_600
  /// The greatest list index that an expression can name.
  static let listIndex = Int(Int32.max)
}
