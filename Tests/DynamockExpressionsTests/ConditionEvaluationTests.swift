import DynamockExpressions
import DynamockModel
import Testing

@Suite("Evaluation of conditions")
struct ConditionEvaluationTests {
  @Test("equality is by type and value, for every type", arguments: oneOfEach)
  func equality(value: AttributeValue) throws {
    for other in oneOfEach {
      let isSame = value.typeName == other.typeName
      let item: Item = ["x": value, "y": other]
      #expect(try holds("x = y", item) == isSame)
      #expect(try holds("x <> y", item) == !isSame)
      #expect(try holds("x = :v", item, values: [":v": other]) == isSame)
      #expect(try holds("x IN (z, :v)", item, values: [":v": other]) == isSame)
    }
  }

  @Test(
    "sets and maps are equal in any order, lists only in the same order, numbers in any spelling",
    arguments: [
      (SS("a", "b"), SS("b", "a"), true), (SS("a", "b"), SS("a"), false),
      (NS("1", "2"), NS("2.0", "1e0"), true), (L(N("1"), N("2")), L(N("2"), N("1")), false),
      (M(["a": N("1"), "b": SS("x", "y")]), M(["b": SS("y", "x"), "a": N("1.0")]), true),
      (M(["a": N("1")]), M(["a": N("1"), "b": N("1")]), false), (N("1000"), N("1e3"), true),
      (N("-0"), N("0"), true), (S("e\u{301}"), S("\u{e9}"), false),
      (.bool(true), .bool(false), false),
    ])
  func equalValues(left: AttributeValue, right: AttributeValue, expected: Bool) throws {
    #expect(try holds("x = y", ["x": left, "y": right]) == expected)
  }

  /// Each ordering operator with its results for less, equal and greater.
  private static let table: [(String, [Bool])] = [
    ("<", [true, false, false]), ("<=", [true, true, false]), (">", [false, false, true]),
    (">=", [false, true, true]), ("=", [false, true, false]), ("<>", [true, false, true]),
  ]

  @Test(
    "order: numbers by value, text by UTF-8 bytes, bytes unsigned",
    arguments: [
      (N("1"), N("2")), (N("-2"), N("-1")), (N("-1"), N("0")), (N("9"), N("10")),
      (N("1e-130"), N("1e125")), (S("cat"), S("dog")), (S("a"), S("aa")), (S("Z"), S("a")),
      (S("\u{e9}"), S("\u{ffff}")), (S("\u{ffff}"), S("\u{10000}")), (B(127), B(128)),
      (B(), B(0)), (S(""), S("a")),
    ])
  func order(smaller: AttributeValue, greater: AttributeValue) throws {
    for (comparator, expected) in Self.table {
      #expect(try holds("x \(comparator) y", ["x": smaller, "y": greater]) == expected[0])
      #expect(try holds("x \(comparator) y", ["x": smaller, "y": smaller]) == expected[1])
      #expect(try holds("x \(comparator) y", ["x": greater, "y": smaller]) == expected[2])
    }
    let item: Item = ["s": smaller, "g": greater, "x": smaller, "y": greater]
    #expect(try holds("x BETWEEN s AND g AND y BETWEEN s AND g", item))
    #expect(try !holds("x BETWEEN y AND g", item))
    #expect(try !holds("y BETWEEN s AND x", item))
  }

  @Test(
    "order between two types, or on a type without one, is false",
    arguments: ["<", "<=", ">", ">="])
  func noOrder(comparator: String) throws {
    for left in oneOfEach {
      for right in oneOfEach {
        let bothOrdered =
          left.typeName == right.typeName && ["S", "N", "B"].contains(left.typeName)
        if bothOrdered { continue }
        #expect(try !holds("x \(comparator) y", ["x": left, "y": right]))
        #expect(try !holds("x BETWEEN y AND z", ["x": left, "y": right, "z": right]))
      }
    }
  }

