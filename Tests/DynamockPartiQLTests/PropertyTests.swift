import DynamockModel
import SeededRandom
import Testing

@testable import DynamockPartiQL

@Suite("Arbitrary text")
struct PropertyTests {
  @Test("parses to the same statement after printing", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func printing(seed: UInt64) throws {
    var random = RandomStatements(seed: seed)
    for _ in 0..<200 {
      let text = random.statement().text
      let parsed = try Parser.parse(text).syntax
      #expect(parsed.text == text, "seed \(seed)")
    }
  }

  @Test(
    "is parsed or rejected, whatever tokens it consists of", arguments: [11, 12, 13] as [UInt64])
  func pieces(seed: UInt64) {
    let pieces = [
      "SELECT", "FROM", "WHERE", "INSERT", "INTO", "VALUE", "UPDATE", "SET", "REMOVE", "DELETE",
      "AND",
      "OR", "NOT", "IN", "BETWEEN", "IS", "MISSING", "NULL", "ORDER", "BY", "DESC", "RETURNING",
      "ALL",
      "OLD", "*", "(", ")", "[", "]", "{", "}", "<<", ">>", ",", ".", ":", ";", "=", "<>", "<", "+",
      "-", "?", "'a'", "\"b\"", "pk", "t", "1", "1e5", "--", "/*", "*/", "exists", "size", "'",
      "\"",
      "`", "é", "\n", "@", "LIKE", "EXISTS(", "count(*)", "limit", "ON", "CONFLICT", "as",
    ]
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0..<24, using: &generator)
      let text = (0..<count).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined(separator: " ")
      let parameters = text.utf8.count { $0 == UInt8(ascii: "?") }
      do throws(PartiQLError) {
        _ = try ParsedStatement(parsing: text).resolved(
          with: Array(repeating: .string("x"), count: parameters))
      } catch {
        #expect(!error.message.isEmpty, "seed \(seed): \(text)")
      }
    }
  }

  @Test("is parsed or rejected if cut off or changed anywhere", arguments: [21, 22] as [UInt64])
  func mutations(seed: UInt64) throws {
    var random = RandomStatements(seed: seed)
    for _ in 0..<300 {
      var bytes = Array(random.statement().text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random.generator) where !bytes.isEmpty {
        let index = Int.random(in: bytes.indices, using: &random.generator)
        switch Int.random(in: 0..<3, using: &random.generator) {
        case 0: bytes.remove(at: index)
        case 1: bytes[index] = UInt8.random(in: 1...255, using: &random.generator)
        default: bytes.removeSubrange(index...)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      do throws(PartiQLError) {
        _ = try ParsedStatement(parsing: text).resolved(with: [])
      } catch {
        #expect(!error.message.isEmpty, "seed \(seed): \(text)")
      }
    }
  }

  static let deep: [String] = [
    "SELECT * FROM t WHERE " + String(repeating: "(", count: 4000) + "a = 1",
    "SELECT * FROM t WHERE " + String(repeating: "NOT ", count: 2000) + "a = 1",
    "INSERT INTO t VALUE {'pk': " + String(repeating: "[", count: 4000),
    String(repeating: "SELECT ", count: 1000), String(repeating: "FROM ", count: 1000),
    "UPDATE t SET a = " + String(repeating: "1 + ", count: 2000) + "1 WHERE pk = 'a'",
    "SELECT a" + String(repeating: "[a", count: 3000) + " FROM t",
  ]

  @Test("is rejected if nested too deeply", arguments: deep)
  func nesting(text: String) {
    #expect(throws: PartiQLError.self) {
      try ParsedStatement(parsing: text).resolved(with: [])
    }
  }

  /// Long sequences of operators before an operand are read without recursion ([dynoxide-captures]
  /// `partiql-limits`, us-east-1, 2026-10).
  @Test("has the same depth with a thousand ANDs or signs as with two")
  func longChains() throws {
    let clause = (0..<1000).map { "a\($0) = 1" }.joined(separator: " AND ")
    _ = try ParsedStatement(parsing: "SELECT * FROM t WHERE " + clause)
    let signs = String(repeating: "- ", count: 4000)
    _ = try ParsedStatement(parsing: "SELECT * FROM t WHERE a = \(signs)1").resolved(with: [])
    for run in ["NOT ", "- "] {
      let error = #expect(throws: PartiQLError.self) {
        try ParsedStatement(parsing: String(repeating: run, count: 2000))
      }
      #expect(error?.message.hasSuffix("processed: Unexpected term") == true)
    }
  }
}
