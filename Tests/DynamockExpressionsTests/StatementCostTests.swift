import DynamockExpressions
import DynamockModel
import Testing

/// The figures of [parity-suite] `itemSizeBySurface`, bisected on AWS (eu-west-2, 2026-10-09).
@Suite("Capacity charged by UpdateItem's size rule for a statement")
struct StatementCostTests {
  private static let ten = String(repeating: "y", count: 10)

  @Test(
    "each kind of clause",
    arguments: [
      ("SET b = :ten", 3 + 19 + 1 + 10),
      ("SET #twelve = :ten", 3 + 19 + 1 + 10),
      ("SET b = :ten, c = :s", 3 + 19 + 1 + 10 + 19 + 1 + 1),
      ("SET b = :ten REMOVE r", 3 + 19 + 1 + 10 + 2),
      ("SET c = abcdefghij", 3 + 19 + 1 + 1 + 14 + 10),
      ("SET c = m.z", 3 + 19 + 1 + 1 + 15 + 15),
      ("SET c = l[10]", 3 + 19 + 1 + 1 + 15 + 16),
      ("SET d.leaf = :ten", 3 + 19 + 1 + 4 + 4 + 10),
      ("SET d[0] = :ten", 3 + 19 + 1 + 4 + 1 + 10),
      ("SET l = list_append(l, :list)", 3 + 19 + 1 + 37 + 16 + 14),
      ("SET c = if_not_exists(c, :map)", 3 + 19 + 1 + 39 + 16 + 3 + 1 + 1 + 10),
      ("SET c = if_not_exists(c, :ten), d = if_not_exists(d, :ten)", 3 + 2 * (20 + 39 + 16 + 10)),
      ("SET n = n + :one", 3 + 20 + 34 + 16 + 2),
      ("SET n = n - :one", 3 + 20 + 37 + 16 + 2),
      ("ADD abcdefghij :one", 3 + 19 + 10 + 2),
      ("ADD ss :set", 3 + 19 + 2 + 10),
      ("REMOVE abcdefghij", 3 + 1 + 10),
      ("REMOVE m.yyyyyyyyyy", 3 + 1 + 1 + 4 + 10),
      ("REMOVE abcdefghij[1]", 3 + 1 + 10 + 4 + 1),
      ("REMOVE l[10]", 3 + 1 + 1 + 4 + 2),
      ("DELETE ss :set", 3 + 1 + 2),
    ])
  func clauses(text: String, cost: Int) throws {
    let values: Item = [
      ":ten": S(Self.ten), ":s": S("y"), ":one": N("1"), ":set": SS(Self.ten),
      ":list": L(S(Self.ten)), ":map": M(["a": S(Self.ten)]),
    ]
    #expect(try update(text, names: ["#twelve": "b"], values: values).statementCost == cost)
  }
}
