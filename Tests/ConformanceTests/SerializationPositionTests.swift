import DynamockTesting
import Testing

/// Tests JSON of the wrong type in every position of a request: fields, elements of lists, entries
/// of maps, members of structures, at any depth ([dynalite-suite] `serializations`; part of them
/// confirmed in March 2026 by [dynoxide-gap]).
@Suite("Values of the wrong type")
struct SerializationPositionTests {
  @Test("are reported before anything else", arguments: positions)
  func refuses(_ position: Position) async throws {
    try await Throwaway.run(Setting(.wire, .memory)) { throwaway in
      for (value, sentence) in position.kind.faults {
        let answer = try await throwaway.send(position.call(with: value))
        #expect(answer.status == 400, "\(position): \(value)")
        #expect(answer.errorName == "SerializationException", "\(position): \(value)")
        #expect(answer.message == sentence, "\(position): \(value)")
      }
    }
  }

  /// A position in a request's JSON, marked by `@`, and the type that belongs there.
  struct Position: Sendable, CustomTestStringConvertible {
    let operation: String
    let body: String
    let kind: Kind

    init(_ operation: String, _ body: String, _ kind: Kind) {
      self.operation = operation
      self.body = body
      self.kind = kind
    }

    var testDescription: String { "\(operation) \(body)" }

    func call(with value: String) -> Call {
      let parts = body.split(separator: "@", omittingEmptySubsequences: false)
      return Call(operation, parts.joined(separator: value))
    }
  }

  /// The type of a position.
  enum Kind: Sendable {
    case text
    case boolean
    case list
    /// `Integer` or `Long`.
    case number(String)
    /// A map, by Java's name for its values.
    case map(String)
    /// A structure as a field.
    case member(String)
    /// A structure in a list or a map.
    case element(String)