  @Test(
    "a missing value neither equals nor orders ([scylla-alternator] test_condition_expression.py)",
    arguments: [
      ("q = :v", false), ("q = z", false), ("q <> :v", true), ("q <> z", true), ("q < :v", false),
      (":v < q", false), ("q <= z", false), ("q > z", false), ("q >= :v", false),
      ("q BETWEEN z AND x", false), ("q BETWEEN :v AND :v", false), ("q IN (:v, z)", false),
      ("attribute_exists(q)", false), ("attribute_not_exists(q)", true), ("NOT q = :v", true),
      ("attribute_type(q, :t)", false), ("begins_with(q, :t)", false), ("contains(q, :v)", false),
      ("contains(p, q)", false), ("size(q) = :v", false), ("size(q) <> :v", true),
      ("p.x.y = :v", false), ("p[0] = :v", false), ("attribute_exists(p.x)", false),
    ])
  func absent(text: String, expected: Bool) throws {
    let values: Item = [":v": N("1"), ":t": S("S")]
    #expect(try holds(text, ["p": S("k")], values: values) == expected)
    if !text.contains("p") { #expect(try holds(text, nil, values: values) == expected) }
  }

  @Test(
    "attribute_type distinguishes the ten types, including those of values", arguments: oneOfEach)
  func types(value: AttributeValue) throws {
    for other in oneOfEach {
      let values: Item = [":t": S(other.typeName), ":v": value]
      let expected = value.typeName == other.typeName
      #expect(try holds("attribute_type(x, :t)", ["x": value], values: values) == expected)
      #expect(try holds("attribute_type(:v, :t)", nil, values: values) == expected)
    }
  }

  @Test(
    "begins_with on text and bytes",
    arguments: [
      (S("hello"), S("hell"), true), (S("hello"), S("hello"), true), (S("hello"), S(""), true),
      (S("hello"), S("ello"), false), (S("he"), S("hello"), false), (B(1, 2), B(1), true),
      (B(1, 2), B(2), false), (S("a"), B(97), false), (N("12"), S("1"), false),
      (L(S("a")), S("a"), false), (S("e\u{301}"), S("e"), true),
    ])
  func beginsWith(value: AttributeValue, prefix: AttributeValue, expected: Bool) throws {
    #expect(try holds("begins_with(x, y)", ["x": value, "y": prefix]) == expected)
  }

  @Test(
    "contains: a part, a member, an element",
    arguments: [
      (S("hello"), S("ell"), true), (S("hello"), S(""), true), (S("hello"), S("elf"), false),
      (S("12"), N("1"), false), (B(1, 2, 3), B(2, 3), true), (B(1, 2, 3), B(3, 2), false),
      (SS("a", "b"), S("a"), true), (SS("ab"), S("a"), false), (NS("1", "2"), N("2.0"), true),
      (NS("1"), S("1"), false), (.binarySet([[1], [2]]), B(2), true),
      (L(N("2"), S("x")), N("2"), true),
      (L(S("hi"), NS("1", "2"), L(N("3"))), NS("2", "1"), true),
      (L(S("hi"), NS("1", "2"), L(N("3"))), L(N("3")), true), (L(S("hi")), S("h"), false),
      (SS("a", "b"), SS("a"), false), (M(["a": N("1")]), S("a"), false), (N("12"), N("1"), false),
      (S("aXaab"), S("aab"), true),
    ])
  func contains(container: AttributeValue, element: AttributeValue, expected: Bool) throws {
    #expect(try holds("contains(x, y)", ["x": container, "y": element]) == expected)
    #expect(try holds("contains(x, :y)", ["x": container], values: [":y": element]) == expected)
  }

  @Test(
    "size of every type that has one",
    arguments: [
      (S("hello"), 5), (S(""), 0), (S("\u{e9}\u{1d11e}"), 3), (B(1, 2, 3), 3), (SS("a", "b"), 2),
      (NS("1", "2", "3"), 3), (.binarySet([[1]]), 1), (L(N("2"), S("dog"), N("7")), 3), (L(), 0),
      (M(["x": N("2"), "y": M(["m": N("3"), "n": N("4")])]), 2), (N("5"), nil), (.bool(true), nil),
      (.null, nil),
    ] as [(AttributeValue, Int?)])
  func size(value: AttributeValue, expected: Int?) throws {
    let item: Item = ["x": value]
    let size = N("\(expected ?? 1)")
    #expect(try holds("size(x) = :n", item, values: [":n": size]) == (expected != nil))
    #expect(try holds("size(x) < :n", item, values: [":n": N("100")]) == (expected != nil))
    #expect(try !holds("size(x) = :n", item, values: [":n": S("5")]))
  }

  @Test(
    "NOT binds more tightly than AND, AND than OR",
    arguments: [
      ("a < b OR c < b AND b < c", true), ("(a < b OR c < b) AND c < b", false),
      ("NOT a < b AND c < b", false), ("NOT (a < b AND c < b)", true), ("NOT NOT a < b", true),
      ("NOT NOT NOT a < b", false), ("b BETWEEN a AND c AND a < b", true),
      ("NOT b BETWEEN a AND c OR a < b", true), ("c < b AND c < b OR a < b", true),
      ("(a < b OR b < a) AND (b < c AND (a < b OR b < c))", true),
    ])
  func precedence(text: String, expected: Bool) throws {
    #expect(try holds(text, ["a": N("1"), "b": N("2"), "c": N("3")]) == expected)
  }

  @Test("AND and OR have the right truth tables")
  func truthTables() throws {
    for left in [true, false] {
      for right in [true, false] {
        let item: Item = ["l": .bool(left), "r": .bool(right), "t": .bool(true)]
        #expect(try holds("l = t AND r = t", item) == (left && right))
        #expect(try holds("l = t OR r = t", item) == (left || right))
        #expect(try holds("NOT l = t", item) == !left)
      }
    }
  }

  @Test("paths lead into maps and lists, and names with dots stay names")
  func paths() throws {
    let item: Item = ["b": M(["x": N("1"), "y": L(N("-1"), N("2"), N("0"))]), "b.x": N("9")]
    #expect(try holds("b.x < b.y[1]", item))
    #expect(try !holds("b.x < b.y[0]", item))
    #expect(try !holds("b.z < b.y[100]", item))
    #expect(try holds("#d = :n", item, names: ["#d": "b.x"], values: [":n": N("9")]))
    #expect(try holds("#b.#x = :n", item, names: ["#b": "b", "#x": "x"], values: [":n": N("1")]))
  }

  @Test("a condition knows which attributes it reads")
  func rootAttributes() throws {
    var scope = ExpressionScope(names: ["#n": "n.m"], values: [":v": S("S")])
    let condition = try ExpressionParser.parseCondition(
      "a.b = c[0] AND NOT (size(d) > a OR #n IN (:v, e)) AND attribute_type(f, :v)"
        + " AND begins_with(g, h) AND contains(i, j) AND k BETWEEN l AND m AND"
        + " attribute_exists(o) AND attribute_not_exists(p)",
      as: .filter, in: &scope)
    #expect(
      condition.rootAttributes == [
        "a", "c", "d", "n.m", "e", "f", "g", "h", "i", "j", "k", "l", "m", "o", "p",
      ])
  }
}
