import DynamockExpressions
import DynamockModel
import Testing

@Suite("UPDATED_OLD and UPDATED_NEW")
struct UpdatedAttributesTests {
  private static let item: Item = [
    "p": S("k"), "a": M(["b": S("dog"), "c": L(N("1"), N("2"), N("3"))]), "d": S("cat"),
  ]

  @Test(
    "only the attributes of the paths, nested ([scylla-alternator] test_returnvalues.py)",
    arguments: [
      ("SET d = :v, e = :v", ["d": S("cat")], ["d": N("8"), "e": N("8")]),
      ("SET a.b = :v", ["a": M(["b": S("dog")])], ["a": M(["b": N("8")])]),
      ("SET a.c[1] = :v", ["a": M(["c": L(N("2"))])], ["a": M(["c": L(N("8"))])]),
      (
        "SET a.c[1] = :v, a.b = :v", ["a": M(["b": S("dog"), "c": L(N("2"))])],
        ["a": M(["b": N("8"), "c": L(N("8"))])]
      ),
      ("SET a.x = :v", [:], ["a": M(["x": N("8")])]),
      ("SET a.c[100] = :v", [:], [:]),
      ("REMOVE d", ["d": S("cat")], [:]),
      ("REMOVE a.c[1]", ["a": M(["c": L(N("2"))])], ["a": M(["c": L(N("3"))])]),
      ("REMOVE a.c[1], a.c[3]", ["a": M(["c": L(N("2"))])], ["a": M(["c": L(N("3"))])]),
      ("SET d = d", ["d": S("cat")], ["d": S("cat")]),
      ("REMOVE zz", [:], [:]),
    ] as [(String, Item, Item)])
  func nested(text: String, old: Item, new: Item) throws {
    let expression = try update(text, values: [":v": N("8")])
    let outcome = try expression.apply(to: Self.item, key: [:])
    #expect(expression.updatedAttributes(of: Self.item) == old)
    #expect(expression.updatedAttributes(of: outcome.item) == new)
  }

  @Test("a created item has no old attributes, and its key is not a new one")
  func missingItem() throws {
    let expression = try update("SET a = :v", values: [":v": N("1")])
    let outcome = try expression.apply(to: nil, key: ["p": S("k")])
    #expect(expression.updatedAttributes(of: nil) == [:])
    #expect(expression.updatedAttributes(of: outcome.item) == ["a": N("1")])
  }

  @Test("an update without actions creates an item with its key, or changes nothing")
  func noActions() throws {
    let expression = try UpdateExpression(attributeUpdates: [:])
    #expect(try expression.apply(to: nil, key: ["p": S("k")]).item == ["p": S("k")])
    #expect(expression.updatedAttributes(of: ["p": S("k")]) == [:])
  }
}
