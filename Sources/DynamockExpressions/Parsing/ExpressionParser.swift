import DynamockModel

/// Text to resolved trees: the one way from an expression parameter to what the engine runs.
package enum ExpressionParser {
  /// Parses a condition or filter and puts the scope's names and values in place.
  package static func parseCondition(
    _ text: String, as kind: ExpressionKind, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> Condition {
    throw ExpressionError(kind, .empty)
  }

  /// Parses an update expression and puts the scope's names and values in place.
  package static func parseUpdate(
    _ text: String, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> UpdateExpression {
    throw ExpressionError(.update, .empty)
  }

  /// Parses a projection expression and puts the scope's names in place.
  package static func parseProjection(
    _ text: String, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> Projection {
    throw ExpressionError(.projection, .empty)
  }

  /// Parses a key condition and puts the scope's names and values in place.
  package static func parseKeyCondition(
    _ text: String, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> KeyCondition {
    throw ExpressionError(.keyCondition, .empty)
  }
}
