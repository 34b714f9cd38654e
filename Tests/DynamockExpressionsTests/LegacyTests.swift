import DynamockExpressions
import DynamockModel
import Testing

@Suite("Legacy parameters")
struct LegacyTests {
  private static let invalid = "One or more parameter values were invalid: "

  private func message(_ body: () throws(LegacyError) -> Void) -> String? {
    do throws(LegacyError) {
      try body()
      return nil
    } catch {
      return error.message
    }
  }

  @Test(
    "faults in Expected ([parity-suite], [dynalite-suite])",
    arguments: [
      (ExpectedAttributeValue(), "Value must be provided when Exists is null for Attribute: a"),
      (.init(exists: true), "Value must be provided when Exists is true for Attribute: a"),
      (
        .init(value: N("1"), exists: false),
        "Value cannot be used when Exists is false for Attribute: a"
      ),
      (
        .init(comparisonOperator: .eq),
        "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a"
      ),
      (
        .init(value: N("1"), comparisonOperator: .eq, attributeValueList: [N("1")]),
        "Value and AttributeValueList cannot be used together for Attribute: a"
      ),
      (
        .init(exists: true, comparisonOperator: .eq, attributeValueList: [N("1")]),
        "Exists and ComparisonOperator cannot be used together for Attribute: a"
      ),
      (
        .init(attributeValueList: [N("1")]),
        "AttributeValueList can only be used with a ComparisonOperator for Attribute: a"
      ),
      (
        .init(comparisonOperator: .between, attributeValueList: [N("1")]),
        "Invalid number of argument(s) for the BETWEEN ComparisonOperator"
      ),
      (
        .init(value: N("1"), comparisonOperator: .null),
        "Invalid number of argument(s) for the NULL ComparisonOperator"
      ),
      (
        .init(comparisonOperator: .in, attributeValueList: []),
        "Invalid number of argument(s) for the IN ComparisonOperator"
      ),
      (
        .init(value: .bool(true), comparisonOperator: .lt),
        "ComparisonOperator LT is not valid for BOOL AttributeValue type"
      ),
      (
        .init(comparisonOperator: .in, attributeValueList: [N("1"), S("a")]),
        "AttributeValues inside AttributeValueList must be of same type"
      ),
    ])
  func expectedFaults(expected: ExpectedAttributeValue, sentence: String) {
    let answer = message { () throws(LegacyError) in
      _ = try Condition.expected(["a": expected], joinedBy: nil)
    }
    #expect(answer == Self.invalid + sentence)
  }

