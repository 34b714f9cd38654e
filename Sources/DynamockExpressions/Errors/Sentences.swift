extension ExpressionError {
  /// AWS's sentence with its `Invalid FilterExpression: `.
  package var message: String { "Invalid \(kind.rawValue): " }
}

extension EvaluationError {
  /// AWS's sentence, bare.
  package var message: String { "" }
}
