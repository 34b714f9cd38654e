import DynamockModel
import SeededRandom
import Testing

@testable import DynamockExpressions

@Suite("Every tree prints to text that parses back to it")
struct PrintingTests {
  @Test("conditions", arguments: [1, 2, 3] as [UInt64])
  func conditions(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1500 {
      let tree = SyntaxTree.condition(random.condition())
      try checkRoundTrip(tree, as: .condition)
    }
  }

  @Test("projections and updates", arguments: [4, 5] as [UInt64])
  func others(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1500 {
      let paths = (0...random.below(5)).map { _ in random.path() }
      try checkRoundTrip(.projection(paths), as: .projection)
      try checkRoundTrip(.update(random.sections()), as: .update)
    }
  }

  private func checkRoundTrip(_ tree: SyntaxTree, as kind: ExpressionKind) throws {
    let text = tree.text
    do throws(ExpressionError.Fault) {
      #expect(try Parser.parse(text, as: kind) == tree, "\(text)")
    } catch {
      // A random condition may be too long or have too many operators, but its syntax is always
      // valid.
      switch error {
      case .tooLong, .tooManyOperators: break
      default: Issue.record("\(text): \(error)")
      }
    }
  }

  @Test(
    "the canonical form has upper-case keywords, single spaces and only the necessary parentheses",
    arguments: [
      ("(a=b)", "a = b"), ("((a = b) and (c<d)) or e>=f", "a = b AND c < d OR e >= f"),
      ("not (a=b or c=d)", "NOT (a = b OR c = d)"),
      ("a=b and (c=d and e=f)", "a = b AND (c = d AND e = f)"),
      ("(a)\tbetween(:b)and(#c)", "a BETWEEN :b AND #c"), ("a in((b),c)", "a IN (b, c)"),
      ("attribute_exists ( a . b [ 0 ] )", "attribute_exists(a.b[0])"),
    ])
  func canonical(text: String, expected: String) throws {
    #expect(try Parser.parse(text, as: .condition).text == expected)
  }
}
