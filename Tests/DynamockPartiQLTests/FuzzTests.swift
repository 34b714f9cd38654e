import DynamockFuzzing
import DynamockModel
import SeededRandom
import Testing

@testable import DynamockPartiQL

@Suite("No statement crashes the parser")
struct FuzzTests {
  @Test("damaged and random statements get a tree that prints back to itself, or an error")
  func statements() throws {
    var run = FuzzRun("partiql", splitsLines: true)
    var random = RandomStatements(seed: run.seed)
    var accepted = 0
    while var input = run.next() {
      if run.random.below(3) == 0 {
        input = damaged(random.statement().text, &run.random)
        run.keep(input)
      }
      let text = String(decoding: input, as: UTF8.self)
      let began = ContinuousClock.now
      do throws(PartiQLError) {
        let syntax = try Parser.parse(text).syntax
        let parameters = text.utf8.count { $0 == UInt8(ascii: "?") }
        _ = try ParsedStatement(parsing: text).resolved(
          with: Array(repeating: .string("x"), count: parameters))
        accepted += 1
        let again = try Parser.parse(syntax.text).syntax
        #expect(again.text == syntax.text, "\(text)")
      } catch {
        #expect(!error.message.isEmpty, "\(text)")
      }
      #expect(.now - began < .seconds(5), "\(text)")
    }
    #expect(accepted > run.count / 50, "seed \(run.seed)")
  }

  private func damaged(_ text: String, _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<random.below(3) where !bytes.isEmpty {
      bytes[random.below(bytes.count)] = UInt8(random.below(128))
    }
    return bytes
  }
}
