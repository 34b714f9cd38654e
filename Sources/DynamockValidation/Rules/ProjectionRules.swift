import DynamockExpressions
import DynamockModel

/// The projection of GetItem and of a table of BatchGetItem, which have no other expression.
enum ProjectionRules {
  /// Rejects a mixture of expressions and legacy parameters, in the order of [parity-suite]
  /// `validation-ordering`.
  static func checkMix(
    projection: String?, attributesToGet: [String]?, names: NamedValues<String>?
  ) throws(RequestFault) {
    if projection != nil {
      guard attributesToGet == nil else {
        throw .mixedParameters(legacy: ["AttributesToGet"], expressions: ["ProjectionExpression"])
      }
      return
    }
    if names != nil { throw .namesWithoutExpression }
  }

  /// Returns the projection, applying the rules in the order of [parity-suite]
  /// `validation-ordering`.
  static func projection(
    _ text: String?, attributesToGet: [String]?, names: NamedValues<String>?
  ) throws(RequestFault) -> Projection? {
    if let attributesToGet { return try LegacyRules.projection(attributesToGet) }
    guard let text else { return nil }
    var expressions = try ExpressionRules(names: names, values: nil, in: .reads)
    let projection = try expressions.projection(text)
    try expressions.finish()
    return projection
  }
}

extension ConstraintCheck {
  /// Checks AttributesToGet, which has 1 to 255 names.
  mutating func attributesToGet(_ names: [String]?, at path: @autoclosure () -> String) {
    guard let names else { return }
    length(names.count, in: 1...255, at: path(), echo: Sentence.list(names))
  }

  /// Checks AttributesToGet in the newer form, without the value.
  mutating func newerAttributesToGet(_ names: [String]?, at path: @autoclosure () -> String) {
    guard let names else { return }
    newerLength(names.count, in: 1...255, at: path())
  }

  /// Checks a length in the newer form.
  mutating func newerLength(
    _ count: Int, in range: ClosedRange<Int>, at path: @autoclosure () -> String
  ) {
    if count < range.lowerBound {
      add(
        ConstraintViolation(
          report: .named(path: path()), constraint: .minimumLength(range.lowerBound)))
    }
    if count > range.upperBound {
      add(
        ConstraintViolation(
          report: .named(path: path()), constraint: .maximumLength(range.upperBound)))
    }
  }
}
