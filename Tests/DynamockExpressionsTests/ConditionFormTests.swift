import DynamockModel
import SeededRandom
import Testing

@testable import DynamockExpressions

/// Names and values that a request sends with an expression.
private struct Substitutions: Sendable, CustomStringConvertible {
  var names: NamedValues<String> = ["#n": "n"]
  var values: Item = [:]

  var description: String { "\(names.entries) \(values)" }
}

/// What comes of an expression.
private struct Outcome: Equatable {
  /// The condition, or the message of a fault.
  var condition: String
  var unused: [String] = []
  /// Whether the condition is true for each item, the last of which is missing.
  var results: [Bool?] = []
  /// The same for each item in its stored form.
  var storedResults: [Bool?] = []
}

@Suite("The form of a condition is shared")
struct ConditionFormTests {
  private static let texts = [
    "#n = :v", ":v = #n", "n > :v AND n < :w", "#n BETWEEN :v AND :w", "NOT n BETWEEN :w AND :v",
    "n IN (:v, :w, :v)", "n IN (:v, other, :w)", "attribute_type(n, :v)",
    "attribute_type(#n, :v) OR attribute_type(other, :w)", "begins_with(#n, :v)",
    "contains(n, :v) AND NOT contains(other, :w)", "size(n) > :v", "size(:v) = :w", ":v = :w",
    "n.x = :v OR n[0] = :w", "attribute_exists(#n.x) AND n <> :v", "attribute_not_exists(#n)",
    "#n <> other OR other = :v", "n BETWEEN other AND :v", "(n = :v OR n = :w) AND #n = :v",
    "n >= :v", "attribute_type(:v, :w)", "contains(:v, :w)", "size(n, :v) = :w", "n = n",
    "n IN (:v) AND contains(n, :w) AND other BETWEEN :v AND :v", "nope(n, :v)", "n = ", "",
  ]

  private static let sent: [Substitutions] = [
    .init(values: [":v": N("1"), ":w": N("2")]),
    .init(values: [":v": N("2"), ":w": N("1")]),
    .init(values: [":v": N("1.0"), ":w": N("1")]),
    .init(values: [":v": S("N"), ":w": S("S")]),
    .init(values: [":v": S("S"), ":w": S("N")]),
    .init(values: [":v": S("text"), ":w": S("NS")]),
    .init(values: [":v": S("é\"\n"), ":w": S("")]),
    .init(names: ["#n": "other"], values: [":v": S("tex"), ":w": S("text")]),
    .init(names: ["#n": "other"], values: [":w": S("text"), ":v": S("tex")]),
    .init(names: ["#m": "n"], values: [":v": N("1"), ":w": N("2")]),
    .init(names: ["#m": "m", "#n": "n"], values: [":v": N("1"), ":w": N("2"), ":x": N("3")]),
    .init(names: ["#n": "n", "#m": "m"], values: [":x": N("3"), ":v": N("1"), ":w": N("2")]),
    .init(names: [:], values: [":v": N("1")]),
    .init(values: [":w": N("1")]),
    .init(values: [":v": N("1"), ":w": S("2")]),
    .init(values: [":v": B(97), ":w": B(98)]),
    .init(values: [":v": B(98), ":w": B(97)]),
    .init(values: [":v": .bool(true), ":w": .null]),
    .init(values: [":v": .null, ":w": .bool(false)]),
    .init(values: [":v": SS("a", "text"), ":w": NS("1", "2")]),
    .init(values: [":v": L(N("1"), S("a")), ":w": M(["x": N("1")])]),
    .init(values: [":v": M(["x": N("1")]), ":w": L(N("1"), S("a"))]),
    .init(values: [":v": N("3"), ":w": L(N("1"))]),
  ]

  private static let items: [Item] = [
    [:], ["n": N("1")], ["n": N("2"), "other": N("1")], ["n": S("text"), "other": S("tex")],
    ["other": S("é\"\n"), "n": S("é\"\n")], ["n": M(["x": N("1")]), "other": .bool(true)],
    ["n": L(N("1"), S("a")), "other": .null], ["n": SS("a", "text")], ["n": NS("2", "1")],
    ["n": B(97), "other": B(98)],
  ]

