import DynamockFuzzing
import DynamockModel
import SeededRandom
import Testing

@testable import DynamockExpressions

@Suite("No text crashes the parser")
struct FuzzTests {
  private static let pieces = [
    "a", "b.c", "a[0]", "#n", ":v", ":w", "(", ")", "((", "))", ",", "=", "<>", "<", "<=", ">",
    ">=",
    "+", "-", " ", "AND", "OR", "NOT", "IN", "BETWEEN", "SET", "REMOVE", "ADD", "DELETE", "size(",
    "attribute_exists(", "attribute_type(", "begins_with(", "contains(", "if_not_exists(",
    "list_append(", "[", "]", ".", "'", "\"", "\\", "é", "\u{1d11e}", "status", "99999999999", "0",
    "\u{0}", "\n",
  ]

  @Test("random pieces, random bytes and damaged expressions get a tree or an error")
  func noCrash() {
    var run = FuzzRun("expressions", splitsLines: true)
    var random = SeededGenerator(seed: run.seed)
    var accepted = 0
    while let damaged = run.next() {
      let kind = random.pick(ExpressionKind.allCases)
      let text =
        random.below(2) == 0 ? String(decoding: damaged, as: UTF8.self) : text(for: kind, &random)
      run.keep(Array(text.utf8))
      let began = ContinuousClock.now
      if let answer = refusal(
        of: text, as: kind, names: ["#n": "n"], values: [":v": N("1"), ":w": SS("a")])
      {
        #expect(answer.hasPrefix("Invalid "), "\(text)")
      } else {
        accepted += 1
      }
      #expect(.now - began < .seconds(5), "\(text)")
    }
    #expect(accepted > 0, "seed \(run.seed)")
  }

  private func text(for kind: ExpressionKind, _ random: inout SeededGenerator) -> String {
    switch random.below(3) {
    case 0:
      return (0..<random.below(20)).map { _ in random.pick(Self.pieces) }
        .joined(separator: random.below(2) == 0 ? " " : "")
    case 1:
      return String(
        decoding: (0..<random.below(40)).map { _ in UInt8(random.below(256)) }, as: UTF8.self)
    default:
      var bytes = Array(goodText(for: kind, &random).utf8)
      for _ in 0..<random.below(3) where !bytes.isEmpty {
        bytes[random.below(bytes.count)] = UInt8(random.below(128))
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private func goodText(for kind: ExpressionKind, _ random: inout SeededGenerator) -> String {
    switch kind {
    case .condition, .filter, .keyCondition, .searchCondition:
      SyntaxTree.condition(random.condition(depth: 2)).text
    case .projection: random.path().text
    case .update: SyntaxTree.update(random.sections()).text
    }
  }
}
