import DynamockExpressions
import DynamockModel
import Testing

@Suite("The result of an update")
struct UpdateEvaluationTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var text: String
    var old: Item?
    var new: Item?
    var source: String
    var values: Item

    init(
      _ text: String, from old: Item?, to new: Item?, values: Item = [:], source: String
    ) {
      self.text = text
      self.old = old
      self.new = new
      self.values = values
      self.source = source
    }

    var testDescription: String { "\(text) [\(source)]" }
  }

  private static let key: Item = ["p": S("k")]

  private func check(_ row: Row) throws {
    let expression = try update(row.text, names: ["#n": "x"], values: row.values)
    let outcome = try expression.apply(to: row.old, key: Self.key)
    #expect(outcome.item == row.new)
  }

  @Test(
    "SET",
    arguments: [
      Row(
        "SET b = :v", from: nil, to: ["p": S("k"), "b": N("4")], values: [":v": N("4")],
        source: "[scylla-alternator]"),
      Row(
        "SET b = :v, a = b", from: ["p": S("k"), "b": S("old")],
        to: ["p": S("k"), "b": N("4"), "a": S("old")], values: [":v": N("4")],
        source: "[scylla-alternator] operands read the old item"),
      Row(
        "SET a = b, b = a", from: ["a": N("1"), "b": N("2")], to: ["a": N("2"), "b": N("1")],
        source: "[scylla-alternator]"),
      Row(
        "SET a.c = :v", from: ["a": M(["b": N("3"), "c": N("4")])],
        to: ["a": M(["b": N("3"), "c": N("7")])], values: [":v": N("7")],
        source: "[scylla-alternator]"),
      Row(
        "SET a.d = :v", from: ["a": M([:])], to: ["a": M(["d": N("7")])],
        values: [":v": N("7")], source: "[scylla-alternator]"),
      Row(
        "SET a[1] = :v", from: ["a": L(S("1"), S("2"), S("3"))],
        to: ["a": L(S("1"), N("7"), S("3"))], values: [":v": N("7")], source: "[scylla-alternator]"),
      Row(
        "SET a.c[1].#n.y[1] = :v",
        from: [
          "a": M(["b": N("3"), "c": L(S("hi"), M(["x": M(["y": L(N("3"), N("5"), N("7"))])]))])
        ],
        to: [
          "a": M(["b": N("3"), "c": L(S("hi"), M(["x": M(["y": L(N("3"), N("9"), N("7"))])]))])
        ],
        values: [":v": N("9")], source: "[scylla-alternator]"),
      Row(
        "SET z = a.c.x", from: ["a": M(["c": M(["x": N("7")])])],
        to: ["a": M(["c": M(["x": N("7")])]), "z": N("7")], source: "[scylla-alternator]"),
      Row(
        "SET a[7] = :v", from: ["a": L(S("1"))], to: ["a": L(S("1"), N("7"))],
        values: [":v": N("7")], source: "[parity-suite] paths.test.ts: past the end appends"),
      Row(
        "SET a[84] = :a, a[37] = :b, a[17] = :c, a[50] = :d", from: ["a": L(S("1"))],
        to: ["a": L(S("1"), S("c"), S("b"), S("d"), S("a"))],
        values: [":a": S("a"), ":b": S("b"), ":c": S("c"), ":d": S("d")],
        source: "[scylla-alternator] appended in the order of indexes"),
      Row(
        "SET a[0] = :v", from: ["a": L()], to: ["a": L(N("7"))], values: [":v": N("7")],
        source: "[parity-suite] paths.test.ts"),
    ])
  func set(row: Row) throws { try check(row) }

  @Test(
    "SET with arithmetic and functions",
    arguments: [
      Row(
        "SET a = a + :v", from: ["a": N("2")], to: ["a": N("5")], values: [":v": N("3")],
        source: "[scylla-alternator]"),
      Row(
        "SET a = :v - a", from: ["a": N("2")], to: ["a": N("5")], values: [":v": N("7")],
        source: "[scylla-alternator]"),
      Row(
        "SET a = b + b", from: ["b": N("0.1")], to: ["b": N("0.1"), "a": N("0.2")],
        source: "[aws-data-types]"),
      Row(
        "SET a = a + :v", from: ["a": N("99999999999999999999999999999999999998")],
        to: ["a": N("99999999999999999999999999999999999999")], values: [":v": N("1")],
        source: "38 digits are exact"),
      Row(
        "SET a = if_not_exists(a, :v)", from: nil, to: ["p": S("k"), "a": N("2")],
        values: [":v": N("2")], source: "[scylla-alternator]"),
      Row(
        "SET b = if_not_exists(a, :v)", from: ["a": N("1")], to: ["a": N("1"), "b": N("1")],
        values: [":v": N("2")], source: "[scylla-alternator]"),
      Row(
        "SET b = if_not_exists(b, :v)+:v", from: [:], to: ["b": N("4")],
        values: [":v": N("2")], source: "[scylla-alternator]"),
      Row(
        "SET a = if_not_exists(b, if_not_exists(c, :v))", from: ["c": S("c")],
        to: ["c": S("c"), "a": S("c")], values: [":v": N("3")], source: "[scylla-alternator]"),
      Row(
        "SET a = list_append(:v, a)", from: ["a": L(N("2"))], to: ["a": L(N("1"), N("2"))],
        values: [":v": L(N("1"))], source: "[scylla-alternator]"),
      Row(
        "SET a = list_append(if_not_exists(a, :e), :v)", from: [:], to: ["a": L(N("1"))],
        values: [":v": L(N("1")), ":e": L()], source: "[scylla-alternator]"),
      Row(
        "SET c = list_append(a, b)", from: ["a": L(N("1")), "b": L(N("2"))],
        to: ["a": L(N("1")), "b": L(N("2")), "c": L(N("1"), N("2"))], source: "[scylla-alternator]"),
    ])
  func functions(row: Row) throws { try check(row) }

  @Test(
    "REMOVE",
    arguments: [
      Row(
        "REMOVE a", from: ["p": S("k"), "a": N("1")], to: ["p": S("k")],
        source: "[scylla-alternator]"),
      Row("REMOVE zz", from: ["p": S("k")], to: ["p": S("k")], source: "[scylla-alternator]"),
      Row(
        "REMOVE a.b", from: ["a": M(["b": N("1")])], to: ["a": M([:])],
        source: "[scylla-alternator]"),
      Row("REMOVE a[0]", from: ["a": L(N("1"))], to: ["a": L()], source: "[scylla-alternator]"),
      Row(
        "REMOVE a.y, b[7], c", from: ["a": M(["x": N("3")]), "b": L(S("hi"))],
        to: ["a": M(["x": N("3")]), "b": L(S("hi"))],
        source: "[scylla-alternator] a missing leaf is ignored"),
      Row(
        "REMOVE a.c[1].x.y[1], a.c[1].q",
        from: [
          "a": M(["c": L(S("hi"), M(["x": M(["y": L(N("3"), N("5"), N("7"))]), "q": N("2")]))])
        ],
        to: ["a": M(["c": L(S("hi"), M(["x": M(["y": L(N("3"), N("7"))])]))])],
        source: "[scylla-alternator]"),
      Row(
        "REMOVE a[1] SET a[3] = :v", from: ["a": L(N("2"), N("3"), N("4"), N("5"), N("6"))],
        to: ["a": L(N("2"), N("4"), N("17"), N("6"))], values: [":v": N("17")],
        source: "[scylla-alternator] indexes mean positions before the update"),
      Row(
        "SET a[3] = :v REMOVE a[1]", from: ["a": L(N("2"), N("3"), N("4"), N("5"), N("6"))],
        to: ["a": L(N("2"), N("4"), N("17"), N("6"))], values: [":v": N("17")],
        source: "[scylla-alternator]"),
      Row(
        "REMOVE a[0], a[2] SET a[9] = :v", from: ["a": L(N("1"), N("2"), N("3"))],
        to: ["a": L(N("2"), N("9"))], values: [":v": N("9")], source: "[aws-update-expressions]"),
      Row(
        "REMOVE a SET b = a", from: ["a": S("x")], to: ["b": S("x")], source: "[scylla-alternator]"),
      Row("REMOVE b", from: nil, to: nil, source: "[scylla-alternator] no item is made"),
      Row("REMOVE x.y", from: nil, to: nil, source: "[scylla-alternator]"),
      Row("REMOVE x[0]", from: nil, to: nil, source: "[scylla-alternator]"),
    ])
  func remove(row: Row) throws { try check(row) }

  @Test(
    "ADD and DELETE",
    arguments: [
      Row(
        "ADD a :v", from: ["a": N("3")], to: ["a": N("7")], values: [":v": N("4")],
        source: "[scylla-alternator]"),
      Row(
        "ADD b :v", from: [:], to: ["b": N("7")], values: [":v": N("7")],
        source: "[scylla-alternator]"),
      Row(
        "ADD b :v", from: nil, to: ["p": S("k"), "b": N("8")], values: [":v": N("8")],
        source: "[scylla-alternator]"),
      Row(
        "ADD a :v", from: ["a": SS("dog", "cat")], to: ["a": SS("dog", "cat", "pig")],
        values: [":v": SS("cat", "pig")], source: "[scylla-alternator]"),
      Row(
        "ADD a :v", from: ["a": NS("1", "2")], to: ["a": NS("1", "2", "3")],
        values: [":v": NS("2.0", "3")], source: "[scylla-alternator]"),
      Row(
        "ADD a.b :v", from: ["a": M(["b": N("1")])], to: ["a": M(["b": N("3")])],
        values: [":v": N("2")], source: "[aws-update-expressions]"),
      Row(
        "DELETE a :v", from: ["a": SS("dog", "cat")], to: ["a": SS("dog")],
        values: [":v": SS("cat", "pig")], source: "[scylla-alternator]"),
      Row(
        "DELETE a :v", from: ["a": SS("dog")], to: [:], values: [":v": SS("dog")],
        source: "[scylla-alternator] no set is empty"),
      Row(
        "DELETE a :v", from: ["p": S("k")], to: ["p": S("k")], values: [":v": SS("dog")],
        source: "[scylla-alternator]"),
      Row(
        "DELETE a :v", from: nil, to: nil, values: [":v": SS("dog")], source: "[scylla-alternator]"),
      Row(
        "DELETE a[1] :v", from: ["a": L(N("1"), SS("x"), N("2"))], to: ["a": L(N("1"), N("2"))],
        values: [":v": SS("x")], source: "[aws-update-expressions]"),
    ])
  func addAndDelete(row: Row) throws { try check(row) }

  @Test(
    "impossible updates",
    arguments: [
      ("SET c = z", [:], EvaluationError.missingAttribute),
      ("SET z = z", [:], .missingAttribute),
      ("SET x = :n, y = x", [:], .missingAttribute),
      ("SET a = b + :n", [:], .missingAttribute),
      ("SET a = list_append(b, :l)", [:], .missingAttribute),
      ("SET a = if_not_exists(b, c)", [:], .missingAttribute),
      ("SET a = s + :n", ["s": S("x")], .incorrectOperandType),
      ("SET a = list_append(s, :l)", ["s": S("x")], .incorrectOperandType),
      ("SET a = list_append(:l, s)", ["s": SS("x")], .incorrectOperandType),
      ("ADD s :n", ["s": S("x")], .incorrectOperandType),
      ("ADD s :ss", ["s": L(N("1"))], .incorrectOperandType),
      ("ADD s :ss", ["s": NS("1")], .incorrectOperandType),
      ("DELETE s :ss", ["s": NS("1")], .incorrectOperandType),
      ("DELETE s :ss", ["s": S("a")], .incorrectOperandType),
      ("SET a.c = :n", ["a": S("hello")], .invalidPath),
      ("SET b.c = :n", ["b": L(S("hi"))], .invalidPath),
      ("SET c.c = :n", [:], .invalidPath),
      ("SET a[0] = :n", ["a": M([:])], .invalidPath),
      ("SET a[0] = :n", [:], .invalidPath),
      ("SET a[5].b = :n", ["a": L(M([:]))], .invalidPath),
      ("REMOVE a.c", ["a": S("hello")], .invalidPath),
      ("REMOVE b.c", ["b": L(S("hi"))], .invalidPath),
      ("REMOVE c.c", [:], .invalidPath),
      ("REMOVE b[0]", [:], .invalidPath),
      ("ADD c.c :n", [:], .invalidPath),
      ("SET a = b + b", ["b": N("9e125")], .numberOverflow),
      ("ADD b :n", ["b": N("99999999999999999999999999999999999999e60")], .numberOverflow),
      ("SET a = b - c", ["b": N("1.1e-130"), "c": N("1e-130")], .numberUnderflow),
    ] as [(String, Item, EvaluationError)])
  func faults(text: String, item: Item, expected: EvaluationError) throws {
    let expression = try update(
      text,
      values: [":n": N("1"), ":l": L(N("1")), ":ss": SS("a")])
    #expect(throws: expected) { try expression.apply(to: item, key: Self.key) }
  }

  @Test("a path into a missing item is invalid, except for REMOVE")
  func missingItem() throws {
    let set = try update("SET c.c = :v", values: [":v": N("7")])
    #expect(throws: EvaluationError.invalidPath) { try set.apply(to: nil, key: Self.key) }
    let both = try update("SET a = :v REMOVE x.y", values: [":v": N("7")])
    #expect(try both.apply(to: nil, key: Self.key).item == ["p": S("k"), "a": N("7")])
  }

  @Test("errors have AWS's messages ([parity-suite], [scylla-alternator])")
  func sentences() {
    #expect(
      EvaluationError.missingAttribute.message
        == "The provided expression refers to an attribute that does not exist in the item")
    #expect(
      EvaluationError.invalidPath.message
        == "The document path provided in the update expression is invalid for update")
    #expect(
      EvaluationError.incorrectOperandType.message
        == "An operand in the update expression has an incorrect data type")
    #expect(EvaluationError.typeMismatch.message == "Type mismatch for attribute to update")
    #expect(
      EvaluationError.numberOverflow.message
        == "Number overflow. Attempting to store a number with magnitude larger than supported range"
    )
    #expect(
      EvaluationError.numberUnderflow.message
        == "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    )
  }
}