  @Test("by requests with other values, names and types, whatever came before", arguments: 1...8)
  func requests(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var valid = 0
    for round in 0..<3_000 {
      // A few texts at a time, so that requests meet the forms of others.
      let text = Self.texts[(round / 100 + Int(seed) * 3 + random.below(3)) % Self.texts.count]
      let sent = random.pick(Self.sent)
      let cached = Self.outcome(of: text, sent, isCached: true)
      let expected = Self.outcome(of: text, sent, isCached: false)
      #expect(cached == expected, "\(text) with \(sent)")
      valid += expected.results.isEmpty ? 0 : 1
    }
    // Neither valid nor invalid requests are rare.
    #expect((500...2_500).contains(valid))
  }

  @Test("by each pair of requests with the same text", arguments: texts)
  func pairs(text: String) {
    let expected = Self.sent.map { Self.outcome(of: text, $0, isCached: false) }
    for first in Self.sent.indices {
      for second in Self.sent.indices {
        for index in [first, second, first] {
          #expect(
            Self.outcome(of: text, Self.sent[index], isCached: true) == expected[index],
            "\(Self.sent[index]) after \(Self.sent[first])")
        }
      }
    }
  }

  @Test("an expression with many values or a long text is not cached, and is compiled all the same")
  func large() throws {
    let values = (0..<90).map { Attribute(name: ":v\($0)", value: N("\($0)")) }
    let text = "n IN (" + values.map(\.name).joined(separator: ", ") + ")"
    let long = "n = :v0" + String(repeating: " ", count: 2_000)
    for (text, values) in [(text, values), (long, Array(values.prefix(1)))] {
      for offset in [0, 100] {
        let values = values.map { attribute -> Attribute in
          guard case .number(let number) = attribute.value,
            let moved = try? number.sum(with: DecimalNumber(offset))
          else { return attribute }
          return Attribute(name: attribute.name, value: .number(moved))
        }
        let sent = Substitutions(names: [:], values: Item(uniqueAttributes: values))
        let condition = try Self.compiled(text, sent)
        for number in [offset, offset + values.count - 1] {
          #expect(condition.holds(for: ItemImage(["n": N("\(number)")])) == true)
        }
        #expect(condition.holds(for: ItemImage(["n": N("\(offset - 1)")])) == false)
      }
    }
  }

  @Test("without the values of the request that it was made for")
  func values() throws {
    let sent = Substitutions(
      names: ["#n": "unshared"], values: [":v": N("1"), ":w": S("a long value of a request")])
    let compiled = try Self.compiled("#n > :v OR contains(#n, :w)", sent)
    let path = Condition.Operand.path(DocumentPath("unshared"))
    #expect(
      compiled.shape
        == .any([
          .comparison(path, .greater, .value(.null)), .contains(path, element: .value(.null)),
        ]))
    #expect(
      compiled.condition
        == .any([
          .comparison(path, .greater, .value(N("1"))),
          .contains(path, element: .value(S("a long value of a request"))),
        ]))
  }

  private static func compiled(
    _ text: String, _ sent: Substitutions
  ) throws -> CompiledCondition {
    var scope = ExpressionScope(names: sent.names, values: sent.values)
    return try ExpressionParser.compileCondition(text, as: .condition, in: &scope)
  }

  /// Returns what comes of a text by the shared form, or by resolving it alone.
  private static func outcome(
    of text: String, _ sent: Substitutions, isCached: Bool
  ) -> Outcome {
    var scope = ExpressionScope(names: sent.names, values: sent.values)
    do throws(ExpressionError) {
      guard isCached else {
        let condition = try ExpressionParser.parseCondition(text, as: .condition, in: &scope)
        let results = items.map { condition.holds(for: $0) } + [condition.holds(for: nil)]
        return Outcome(
          condition: "\(condition)", unused: scope.unusedNames + scope.unusedValues,
          results: results, storedResults: Array(results.dropLast()))
      }
      let compiled = try ExpressionParser.compileCondition(text, as: .condition, in: &scope)
      return Outcome(
        condition: "\(compiled.condition)", unused: scope.unusedNames + scope.unusedValues,
        results: items.map { compiled.holds(for: $0) } + [compiled.holds(for: nil as Item?)],
        storedResults: items.map { compiled.holds(for: ItemImage($0)) })
    } catch {
      return Outcome(condition: error.message)
    }
  }
}
