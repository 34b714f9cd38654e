/// Why an update or condition cannot be carried out on the item that is there.
package enum EvaluationError: Error, Sendable, Hashable {
  /// A path in an operand leads to nothing.
  case missingAttribute
  /// A path of an action leads through something that is no map or list.
  case invalidPath
  /// A value of the item is of a type that the action does not take.
  case incorrectOperandType
  /// Legacy `AttributeUpdates` on a value of another type.
  case typeMismatch
  /// Arithmetic that leaves the range of numbers upwards.
  case numberOverflow
  /// Arithmetic that leaves the range of numbers towards zero.
  case numberUnderflow
  /// Arithmetic whose exact result has more than 38 digits.
  case tooManyDigits
}
