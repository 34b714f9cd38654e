import DynamockExpressions
import DynamockModel
import Testing

@Suite("Parsed texts are cached, names and values are not")
struct SyntaxCacheTests {
  @Test("one text with different names and values is a different condition each time")
  func otherValues() throws {
    for round in 0..<5 {
      let value = N(String(round))
      let item: Item = ["a\(round)": value]
      for (candidate, expected) in [(value, true), (N("99"), false)] {
        #expect(
          try holds("#n = :v", item, names: ["#n": "a\(round)"], values: [":v": candidate])
            == expected)
      }
    }
  }

  @Test("a repeated invalid text is rejected each time, with the name of its parameter")
  func refusals() {
    for kind in [ExpressionKind.condition, .filter, .keyCondition, .condition] {
      #expect(
        refusal(of: "a = :undefined", as: kind)
          == "Invalid \(kind.rawValue): An expression attribute value used in expression is not"
          + " defined; attribute value: :undefined")
      #expect(refusal(of: "a = ", as: kind)?.hasPrefix("Invalid \(kind.rawValue): Syntax") == true)
    }
    #expect(refusal(of: "remove_me", as: .projection) == nil)
    #expect(refusal(of: "remove_me", as: .condition) != nil)
  }

  @Test("the number of cached texts is limited", arguments: [1, 2])
  func manyTexts(round: Int) throws {
    for number in 0..<700 {
      #expect(try holds("a\(number) = :v", ["a\(number)": N("1")], values: [":v": N("1")]))
      #expect(try holds("a0 = :v", ["a0": N("1")], values: [":v": N("1")]))
    }
  }

  @Test("concurrent reads get the right results")
  func threads() async {
    await withTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          (0..<500).allSatisfy { number in
            let name = "w\(worker)x\(number % 90)"
            return (try? holds("\(name) = :v", [name: N("1")], values: [":v": N("1")])) == true
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
