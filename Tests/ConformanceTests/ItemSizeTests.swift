import DynamockTesting
import Testing

/// Tests the limit of 400 KB to the byte, and the sizes of numbers ([parity-suite]
/// `itemSizeBySurface` and `item-size`).
@Suite("Item sizes")
struct ItemSizeTests {
  @Test("an item may have 409,600 bytes, but not one more", arguments: Setting.stores, surfaces)
  func limits(_ setting: Setting, _ surface: Surface) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      let fits = try await throwaway.send(surface.call(padding(to: 409_600 - surface.cost)))
      #expect(fits.status == 200, "\(fits.text)")
      let exceeds = try await throwaway.send(surface.call(padding(to: 409_601 - surface.cost)))
      #expect(exceeds.status == 400)
      #expect(exceeds.errorName == surface.error)
      #expect(exceeds.message == surface.message)
    }
  }

  /// Returns text that fills an item of `p` = "a" and `v` up to a size.
  private func padding(to size: Int) -> String { String(repeating: "x", count: size - 3) }

  /// One way of writing an item.
  struct Surface: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The bytes that a statement takes in addition to the finished item, with the same padding.
    var cost = 0
    var error = "ValidationException"
    let message: String
    let call: @Sendable (String) -> Call
  }

  static let tooLarge = "Item size has exceeded the maximum allowed size"
  static let tooLargeUpdate = "Item size to update has exceeded the maximum allowed size"

  static let surfaces: [Surface] = [
    Surface(testDescription: "PutItem", message: tooLarge) {
      .put(#"{"p":{"S":"a"},"v":{"S":"\#($0)"}}"#)
    },
    Surface(testDescription: "a put of BatchWriteItem", message: tooLarge) {
      Call(
        "BatchWriteItem",
        #"{"RequestItems":{"Main":[{"PutRequest":{"Item":{"p":{"S":"a"},"v":{"S":"\#($0)"}}}}]}}"#)
    },
    Surface(testDescription: "AttributeUpdates", message: tooLargeUpdate) {
      .update(#"{"p":{"S":"a"}}"#, #""AttributeUpdates":{"v":{"Value":{"S":"\#($0)"}}}"#)
    },
    // The statement: 3 for itself, 19 for SET, 1 for the name; the item also has 2 for its key.
    Surface(
      testDescription: "SET of an UpdateExpression", cost: 3 + 19 - 2, message: tooLargeUpdate
    ) {
      .update(
        #"{"p":{"S":"a"}}"#, by: "SET v = :v",
        #""ExpressionAttributeValues":{":v":{"S":"\#($0)"}}"#)
    },
    // if_not_exists costs 39 and its path 1 + 14 + 1.
    Surface(
      testDescription: "if_not_exists of an UpdateExpression", cost: 3 + 19 - 2 + 39 + 16,
      message: tooLargeUpdate
    ) {
      .update(
        #"{"p":{"S":"a"}}"#, by: "SET v = if_not_exists(w, :v)",
        #""ExpressionAttributeValues":{":v":{"S":"\#($0)"}}"#)
    },
    // REMOVE costs 1 and the name.
    Surface(
      testDescription: "an UpdateExpression with REMOVE and SET", cost: 3 + 19 - 2 + 1 + 4,
      message: tooLargeUpdate
    ) {
      .update(
        #"{"p":{"S":"a"}}"#, by: "SET v = :v REMOVE four",
        #""ExpressionAttributeValues":{":v":{"S":"\#($0)"}}"#)
    },
  ]

  @Test("the statement's size is validated before the condition", arguments: Setting.stores)
  func statementFirst(_ setting: Setting) async throws {
    let value = String(repeating: "x", count: 409_600)
    try await Row(
      "a statement that is too large is rejected for its size, even if its condition fails",
      .parity, [.hashTable],
      .update(
        #"{"p":{"S":"a"}}"#, by: "SET v = :v",
        #""ConditionExpression":"attribute_exists(p)","ExpressionAttributeValues":{":v":{"S":"\#(value)"}}"#
      ), .invalid(Self.tooLargeUpdate)
    ).run(setting)
  }

  @Test(
    "an update may not make an item too large even if each part fits", arguments: Setting.stores)
  func finishedItem(_ setting: Setting) async throws {
    let half = String(repeating: "x", count: 300_000)
    try await Row(
      "two halves are too large", .parity,
      [.hashTable, .put(#"{"p":{"S":"a"},"v":{"S":"\#(half)"}}"#)],
      .update(
        #"{"p":{"S":"a"}}"#, by: "SET w = :v",
        #""ExpressionAttributeValues":{":v":{"S":"\#(half)"}}"#),
      .invalid(Self.tooLargeUpdate)
    ).run(setting)
  }

  /// Literals and their sizes in bytes, [parity-suite].
  static let numbers: [(literal: String, size: Int)] = [
    ("0", 1), ("-0", 1), ("1", 2), ("12", 2), ("123", 3), ("1234", 3), ("0042", 2), ("100", 2),
    ("1010", 3), ("0.0000001", 2), ("1E125", 2), ("1E-100", 2), ("1.5", 3), ("15", 2), ("1.234", 4),
    ("3.14159", 5), ("123456", 4), ("100.5", 4), ("0.15", 2), ("-42", 3),
    ("12345678901234567890123456789012345678", 20),
  ]

  @Test("a number counts by its digits", arguments: numbers)
  func number(_ literal: String, _ size: Int) async throws {
    try await Row(
      "the table's size is that of its only item", .parity,
      [.hashTable, .put(#"{"p":{"S":"a"},"n":{"N":"\#(literal)"}}"#)], .describe(),
      .contains(#"{"Table":{"TableSizeBytes":\#(3 + size)}}"#)
    ).run(.inProcess(.memory))
  }

  /// Values and their sizes by the rules of [aws-item-sizes].
  static let values: [(value: String, size: Int)] = [
    (#"{"S":""}"#, 0), (#"{"S":"é"}"#, 2), (#"{"S":"\ud83d\ude00"}"#, 4), (#"{"B":"AAEC"}"#, 3),
    (#"{"BOOL":false}"#, 1), (#"{"NULL":true}"#, 1), (#"{"SS":["a","bc"]}"#, 3),
    (#"{"NS":["1","-1"]}"#, 5), (#"{"BS":["AA=="]}"#, 1), (#"{"L":[]}"#, 3), (#"{"M":{}}"#, 3),
    (#"{"L":[{"S":"ab"},{"L":[]}]}"#, 10), (#"{"M":{"ab":{"S":"c"},"d":{"M":{}}}}"#, 12),
  ]

  @Test("a value counts by its type", arguments: values)
  func value(_ value: String, _ size: Int) async throws {
    try await Row(
      "the table's size is that of its only item", .guide,
      [.hashTable, .put(#"{"p":{"S":"a"},"v":\#(value)}"#)], .describe(),
      .contains(#"{"Table":{"TableSizeBytes":\#(3 + size)}}"#)
    ).run(.inProcess(.memory))
  }

  @Test("values nest to 32 levels", arguments: Setting.stores)
  func nesting(_ setting: Setting) async throws {
    func list(_ depth: Int) -> String {
      String(repeating: #"{"L":["#, count: depth) + #"{"S":"x"}"#
        + String(repeating: "]}", count: depth)
    }
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable, .put(#"{"p":{"S":"a"},"v":\#(list(31))}"#)])
      let deep = try await throwaway.send(.put(#"{"p":{"S":"a"},"v":\#(list(32))}"#))
      #expect(deep.errorName == "ValidationException")
      #expect(
        deep.message
          == Words.detected + "Nesting Levels have exceeded supported limits: "
          + "Attributes in the item have nested levels beyond supported limit")
      // Adds one level by an update of the stored item.
      let wrapped = try await throwaway.send(
        .update(
          #"{"p":{"S":"a"}}"#, by: "SET w = :v, w2 = v",
          #""ExpressionAttributeValues":{":v":{"S":"x"}}"#))
      #expect(wrapped.status == 200, "\(wrapped.text)")
    }
  }
}
