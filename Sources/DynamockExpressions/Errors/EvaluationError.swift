/// Why an update cannot be carried out on the item that is there.
///
/// Conditions have no such errors: what cannot be compared is false.
package enum EvaluationError: Error, Sendable, Hashable {
  /// A path in an operand leads to nothing.
  case missingAttribute
  /// A path of an action leads through something that is no map or no list.
  case invalidPath
  /// A value of the item is of a type that the operator, function or action does not take.
  case incorrectOperandType
  /// Legacy `AttributeUpdates` on a value of another type.
  case typeMismatch
  /// Arithmetic whose result is above the range of numbers or has more than 38 digits.
  case numberOverflow
  /// Arithmetic whose result is nearer to zero than any number but zero.
  case numberUnderflow
  /// Lists that are appended to each other, with more elements than an item can have.
  case itemTooLarge
}
