import DynamockTesting
import Testing

/// Tests rules that apply to a whole request, as AWS's responses to [parity-suite] showed in
/// October 2026.
@Suite("Parity with AWS, October 2026")
struct ParityTests {
  @Test("sets come back in DynamoDB's order", arguments: Setting.stores, sets)
  func setOrder(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("wide exponents have the message of the operation's layer", arguments: wideExponents)
  func exponents(_ row: Row) async throws { try await row.run(Setting(.inProcess, .memory)) }

  @Test("beyond 62 levels single writes respond in the older form", arguments: deepRequests)
  func deep(_ row: Row) async throws { try await row.run(Setting(.inProcess, .memory)) }

  // MARK: Sets (`updateItem/basic`, eu-west-2, 2026-10-09)

  private static let mixed =
    #"{"p":{"S":"a"},"n":{"NS":["10","9","-1"]},"b":{"BS":["/w==","AA==",""]},"s":{"SS":["b","é","Z"]}}"#

  private static let sets: [Row] = [
    Row(
      "a read returns strings and binary by bytes and numbers by value", .parity,
      [.hashTable, .put(mixed)], .get(#"{"p":{"S":"a"}}"#),
      .equals(
        #"{"Item":{"p":{"S":"a"},"n":{"NS":["-1","9","10"]},"b":{"BS":["","AA==","/w=="]},"#
          + #""s":{"SS":["Z","b","é"]}}}"#)),
    Row(
      "an empty string from ADD comes first", .parity,
      [
        .hashTable, .put(#"{"p":{"S":"a"},"t":{"SS":["a"]}}"#),
        .update(
          #"{"p":{"S":"a"}}"#, by: "ADD t :v",
          #""ExpressionAttributeValues":{":v":{"SS":[""]}}"#),
      ], .get(#"{"p":{"S":"a"}}"#), .equals(#"{"Item":{"p":{"S":"a"},"t":{"SS":["","a"]}}}"#)),
    Row(
      "an update returns its new set in order", .parity, [.hashTable],
      .update(
        #"{"p":{"S":"a"}}"#, by: "SET t = :v",
        #""ExpressionAttributeValues":{":v":{"NS":["2","10","1"]}},"ReturnValues":"UPDATED_NEW""#),
      .equals(#"{"Attributes":{"t":{"NS":["1","2","10"]}}}"#)),
    Row(
      "a set inside a map is in order too", .parity,
      [.hashTable, .put(#"{"p":{"S":"a"},"m":{"M":{"t":{"SS":["y","x"]}}}}"#)], .scan(),
      .contains(#"{"Items":[{"p":{"S":"a"},"m":{"M":{"t":{"SS":["x","y"]}}}}]}"#)),
  ]

  // MARK: Numbers (`valueLayers` and `partiqlParameterNumbers`, 2026-10-09)

  private static let notNumeric = "The parameter cannot be converted to a numeric value: "
  private static let overflow =
    "Number overflow. Attempting to store a number with magnitude larger than supported range"
  private static let underflow =
    "Number underflow. Attempting to store a number with magnitude smaller than supported range"

  private static let wideExponents: [Row] =
    [
      ("1e2147483647", overflow, underflow),
      ("1e2147483648", overflow, "\(notNumeric)1e2147483648"),
      ("1e-2147483648", underflow, "\(notNumeric)1e-2147483648"),
      ("1e99999999999", overflow, "\(notNumeric)1e99999999999"),
    ].flatMap { (text, current, older) in exponent(text, current, older) }

  /// Returns rows with a number in every kind of operation that has one.
  private static func exponent(_ text: String, _ current: String, _ older: String) -> [Row] {
    let item = #"{"p":{"S":"a"},"n":{"N":"\#(text)"}}"#
    let values = #""ExpressionAttributeValues":{":v":{"N":"\#(text)"}}"#
    let wrapped = "ExpressionAttributeValues contains invalid value: \(older) for key :v"
    return [
      Row(
        "\(text) in PutItem", .parity, [.hashTable], .put(item), .invalid(Words.detected + current)),
      Row(
        "\(text) in a Query's filter", .parity, [.hashTable],
        .query(
          "p = :p",
          #""FilterExpression":"n = :v","ExpressionAttributeValues":{":p":{"S":"a"},":v":{"N":"\#(text)"}}"#
        ), .invalid(current)),
      Row(
        "\(text) in a Scan's filter", .parity, [.hashTable],
        .scan(#""FilterExpression":"n = :v",\#(values)"#), .invalid(wrapped)),
      Row(
        "\(text) in BatchWriteItem", .parity, [.hashTable],
        Call("BatchWriteItem", #"{"RequestItems":{"Main":[{"PutRequest":{"Item":\#(item)}}]}}"#),
        .invalid(older)),
      Row(
        "\(text) in TransactWriteItems", .parity, [.hashTable],
        Call(
          "TransactWriteItems", #"{"TransactItems":[{"Put":{"TableName":"Main","Item":\#(item)}}]}"#
        ),
        .invalid(older)),
      Row(
        "\(text) in the parameter of a statement", .parity, [.hashTable],
        Call(
          "ExecuteStatement",
          #"{"Statement":"SELECT * FROM Main WHERE p = 'a' AND n = ?","Parameters":[{"N":"\#(text)"}]}"#
        ),
        .invalid(older)),
    ]
  }

  // MARK: Deep requests (`deepRequests`, 2026-10-09)

  private static func deep(_ levels: Int) -> String {
    String(repeating: #"{"M":{"n":"#, count: levels) + #"{"S":"leaf"}"#
      + String(repeating: "}}", count: levels)
  }

  private static func put(_ levels: Int, _ more: String) -> Call {
    Call(
      "PutItem",
      #"{"TableName":"Absent","Item":{"p":{"S":"a"}},"Expected":{"a":{"Value":\#(deep(levels))},"#
        + #""b":{"Exists":false}},\#(more)}"#)
  }

  private static func delete(_ levels: Int, _ more: String) -> Call {
    Call(
      "DeleteItem",
      #"{"TableName":"Absent","Key":{"p":{"S":"a"}},"ConditionExpression":"d = :d","#
        + #""ExpressionAttributeValues":{":d":\#(deep(levels))},\#(more)}"#)
  }

  private static let olderConjunction =
    "Value 'XOR' at 'conditionalOperator' failed to satisfy constraint: Member must satisfy enum value "
    + "set: [OR, AND]"
  private static let olderReturnValues =
    "Value 'BOGUS' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: "
    + "[ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]"
  private static let newerReturnValues =
    "Failed to satisfy constraint: Member must satisfy enum value set: "
    + "[ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]"

  private static let deepRequests: [Row] = [
    Row(
      "with 40 levels PutItem's ConditionalOperator is reported in the newer form", .parity, [],
      put(40, #""ConditionalOperator":"XOR""#),
      .invalid(
        Words.detected
          + "Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]")),
    Row(
      "with 100 levels it is reported in the older form", .parity, [],
      put(100, #""ConditionalOperator":"XOR""#), .invalid(Words.detected + olderConjunction)),
    Row(
      "with 40 levels DeleteItem's ReturnValues are reported in the newer form", .parity, [],
      delete(40, #""ReturnValues":"BOGUS""#), .invalid(Words.detected + newerReturnValues)),
    Row(
      "with 63 levels they are reported in the older form", .parity, [],
      delete(63, #""ReturnValues":"BOGUS""#), .invalid(Words.detected + olderReturnValues)),
    Row(
      "with 100 levels UPDATED_NEW is rejected without the envelope", .parity, [],
      delete(100, #""ReturnValues":"UPDATED_NEW""#),
      .invalid("ReturnValues can only be ALL_OLD or NONE")),
  ]
}
