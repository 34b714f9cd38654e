import DynamockExpressions
import DynamockModel
import Testing

@testable import DynamockExpressions

@Suite("The limits of expressions")
struct LimitTests {
  @Test(
    "4096 bytes are accepted, 4097 are not, whatever they contain",
    arguments: ExpressionKind.allCases)
  func size(kind: ExpressionKind) {
    let answer = refusal(of: String(repeating: "(", count: 4097), as: kind)
    #expect(
      answer == "Invalid \(kind.rawValue): Expression size has exceeded the maximum allowed size;")
    let name = String(repeating: "a", count: 4091)
    #expect(refusal(of: name + " = bc", as: .filter) == nil)
    #expect(refusal(of: name + "bcdef", as: .projection) == nil)
  }

  @Test("bytes count, not characters")
  func bytes() {
    let text = String(repeating: "é", count: 2049)
    #expect(
      refusal(of: text, as: .filter)
        == "Invalid FilterExpression: Expression size has exceeded the maximum allowed size;")
  }

  @Test("reports the size of filters and conditions only if asked to (2026-10-09)")
  func sizes() {
    let sentence = "Expression size has exceeded the maximum allowed size;"
    for kind in [ExpressionKind.update, .projection, .keyCondition] {
      let error = ExpressionError(kind, .tooLong(bytes: 4109))
      #expect(error.message(withSize: true) == "Invalid \(kind.rawValue): \(sentence)")
    }
    for kind in [ExpressionKind.filter, .condition] {
      let error = ExpressionError(kind, .tooLong(bytes: 4109))
      #expect(error.message == "Invalid \(kind.rawValue): \(sentence)")
      #expect(
        error.message(withSize: true)
          == "Invalid \(kind.rawValue): \(sentence) expression size: 4109")
    }
  }

  private static let tooMany =
    "Invalid ConditionExpression: The expression contains too many operators; operator count: 301"

  @Test("300 operators are accepted, more are not, and counting ends at 301 ([scylla-alternator])")
  func operators() {
    func chain(_ count: Int) -> String {
      Array(repeating: "a<b", count: count).joined(separator: " or ")
    }
    #expect(refusal(of: chain(150), as: .condition) == nil)
    #expect(refusal(of: chain(151), as: .condition) == Self.tooMany)
    #expect(refusal(of: chain(455), as: .condition) == Self.tooMany)
  }

  @Test("functions do not count as operators")
  func functions() {
    let calls = Array(repeating: "contains(a,b)", count: 200).joined(separator: " or ")
    #expect(refusal(of: calls, as: .condition) == nil)
  }

  @Test("Each NOT counts as an operator")
  func negations() {
    let negations = String(repeating: "NOT ", count: 299)
    #expect(refusal(of: negations + "a = b", as: .condition) == nil)
    #expect(refusal(of: "NOT " + negations + "a = b", as: .condition) == Self.tooMany)
  }

  @Test("32 levels of a path are accepted, 33 are not")
  func levels() {
    let path = Array(repeating: "a", count: 32).joined(separator: ".")
    #expect(refusal(of: path, as: .projection) == nil)
    #expect(
      refusal(of: path + "[0]", as: .projection)
        == "Invalid ProjectionExpression: The document path has too many nesting levels;"
        + " nesting levels: 33")
  }

  @Test("a list index has to be valid")
  func index() {
    #expect(
      refusal(of: "SET a[99999999999999] = b", as: .update)
        == "Invalid UpdateExpression: List index is not within the allowable range;"
        + " index: [99999999999999]")
    let digits = String(repeating: "9", count: 30)
    #expect(
      refusal(of: "a[\(digits)]", as: .projection)
        == "Invalid ProjectionExpression: List index is not within the allowable range;"
        + " index: [\(digits)]")
    #expect(refusal(of: "a[2147483647]", as: .projection) == nil)
  }

  @Test("100 operands of IN are accepted, 101 are not")
  func inOperands() {
    func list(_ count: Int) -> String {
      "a IN (" + (1...count).map { "b\($0)" }.joined(separator: ",") + ")"
    }
    #expect(refusal(of: list(100), as: .condition) == nil)
    #expect(
      refusal(of: list(101), as: .condition)
        == "Invalid ConditionExpression: The IN operator is provided with too many operands;"
        + " number of operands: 101")
  }

  @Test("there are 573 reserved words ([aws-reserved-words]), in upper or lower case")
  func reservedWords() {
    #expect(ReservedWords.words.count == 573)
    #expect(ReservedWords.contains("abort") && ReservedWords.contains("ZONE"))
    #expect(ReservedWords.contains("LocalTimestamp") && ReservedWords.contains("TTL"))
    #expect(!ReservedWords.contains("pk") && !ReservedWords.contains("LocalTimestamps"))
  }

  @Test(
    "excessive depth is rejected without a stack overflow",
    arguments: ["(", "NOT (", "size(", "if_not_exists(a,", "NOT ", "a=b AND (", "a[0].b."])
  func depth(piece: String) {
    let text = String(repeating: piece, count: 4096 / piece.utf8.count)
    #expect(refusal(of: text, as: .condition) != nil)
    #expect(refusal(of: "SET a = " + text.dropLast(8), as: .update) != nil)
  }

  @Test("functions of an update may nest as deep as the text allows")
  func nestedFunctions() {
    let text =
      "SET a=" + String(repeating: "if_not_exists(b,", count: 230) + "c"
      + String(repeating: ")", count: 230)
    #expect(refusal(of: text, as: .update) == nil)
  }
}
