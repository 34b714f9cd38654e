import DynamockExpressions
import DynamockModel
import Testing

@Suite("Projections")
struct ProjectionTests {
  private static let prefix = "Invalid ProjectionExpression: "

  @Test(
    "overlapping paths are rejected ([dynalite-suite] `test/getItem.js`)",
    arguments: [
      ("b[1], b.a, #a.b, a", "[a, b]", "[a]"), ("a, #a[1]", "[a]", "[a, [1]]"),
      ("a.b[0],a.b[0]", "[a, b, [0]]", "[a, b, [0]]"), ("a,a.b[0]", "[a]", "[a, b, [0]]"),
      ("a.b.d.e, a.b", "[a, b, d, e]", "[a, b]"),
    ])
  func overlaps(text: String, one: String, two: String) {
    #expect(
      refusal(of: text, as: .projection, names: ["#a": "a"]) == Self.prefix
        + "Two document paths overlap with each other; must remove or rewrite one of these paths;"
        + " path one: \(one), path two: \(two)")
  }

  @Test(
    "conflicting paths are rejected ([dynalite-suite] `test/getItem.js`)",
    arguments: [
      ("a.b, #a[1], #b", "[a, b]", "[a, [1]]"), ("a.b[1], #a[1], #b", "[a, b, [1]]", "[a, [1]]"),
      ("a[3].b, #a.#b.b", "[a, [3], b]", "[a, [3], b]"),
    ])
  func conflicts(text: String, one: String, two: String) {
    #expect(
      refusal(of: text, as: .projection, names: ["#a": "a", "#b": "[3]"]) == Self.prefix
        + "Two document paths conflict with each other; must remove or rewrite one of these paths;"
        + " path one: \(one), path two: \(two)")
  }

  @Test(
    "paths that neither overlap nor conflict",
    arguments: ["a, b", "a.b, a.c", "a.b.d, a.b.e", "a[1], a[2]", "a.b, a.c[2]"])
  func disjoint(text: String) { #expect(refusal(of: text, as: .projection) == nil) }

  @Test("reserved words come before undefined names, undefined names before overlaps")
  func order() {
    #expect(
      refusal(of: "#a,ABSoLUTE", as: .projection) == Self.prefix
        + "Attribute name is a reserved keyword; reserved keyword: ABSoLUTE")
    #expect(
      refusal(of: "a,b,a,#a", as: .projection) == Self.prefix
        + "An expression attribute name used in the document path is not defined;"
        + " attribute name: #a")
  }

  private static let item: Item = [
    "p": S("k"),
    "a": M(["b": L(N("2"), N("4"), M(["x": S("hi"), "y": S("yo")])), "c": N("5")]),
    "b": S("hello"), "a.b": S("dotted"),
  ]

  @Test(
    "a projection of an item ([scylla-alternator] test_projection_expression.py)",
    arguments: [
      ("a", ["a": M(["b": L(N("2"), N("4"), M(["x": S("hi"), "y": S("yo")])), "c": N("5")])]),
      ("a.b[0]", ["a": M(["b": L(N("2"))])]),
      ("a.b[2].y", ["a": M(["b": L(M(["y": S("yo")]))])]),
      ("x", [:]), ("a.b[3]", [:]), ("a.x", [:]), ("a.x.y", [:]), ("a.b[3].x", [:]),
      ("a.b.x", [:]), ("a[0]", [:]), ("a.b[0].x", [:]), ("a.b[0][0]", [:]),
      ("a.b[1],a.b[0]", ["a": M(["b": L(N("2"), N("4"))])]),
      ("a.b[0],a.c", ["a": M(["b": L(N("2")), "c": N("5")])]),
      ("b, a.c", ["a": M(["c": N("5")]), "b": S("hello")]),
      ("a.x, a.b[0], x, a.b[3].x", ["a": M(["b": L(N("2"))])]),
      ("#n", ["a.b": S("dotted")]),
      (
        "a.#b, p",
        [
          "p": S("k"),
          "a": M([
            "b": L(
              N("2"), N("4"), M(["x": S("hi"), "y": S("yo")]))
          ]),
        ]
      ),
    ] as [(String, Item)])
  func shows(text: String, expected: Item) throws {
    var scope = ExpressionScope(names: ["#n": "a.b", "#b": "b"], values: nil)
    let projection = try ExpressionParser.parseProjection(text, in: &scope)
    #expect(projection.project(Self.item) == expected)
  }

  @Test("elements of a list are packed in the list's order")
  func listOrder() throws {
    let item: Item = [
      "b": M(["a": S("a"), "b": S("b"), "c": S("c")]), "c": L(S("a"), S("b"), S("c")),
    ]
    var scope = ExpressionScope(names: nil, values: nil)
    let projection = try ExpressionParser.parseProjection("b.c,c[2],b.b,c[1],c[0].a", in: &scope)
    #expect(
      projection.project(item) == ["b": M(["b": S("b"), "c": S("c")]), "c": L(S("b"), S("c"))])
    #expect(projection.rootAttributes == ["b", "c"])
  }

  @Test("AttributesToGet becomes a projection of whole attributes")
  func attributesToGet() {
    let projection = Projection(attributesToGet: ["b", "a.b", "none"])
    #expect(projection.project(Self.item) == ["b": S("hello"), "a.b": S("dotted")])
  }
}
