import DynamockTesting
import Testing

/// Tests how syntax errors of expressions count characters outside ASCII.
///
/// Scan and transactions in us-east-1 count an emoji as two characters and print half of one as
/// `?`; the other operations count characters ([dynoxide-captures] of October 2026, `expressions`).
/// That `near` goes from the token before to the token after is the rule of all syntax errors.
@Suite("Characters in syntax errors of expressions")
struct CharacterTests {
  /// A text at a certain place in a request of each operation.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let whole: String
    let halved: String

    var testDescription: String { text }

    init(_ text: String, whole: String, halved: String) {
      self.text = text
      self.whole = whole
      self.halved = halved
    }
  }

  static let cases = [
    Case("p😀 = :v", whole: #"token: "😀", near: "p😀 =""#, halved: #"token: "?", near: "p😀""#),
    Case("😀", whole: #"token: "😀", near: "😀""#, halved: #"token: "?", near: "😀""#),
    Case("p = :v 😀", whole: #"token: "😀", near: ":v 😀""#, halved: #"token: "?", near: ":v 😀""#),
    Case("p = = 😀", whole: #"token: "=", near: "= = 😀""#, halved: #"token: "=", near: "= = ?""#),
    Case("é = :v", whole: #"token: "é", near: "é =""#, halved: #"token: "é", near: "é =""#),
  ]

  @Test(
    "Scan and TransactWriteItems count an emoji as two characters", arguments: cases, Setting.stores
  )
  func halves(_ each: Case, setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      let values = #""ExpressionAttributeValues":{":v":{"S":"x"}}"#
      let scan = try await throwaway.send(.scan(#""FilterExpression":"\#(each.text)",\#(values)"#))
      #expect(scan.message == "Invalid FilterExpression: Syntax error; \(each.halved)")
      let check =
        #"{"TableName":"Main","Key":{"p":{"S":"a"}},"ConditionExpression":"\#(each.text)",\#(values)}"#
      let write = try await throwaway.send(
        Call("TransactWriteItems", #"{"TransactItems":[{"ConditionCheck":\#(check)}]}"#))
      #expect(write.message == "Invalid ConditionExpression: Syntax error; \(each.halved)")
      let delete = try await throwaway.send(
        .delete(#"{"p":{"S":"a"}}"#, #""ConditionExpression":"\#(each.text)",\#(values)"#))
      #expect(
        delete.message
          == "1 validation error detected: Invalid ConditionExpression: Syntax error; \(each.whole)"
      )
    }
  }

  @Test("TransactGetItems counts UTF-16 units, GetItem whole characters", arguments: Setting.stores)
  func projections(setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      let key = #"{"p":{"S":"a"}}"#
      let get = try await throwaway.send(.get(key, #""ProjectionExpression":"a😀""#))
      #expect(
        get.message == #"Invalid ProjectionExpression: Syntax error; token: "😀", near: "a😀""#)
      let item = #"{"TableName":"Main","Key":\#(key),"ProjectionExpression":"a😀"}"#
      let transaction = try await throwaway.send(
        Call("TransactGetItems", #"{"TransactItems":[{"Get":\#(item)}]}"#))
      #expect(
        transaction.message
          == #"Invalid ProjectionExpression: Syntax error; token: "?", near: "a😀""#)
    }
  }
}