  @Test("other messages of legacy conditions")
  func conditionFaults() {
    let bounds = LegacyCondition(
      attributeValueList: [N("2"), N("1")], comparisonOperator: .between)
    #expect(
      message { () throws(LegacyError) in
        _ = try Condition.filter(["a": bounds], joinedBy: nil)
      }
        == "The BETWEEN condition was provided a range where the lower bound is greater than the"
        + " upper bound")
    let one = LegacyCondition(attributeValueList: [N("1")], comparisonOperator: .eq)
    #expect(
      message { () throws(LegacyError) in _ = try Condition.filter(["a": one], joinedBy: .or) }
        == "ConditionalOperator can only be used when Filter or Expected has two or more elements")
    #expect(
      LegacyError.conditionalOperatorWithoutConditions.message
        == "ConditionalOperator cannot be used without Filter or Expected")
  }

  @Test(
    "operators and the types they do not take",
    arguments: [
      (ComparisonOperator.lt, ["S", "N", "B"]), (.le, ["S", "N", "B"]), (.gt, ["S", "N", "B"]),
      (.ge, ["S", "N", "B"]), (.in, ["S", "N", "B"]), (.contains, ["S", "N", "B"]),
      (.notContains, ["S", "N", "B"]), (.beginsWith, ["S", "B"]),
      (.eq, oneOfEach.map(\.typeName)), (.ne, oneOfEach.map(\.typeName)),
    ])
  func argumentTypes(comparison: ComparisonOperator, allowed: [String]) {
    for value in oneOfEach {
      let answer = message { () throws(LegacyError) in
        _ = try Condition.filter(
          ["a": LegacyCondition(attributeValueList: [value], comparisonOperator: comparison)],
          joinedBy: nil)
      }
      let sentence =
        Self.invalid + "ComparisonOperator \(comparison.rawValue) is not valid for"
        + " \(value.typeName) AttributeValue type"
      #expect(answer == (allowed.contains(value.typeName) ? nil : sentence))
    }
  }

  @Test(
    "operators on two different attributes and a missing one",
    arguments: [
      (ComparisonOperator.eq, [N("5")], [true, false, false]),
      (.ne, [N("5")], [false, true, true]), (.lt, [N("5")], [false, true, false]),
      (.le, [N("5")], [true, true, false]), (.gt, [N("4")], [true, false, false]),
      (.ge, [N("5")], [true, false, false]), (.in, [N("9"), N("5")], [true, false, false]),
      (.between, [N("4"), N("6")], [true, false, false]), (.notNull, [], [true, true, false]),
      (.null, [], [false, false, true]), (.contains, [N("5")], [false, false, false]),
      (.notContains, [N("5")], [true, true, false]),
    ] as [(ComparisonOperator, [AttributeValue], [Bool])])
  func operators(
    comparison: ComparisonOperator, arguments: [AttributeValue], expected: [Bool]
  ) throws {
    let condition = try #require(
      try Condition.filter(
        ["a": LegacyCondition(attributeValueList: arguments, comparisonOperator: comparison)],
        joinedBy: nil))
    #expect(condition.holds(for: ["a": N("5")]) == expected[0])
    #expect(condition.holds(for: ["a": N("1")]) == expected[1])
    #expect(condition.holds(for: [:]) == expected[2])
    #expect(condition.holds(for: nil) == expected[2])
  }

  @Test("CONTAINS and NOT_CONTAINS search sets, lists and text, BEGINS_WITH their start")
  func contains() throws {
    func holds(
      _ comparison: ComparisonOperator, _ argument: AttributeValue, _ value: AttributeValue
    ) throws -> Bool? {
      try Condition.filter(
        ["a": LegacyCondition(attributeValueList: [argument], comparisonOperator: comparison)],
        joinedBy: nil)?.holds(for: ["a": value])
    }
    for (value, expected) in [
      (SS("x", "y"), true), (L(S("x")), true), (S("oxo"), true), (SS("z"), false), (N("1"), false),
    ] {
      #expect(try holds(.contains, S("x"), value) == expected)
      #expect(try holds(.notContains, S("x"), value) == !expected)
    }
    #expect(try holds(.beginsWith, S("x"), S("xo")) == true)
    #expect(try holds(.beginsWith, S("x"), S("ox")) == false)
  }

  @Test("Expected: a value, Exists, and both conjunctions")
  func expected() throws {
    let item: Item = ["a": N("1"), "b": N("2")]
    func holds(
      _ expected: NamedValues<ExpectedAttributeValue>, _ conjunction: ConditionalOperator? = nil
    ) throws -> Bool? {
      try Condition.expected(expected, joinedBy: conjunction)?.holds(for: item)
    }
    #expect(try holds([:]) == nil)
    #expect(try holds(["a": .init(value: N("1"))]) == true)
    #expect(try holds(["a": .init(value: N("2"), exists: true)]) == false)
    #expect(try holds(["c": .init(exists: false)]) == true)
    #expect(try holds(["a": .init(exists: false)]) == false)
    #expect(try holds(["a": .init(value: N("1")), "b": .init(value: N("9"))]) == false)
    #expect(try holds(["a": .init(value: N("1")), "b": .init(value: N("9"))], .and) == false)
    #expect(try holds(["a": .init(value: N("1")), "b": .init(value: N("9"))], .or) == true)
    #expect(try holds(["b": .init(value: N("3"), comparisonOperator: .lt)]) == true)
  }

  @Test("faults in AttributeUpdates")
  func updateFaults() {
    for value in oneOfEach {
      let name = value.typeName
      let add = message { () throws(LegacyError) in
        _ = try UpdateExpression(attributeUpdates: ["a": .init(value: value, action: .add)])
      }
      let isAddable = ["N", "SS", "NS", "BS", "L"].contains(name)
      #expect(
        add == (isAddable ? nil : Self.invalid + "ADD action is not supported for the type \(name)")
      )
      let delete = message { () throws(LegacyError) in
        _ = try UpdateExpression(attributeUpdates: ["a": .init(value: value, action: .delete)])
      }
      #expect(
        delete
          == (["SS", "NS", "BS"].contains(name)
            ? nil : Self.invalid + "DELETE action with value is not supported for the type \(name)")
      )
    }
    for action in [AttributeAction.put, .add, nil] {
      let answer = message { () throws(LegacyError) in
        _ = try UpdateExpression(attributeUpdates: ["a": .init(action: action)])
      }
      #expect(
        answer == Self.invalid
          + "Only DELETE action is allowed when no attribute value is specified")
    }
  }

  @Test(
    "AttributeUpdates change an item ([scylla-alternator] test_item.py)",
    arguments: [
      (["a": .init(value: N("2"))], ["a": S("x")], ["a": N("2")]),
      (["a": .init(value: N("2"), action: .put)], nil, ["p": S("k"), "a": N("2")]),
      (["a": .init(action: .delete)], ["a": S("x"), "b": S("y")], ["b": S("y")]),
      (["a": .init(value: SS("x"), action: .delete)], ["a": SS("x", "y")], ["a": SS("y")]),
      (["a": .init(value: N("2"), action: .add)], ["a": N("1")], ["a": N("3")]),
      (["a": .init(value: L(N("2")), action: .add)], ["a": L(N("1"))], ["a": L(N("1"), N("2"))]),
      (["a": .init(value: L(N("2")), action: .add)], [:], ["a": L(N("2"))]),
      (["a": .init(value: SS("y"), action: .add)], ["a": SS("x")], ["a": SS("x", "y")]),
      (["a": .init(action: .delete)], nil, nil),
      ([:], nil, ["p": S("k")]),
    ] as [(NamedValues<AttributeValueUpdate>, Item?, Item?)])
  func updates(updates: NamedValues<AttributeValueUpdate>, old: Item?, new: Item?) throws {
    let expression = try UpdateExpression(attributeUpdates: updates)
    #expect(try expression.apply(to: old, key: ["p": S("k")]).item == new)
  }

  @Test("a value of another type is a mismatch with its own message")
  func typeMismatch() throws {
    for (value, action) in [
      (N("1"), AttributeAction.add), (SS("x"), .add), (L(N("1")), .add), (SS("x"), .delete),
    ] {
      let expression = try UpdateExpression(
        attributeUpdates: ["a": .init(value: value, action: action)])
      #expect(throws: EvaluationError.typeMismatch) {
        try expression.apply(to: ["a": S("x")], key: [:])
      }
    }
  }

  @Test("KeyConditions become the same key condition as an expression")
  func keyConditions() throws {
    let condition = try KeyCondition(keyConditions: [
      "p": .init(attributeValueList: [S("q")], comparisonOperator: .eq),
      "c": .init(attributeValueList: [N("1"), N("5")], comparisonOperator: .between),
    ])
    var scope = ExpressionScope(names: nil, values: [":q": S("q"), ":a": N("1"), ":b": N("5")])
    let parsed = try ExpressionParser.parseCondition(
      "p = :q AND c BETWEEN :a AND :b", as: .keyCondition, in: &scope)
    #expect(try condition == ExpressionParser.keyCondition(of: parsed))
  }

  @Test("faults in KeyConditions")
  func keyConditionFaults() {
    func answer(_ conditions: NamedValues<LegacyCondition>) -> String? {
      message { () throws(LegacyError) in _ = try KeyCondition(keyConditions: conditions) }
    }
    #expect(answer([:]) == "Conditions can be of length 1 or 2 only")
  }

  /// [dynalite-suite] `test/query.js`: first the operators, then the attribute of the key that has
  /// the fault.
  @Test(
    "operators that no index supports are rejected in the order of attributes",
    arguments: [
      ("a", ["b"], "Attempted conditional constraint is not an indexable operation"),
      ("b", ["a"], "Attempted conditional constraint is not an indexable operation"),
      ("c", ["a"], "Query condition missed key schema element: b"),
      ("c", [], "Query condition missed key schema element: a"),
      (
        "c", ["a", "b"],
        "The number of query conditions (3) exceeds the number of key attributes defined in the"
          + " schema (2)"
      ),
    ])
  func unindexable(attribute: String, others: [String], sentence: String) throws {
    var arguments: [(ComparisonOperator, [AttributeValue]?)] = [(.null, nil), (.notNull, nil)]
    arguments += [.ne, .contains, .notContains, .in].map { ($0, [S("a")]) }
    for (comparison, values) in arguments {
      var conditions: NamedValues<LegacyCondition> = [:]
      for other in others {
        conditions[other] = .init(attributeValueList: [S("a")], comparisonOperator: .eq)
      }
      conditions[attribute] = .init(attributeValueList: values, comparisonOperator: comparison)
      let condition = try KeyCondition(keyConditions: conditions)
      do throws(KeyConditionFault) {
        _ = try condition.plan(partition: ["a"], sort: ["b"])
        Issue.record("\(comparison) has a plan")
      } catch {
        #expect(error.message == sentence)
      }
    }
  }
}
