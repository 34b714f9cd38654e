import DynamockExpressions
import DynamockModel

/// The condition of PutItem and DeleteItem, which have no other expression.
enum SingleCondition {
  /// Rejects a mixture of expressions and legacy parameters, and names or values without an
  /// expression.
  static func checkMix(
    condition: String?, expected: NamedValues<ExpectedAttributeValue>?,
    conjunction: ConditionalOperator?, names: NamedValues<String>?, values: Item?
  ) throws(RequestFault) {
    if condition != nil {
      guard expected == nil, conjunction == nil else {
        throw ParameterMix(
          expressions: ["ConditionExpression": true],
          legacy: ["Expected": expected != nil, "ConditionalOperator": conjunction != nil]
        ).fault
      }
      return
    }
    if names != nil { throw .namesWithoutExpression }
    if values != nil { throw .valuesWithoutExpression(absent: ["ConditionExpression"]) }
  }

  /// Returns the condition, after checking the maps, the expression, and unused names and values.
  static func parse(
    _ text: String?, names: NamedValues<String>?, values: Item?, in layer: Layer
  ) throws(RequestFault) -> CompiledCondition? {
    guard let text else { return nil }
    var expressions = try ExpressionRules(names: names, values: values, in: layer)
    let condition = try expressions.condition(text, as: .condition)
    try expressions.finish()
    return condition
  }
}