    /// JSON values of the wrong type, and AWS's messages.
    var faults: [(value: String, sentence: String)] {
      switch self {
      case .text:
        faults(
          of: "String", ["true": "TRUE", "false": "FALSE", "23": "NUMBER", "34.56": "DECIMAL"])
      case .number(let type):
        faults(of: type, ["true": "TRUE", "false": "FALSE", #""23""#: "STRING"])
      case .boolean:
        // A list has no message; captured responses in the client tests confirm this.
        [
          ("23", "NUMBER_VALUE cannot be converted to Boolean"),
          ("34.56", "DECIMAL_VALUE cannot be converted to Boolean"), ("{}", Self.structure),
          (#""23""#, "Unexpected token received from parser"),
        ]
      case .list: scalars("Unexpected field type") + [("{}", Self.structure)]
      case .map(let values):
        scalars("Unexpected field type") + [
          ("[]", Self.collection + "java.util.Map<java.lang.String, \(values)>")
        ]
      case .member(let name):
        scalars("Unexpected field type") + [
          ("[]", Self.collection + "class \(Self.package)\(name)")
        ]
      case .element(let name):
        scalars("Unexpected value type in payload") + [
          ("[]", Self.collection + "class \(Self.package)\(name)")
        ]
      }
    }

    private func faults(
      of type: String, _ tokens: KeyValuePairs<String, String>
    ) -> [(value: String, sentence: String)] {
      tokens.map { ($0.key, "\($0.value)_VALUE cannot be converted to \(type)") } + [
        ("[]", Self.collection + "class java.lang.\(type)"), ("{}", Self.structure),
      ]
    }

    private func scalars(_ sentence: String) -> [(value: String, sentence: String)] {
      [#""23""#, "true", "23", "34.56"].map { ($0, sentence) }
    }

    private static let structure = "Start of structure or map found where not expected"
    private static let collection = "Unrecognized collection type "
    static let package = "com.amazonaws.dynamodb.v20120810."
  }

  private static func java(_ name: String) -> String { Kind.package + name }

  static let positions: [Position] = [
    Position("CreateTable", #"{"TableName":@}"#, .text),
    Position("CreateTable", #"{"BillingMode":@}"#, .text),
    Position("CreateTable", #"{"AttributeDefinitions":@}"#, .list),
    Position("CreateTable", #"{"KeySchema":@}"#, .list),
    Position("CreateTable", #"{"KeySchema":[@]}"#, .element("KeySchemaElement")),
    Position("CreateTable", #"{"KeySchema":[{"KeyType":@}]}"#, .text),
    Position("CreateTable", #"{"AttributeDefinitions":[@]}"#, .element("AttributeDefinition")),
    Position("CreateTable", #"{"AttributeDefinitions":[{"AttributeName":@}]}"#, .text),
    Position("CreateTable", #"{"ProvisionedThroughput":@}"#, .member("ProvisionedThroughput")),
    Position("CreateTable", #"{"ProvisionedThroughput":{"ReadCapacityUnits":@}}"#, .number("Long")),
    Position("CreateTable", #"{"LocalSecondaryIndexes":@}"#, .list),
    Position("CreateTable", #"{"LocalSecondaryIndexes":[@]}"#, .element("LocalSecondaryIndex")),
    Position("CreateTable", #"{"LocalSecondaryIndexes":[{"IndexName":@}]}"#, .text),
    Position(
      "CreateTable", #"{"LocalSecondaryIndexes":[{"KeySchema":[@]}]}"#, .element("KeySchemaElement")
    ),
    Position(
      "CreateTable", #"{"LocalSecondaryIndexes":[{"Projection":@}]}"#, .member("Projection")),
    Position(
      "CreateTable", #"{"LocalSecondaryIndexes":[{"Projection":{"NonKeyAttributes":@}}]}"#, .list),
    Position(
      "CreateTable", #"{"LocalSecondaryIndexes":[{"Projection":{"NonKeyAttributes":[@]}}]}"#, .text),
    Position(
      "CreateTable",
      #"{"GlobalSecondaryIndexes":[{"ProvisionedThroughput":{"WriteCapacityUnits":@}}]}"#,
      .number("Long")),
    Position("CreateTable", #"{"StreamSpecification":@}"#, .member("StreamSpecification")),
    Position("CreateTable", #"{"StreamSpecification":{"StreamEnabled":@}}"#, .boolean),
    Position("CreateTable", #"{"Tags":[@]}"#, .element("Tag")),
    Position("GetItem", #"{"Key":@}"#, .map(java("AttributeValue"))),
    Position("GetItem", #"{"Key":{"p":@}}"#, .element("AttributeValue")),
    Position("GetItem", #"{"Key":{"p":{"S":@}}}"#, .text),
    Position("GetItem", #"{"Key":{"p":{"N":@}}}"#, .text),
    Position("GetItem", #"{"Key":{"p":{"BOOL":@}}}"#, .boolean),
    Position("GetItem", #"{"Key":{"p":{"NULL":@}}}"#, .boolean),
    Position("GetItem", #"{"Key":{"p":{"SS":@}}}"#, .list),
    Position("GetItem", #"{"Key":{"p":{"SS":[@]}}}"#, .text),
    Position("GetItem", #"{"Key":{"p":{"NS":[@]}}}"#, .text),
    Position("GetItem", #"{"Key":{"p":{"L":@}}}"#, .list),
    Position("GetItem", #"{"Key":{"p":{"L":[@]}}}"#, .element("AttributeValue")),
    Position("GetItem", #"{"Key":{"p":{"M":@}}}"#, .map(java("AttributeValue"))),
    Position("GetItem", #"{"Key":{"p":{"M":{"a":@}}}}"#, .element("AttributeValue")),
    Position("GetItem", #"{"Key":{"p":{"L":[{"S":@}]}}}"#, .text),
    Position("GetItem", #"{"ConsistentRead":@}"#, .boolean),
    Position("GetItem", #"{"AttributesToGet":@}"#, .list),
    Position("GetItem", #"{"AttributesToGet":[@]}"#, .text),
    Position("GetItem", #"{"ExpressionAttributeNames":@}"#, .map("java.lang.String")),
    Position("GetItem", ##"{"ExpressionAttributeNames":{"#a":@}}"##, .text),
    Position("Query", #"{"Limit":@}"#, .number("Integer")),
    Position("Query", #"{"ScanIndexForward":@}"#, .boolean),
    Position("Query", #"{"KeyConditions":@}"#, .map(java("Condition"))),
    Position("Query", #"{"KeyConditions":{"a":@}}"#, .element("Condition")),
    Position("Query", #"{"KeyConditions":{"a":{"ComparisonOperator":@}}}"#, .text),
    Position("Query", #"{"KeyConditions":{"a":{"AttributeValueList":@}}}"#, .list),
    Position(
      "Query", #"{"KeyConditions":{"a":{"AttributeValueList":[@]}}}"#, .element("AttributeValue")),
    Position("Scan", #"{"Segment":@}"#, .number("Integer")),
    Position("Scan", #"{"ScanFilter":{"a":@}}"#, .element("Condition")),
    Position("Scan", #"{"ExclusiveStartKey":@}"#, .map(java("AttributeValue"))),
    Position("UpdateItem", #"{"AttributeUpdates":@}"#, .map(java("AttributeValueUpdate"))),
    Position("UpdateItem", #"{"AttributeUpdates":{"a":@}}"#, .element("AttributeValueUpdate")),
    Position("UpdateItem", #"{"AttributeUpdates":{"a":{"Value":@}}}"#, .member("AttributeValue")),
    Position("UpdateItem", #"{"AttributeUpdates":{"a":{"Action":@}}}"#, .text),
    Position("PutItem", #"{"Expected":@}"#, .map(java("ExpectedAttributeValue"))),
    Position("PutItem", #"{"Expected":{"a":@}}"#, .element("ExpectedAttributeValue")),
    Position("PutItem", #"{"Expected":{"a":{"Exists":@}}}"#, .boolean),
    Position("PutItem", #"{"Expected":{"a":{"Value":@}}}"#, .member("AttributeValue")),
    Position("BatchGetItem", #"{"RequestItems":@}"#, .map(java("KeysAndAttributes"))),
    Position("BatchGetItem", #"{"RequestItems":{"a":@}}"#, .element("KeysAndAttributes")),
    Position("BatchGetItem", #"{"RequestItems":{"a":{"Keys":@}}}"#, .list),
    Position("BatchGetItem", #"{"RequestItems":{"a":{"ConsistentRead":@}}}"#, .boolean),
    Position(
      "BatchWriteItem", #"{"RequestItems":@}"#, .map("java.util.List<\(java("WriteRequest"))>")),
    Position("BatchWriteItem", #"{"RequestItems":{"a":[@]}}"#, .element("WriteRequest")),
    Position(
      "BatchWriteItem", #"{"RequestItems":{"a":[{"PutRequest":@}]}}"#, .member("PutRequest")),
    Position(
      "BatchWriteItem", #"{"RequestItems":{"a":[{"DeleteRequest":{"Key":@}}]}}"#,
      .map(java("AttributeValue"))),
    Position("TransactWriteItems", #"{"TransactItems":@}"#, .list),
    Position("TransactWriteItems", #"{"TransactItems":[@]}"#, .element("TransactWriteItem")),
    Position("TransactWriteItems", #"{"TransactItems":[{"Put":@}]}"#, .member("Put")),
    Position("TransactWriteItems", #"{"ClientRequestToken":@}"#, .text),
    Position("UpdateTable", #"{"GlobalSecondaryIndexUpdates":@}"#, .list),
    Position(
      "UpdateTable", #"{"GlobalSecondaryIndexUpdates":[@]}"#, .element("GlobalSecondaryIndexUpdate")
    ),
    Position(
      "UpdateTable", #"{"GlobalSecondaryIndexUpdates":[{"Update":@}]}"#,
      .member("UpdateGlobalSecondaryIndexAction")),
    Position(
      "UpdateTimeToLive", #"{"TimeToLiveSpecification":@}"#, .member("TimeToLiveSpecification")),
    Position("UpdateTimeToLive", #"{"TimeToLiveSpecification":{"Enabled":@}}"#, .boolean),
    Position("ListTables", #"{"Limit":@}"#, .number("Integer")),
    Position("ListTables", #"{"ExclusiveStartTableName":@}"#, .text),
    Position("TagResource", #"{"Tags":@}"#, .list),
    Position("TagResource", #"{"Tags":[@]}"#, .element("Tag")),
    Position("UntagResource", #"{"TagKeys":@}"#, .list),
    Position("UntagResource", #"{"TagKeys":[@]}"#, .text),
    Position("ExecuteStatement", #"{"Parameters":[@]}"#, .element("AttributeValue")),
    Position("BatchExecuteStatement", #"{"Statements":[@]}"#, .element("BatchStatementRequest")),
  ]
}
