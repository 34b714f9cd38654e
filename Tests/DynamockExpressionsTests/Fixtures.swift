import DynamockExpressions
import DynamockModel
import Testing

/// Returns a text value.
func S(_ text: String) -> AttributeValue { .string(text) }

/// Returns a number value; the text has to be a number.
func N(_ text: String) -> AttributeValue {
  DecimalNumber(text).map { .number($0) } ?? .malformed(.notANumber(text))
}

/// Returns a binary value.
func B(_ bytes: UInt8...) -> AttributeValue { .binary(bytes) }

/// Returns a set of strings.
func SS(_ members: String...) -> AttributeValue { .stringSet(members) }

/// Returns a set of numbers.
func NS(_ members: String...) -> AttributeValue {
  .numberSet(members.compactMap { DecimalNumber($0) })
}

/// Returns a list.
func L(_ elements: AttributeValue...) -> AttributeValue { .list(elements) }

/// Returns a map.
func M(_ entries: Item) -> AttributeValue { .map(entries) }

/// A value of each data type.
let oneOfEach: [AttributeValue] = [
  S("a"), N("1"), B(97), .bool(true), .null, SS("a"), NS("1"), .binarySet([[97]]), L(N("1")),
  M(["a": N("1")]),
]

/// An expression and AWS's error message for it.
struct Refusal: CustomTestStringConvertible, Sendable {
  var text: String
  var sentence: String
  var names: NamedValues<String>
  var values: Item
  var source: String

  init(
    _ text: String, _ sentence: String, names: NamedValues<String> = [:], values: Item = [:],
    source: String
  ) {
    self.text = text
    self.sentence = sentence
    self.names = names
    self.values = values
    self.source = source
  }

  var testDescription: String { "\(text) [\(source)]" }

  /// Returns the module's error message, or `nil` if the expression is valid.
  func answer(as kind: ExpressionKind) -> String? {
    refusal(of: text, as: kind, names: names, values: values)
  }
}

/// Returns the reason for rejecting an expression, or `nil` if it is valid.
func refusal(
  of text: String, as kind: ExpressionKind, names: NamedValues<String> = [:], values: Item = [:]
) -> String? {
  var scope = ExpressionScope(names: names, values: values)
  do throws(ExpressionError) {
    switch kind {
    case .condition, .filter, .searchCondition:
      let message = compilationRefusal(of: text, as: kind, names: names, values: values)
      do throws(ExpressionError) {
        _ = try ExpressionParser.parseCondition(text, as: kind, in: &scope)
      } catch {
        return message == error.message ? message : "\(message ?? "compiled"), not \(error.message)"
      }
      return message.map { "\($0), not parsed" }
    case .keyCondition:
      let condition = try ExpressionParser.parseCondition(text, as: kind, in: &scope)
      _ = try ExpressionParser.keyCondition(of: condition)
    case .projection: _ = try ExpressionParser.parseProjection(text, in: &scope)
    case .update: _ = try ExpressionParser.parseUpdate(text, in: &scope)
    }
    return nil
  } catch {
    return error.message
  }
}

/// Returns the reason for rejecting an expression that is to be compiled, or `nil` if it is valid.
private func compilationRefusal(
  of text: String, as kind: ExpressionKind, names: NamedValues<String>, values: Item
) -> String? {
  var scope = ExpressionScope(names: names, values: values)
  do throws(ExpressionError) {
    _ = try ExpressionParser.compileCondition(text, as: kind, in: &scope)
    return nil
  } catch {
    return error.message
  }
}

/// Returns whether an item meets a condition, which is parsed and compiled.
func holds(
  _ text: String, _ item: Item?, names: NamedValues<String> = [:], values: Item = [:]
) throws -> Bool {
  var scope = ExpressionScope(names: names, values: values)
  let condition = try ExpressionParser.parseCondition(text, as: .condition, in: &scope)
  let compiled = try ExpressionParser.compileCondition(text, as: .condition, in: &scope)
  let result = condition.holds(for: item)
  #expect(compiled.holds(for: item) == result)
  if let item { #expect(compiled.holds(for: ItemImage(item)) == result) }
  return result
}

/// Parses an update from text.
func update(
  _ text: String, names: NamedValues<String> = [:], values: Item = [:]
) throws -> UpdateExpression {
  var scope = ExpressionScope(names: names, values: values)
  return try ExpressionParser.parseUpdate(text, in: &scope)
}
