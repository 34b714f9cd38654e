import DynamockModel
import Testing

/// JSON of the wrong type for a member.
///
/// The rows are the `serializations` of [dynalite-suite]: each type of member once as a field and,
/// if AWS's message differs, once as an element.
@Suite struct SerializationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var operation: Operation
    var body: String
    var sentence: String
    var testDescription: String { "\(operation.name) \(body)" }
  }

  private static let unexpectedObject = "Start of structure or map found where not expected"
  private static let castFault =
    "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')"
  private static let package = "com.amazonaws.dynamodb.v20120810"

  private static func rows(
    _ operation: Operation, _ body: (String) -> String, _ cases: [(String, String)]
  ) -> [Row] {
    cases.map { Row(operation: operation, body: body($0.0), sentence: $0.1) }
  }

  private static let scalars = ["\"23\"", "true", "23", "-2147483648", "2147483648", "34.56"]

  static let strings = rows(
    .putItem, { #"{"TableName":\#($0)}"# },
    [
      ("true", "TRUE_VALUE cannot be converted to String"),
      ("false", "FALSE_VALUE cannot be converted to String"),
      ("23", "NUMBER_VALUE cannot be converted to String"),
      ("-2147483648", "NUMBER_VALUE cannot be converted to String"),
      ("34.56", "DECIMAL_VALUE cannot be converted to String"),
      ("[]", "Unrecognized collection type class java.lang.String"), ("{}", unexpectedObject),
    ])
  static let enumerations = rows(
    .putItem, { #"{"ReturnValues":\#($0)}"# },
    [
      ("true", "TRUE_VALUE cannot be converted to String"),
      ("[]", "Unrecognized collection type class java.lang.String"), ("{}", unexpectedObject),
    ])
  static let integers = rows(
    .query, { #"{"Limit":\#($0)}"# },
    [
      (#""23""#, "STRING_VALUE cannot be converted to Integer"),
      ("true", "TRUE_VALUE cannot be converted to Integer"),
      ("false", "FALSE_VALUE cannot be converted to Integer"),
      ("[]", "Unrecognized collection type class java.lang.Integer"), ("{}", unexpectedObject),
    ])
  static let longs = rows(
    .createTable, { #"{"ProvisionedThroughput":{"ReadCapacityUnits":\#($0)}}"# },
    [
      (#""23""#, "STRING_VALUE cannot be converted to Long"),
      ("true", "TRUE_VALUE cannot be converted to Long"),
      ("[]", "Unrecognized collection type class java.lang.Long"), ("{}", unexpectedObject),
    ])
  @Test(
    "a list instead of a boolean is rejected without a message (2026-10-10)",
    arguments: [#"{"ConsistentRead":[]}"#, #"{"Key":{"a":{"BOOL":[]}}}"#])
  func listForBoolean(body: String) {
    let refusal = #expect(throws: DynamoDBError.self) { try decode(.getItem, body) }
    #expect(refusal?.code == .serialization && refusal?.message == nil)
  }

  @Test("some thousands of levels are rejected without a message (2026-10-09)")
  func thousandsOfLevels() throws {
    func body(_ levels: Int) -> String {
      #"{"Item":{"a":"# + String(repeating: #"{"M":{"n":"#, count: levels) + #"{"S":"x"}"#
        + String(repeating: "}}", count: levels) + "}}"
    }
    _ = try decode(.putItem, body(2_000))
    let refusal = #expect(throws: DynamoDBError.self) { try decode(.putItem, body(5_000)) }
    #expect(refusal?.code == .serialization && refusal?.message == nil)
  }

  static let booleans = rows(
    .getItem, { #"{"ConsistentRead":\#($0)}"# },
    [
      (#""23""#, "Unexpected token received from parser"),
      ("23", "NUMBER_VALUE cannot be converted to Boolean"),
      ("34.56", "DECIMAL_VALUE cannot be converted to Boolean"),
      ("{}", unexpectedObject),
    ])
  static let blobs = ["B", "BS"].flatMap { type in
    rows(
      .putItem, { #"{"Item":{"a":{"\#(type)":\#(type == "BS" ? "[\($0)]" : $0)}}}"# },
      [
        ("true", "only base-64-encoded strings are convertible to bytes"),
        ("23", "only base-64-encoded strings are convertible to bytes"),
        ("34.56", "only base-64-encoded strings are convertible to bytes"),
        ("[]", "Unrecognized collection type class java.nio.ByteBuffer"),
        ("{}", unexpectedObject),
        (#""23456""#, "Base64 encoded length is expected a multiple of 4 bytes but found: 5"),
        (#""=+/=""#, "Invalid last non-pad Base64 character dectected"),
        (#""+/+=""#, "Invalid last non-pad Base64 character dectected"),
      ])
  }
  static let lists =
    rows(
      .createTable, { #"{"KeySchema":\#($0)}"# },
      scalars.map { ($0, "Unexpected field type") } + [("{}", unexpectedObject)])
    + ["SS", "NS", "BS", "L"].flatMap { type in
      rows(
        .putItem, { #"{"Item":{"a":{"\#(type)":\#($0)}}}"# },
        scalars.map { ($0, "Unexpected field type") } + [("{}", unexpectedObject)])
    }
  static let maps =
    rows(
      .putItem, { #"{"Item":\#($0)}"# },
      scalars.map { ($0, "Unexpected field type") } + [
        (
          "[]",
          "Unrecognized collection type java.util.Map<java.lang.String, \(package).AttributeValue>"
        )
      ])
    + [
      Row(
        operation: .putItem, body: #"{"ExpressionAttributeNames":[]}"#,
        sentence: "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>"),
      Row(
        operation: .batchWriteItem, body: #"{"RequestItems":[]}"#,
        sentence:
          "Unrecognized collection type java.util.Map<java.lang.String, java.util.List<\(package).WriteRequest>>"
      ),
      Row(
        operation: .putItem, body: #"{"Expected":[]}"#,
        sentence:
          "Unrecognized collection type java.util.Map<java.lang.String, \(package).ExpectedAttributeValue>"
      ),
    ]
  static let structures =
    rows(
      .createTable, { #"{"ProvisionedThroughput":\#($0)}"# },
      scalars.map { ($0, "Unexpected field type") } + [
        ("[]", "Unrecognized collection type class \(package).ProvisionedThroughput")
      ])
    + rows(
      .createTable, { #"{"KeySchema":[\#($0)]}"# },
      scalars.map { ($0, "Unexpected value type in payload") } + [
        ("[]", "Unrecognized collection type class \(package).KeySchemaElement")
      ])
    + rows(
      .query, { #"{"KeyConditions":{"a":\#($0)}}"# },
      [
        ("1", "Unexpected value type in payload"),
        ("[]", "Unrecognized collection type class \(package).Condition"),
      ])
  static let values =
    rows(
      .putItem, { #"{"Item":{"a":\#($0)}}"# },
      scalars.map { ($0, "Unexpected value type in payload") } + [
        ("[]", "Unrecognized collection type class \(package).AttributeValue")
      ])
    + rows(
      .putItem, { #"{"Item":{"a":{"L":[{"M":{"b":\#($0)}}]}}}"# },
      [
        ("1", "Unexpected value type in payload"),
        (#"{"S":1}"#, "NUMBER_VALUE cannot be converted to String"),
        (#"{"N":1}"#, "NUMBER_VALUE cannot be converted to String"),
        (#"{"NULL":1.5}"#, "DECIMAL_VALUE cannot be converted to Boolean"),
        (#"{"BOOL":"x"}"#, "Unexpected token received from parser"),
        (#"{"SS":[1]}"#, "NUMBER_VALUE cannot be converted to String"),
        (#"{"NS":[{}]}"#, unexpectedObject),
        (#"{"L":[1]}"#, "Unexpected value type in payload"),
      ])
  static let nestedCollections =
    rows(
      .batchWriteItem, { #"{"RequestItems":{"t":\#($0)}}"# },
      scalars.map { ($0, castFault) } + [("{}", unexpectedObject)])
    + rows(
      .batchGetItem, { #"{"RequestItems":{"t":{"Keys":[\#($0)]}}}"# },
      scalars.map { ($0, castFault) } + [
        (
          "[]",
          "Unrecognized collection type java.util.Map<java.lang.String, \(package).AttributeValue>"
        )
      ])

  @Test(
    "JSON of the wrong type gets AWS's message",
    arguments: strings + enumerations + integers + longs + booleans + blobs + lists + maps
      + structures + values + nestedCollections)
  func sentence(_ row: Row) {
    #expect(throws: DynamoDBError(.serialization, row.sentence)) {
      try decode(row.operation, row.body)
    }
  }

  @Test(
    "a body that is not a JSON object gets no message",
    arguments: [
      "", " ", "hi", "[]", "\"a\"", "1", "null", "{", "{}x", #"{"TableName":"#,
      #"{"TableName":1"#, #"{"TableName":1,}"#, #"{"TableName":"a"},"#, #"{"Other":[}"#,
    ])
  func noSentence(_ body: String) {
    #expect(throws: DynamoDBError(.serialization, nil)) { try decode(.putItem, body) }
  }

  @Test("the first value of the wrong type in the body is reported")
  func firstFault() {
    #expect(
      throws: DynamoDBError(.serialization, "TRUE_VALUE cannot be converted to String")
    ) {
      try decode(.getItem, #"{"ConsistentRead":true,"TableName":true,"Key":1}"#)
    }
  }
}
