/// The reason why an update cannot be applied to the existing item.
///
/// Conditions have no such errors: a comparison of incomparable values is false.
package enum EvaluationError: Error, Sendable, Hashable {
  /// A path in an operand that does not exist in the item.
  case missingAttribute
  /// An action's path that leads through a value that is neither a map nor a list.
  case invalidPath
  /// A value in the item whose type the operator, function or action does not accept.
  case incorrectOperandType
  /// A legacy `AttributeUpdates` for a value of another type.
  case typeMismatch
  /// An arithmetic result that exceeds the range of numbers or has more than 38 digits.
  case numberOverflow
  /// A nonzero arithmetic result that is closer to zero than any number.
  case numberUnderflow
  /// Concatenated lists with more elements than fit in an item.
  case itemTooLarge
}
