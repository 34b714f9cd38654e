import DynamockTesting
import Testing

/// Compares whole messages for invalid requests exactly; other suites build the expected messages
/// from parts.
@Suite("Error messages for invalid requests")
struct RequestSentenceTests {
  @Test("match DynamoDB's messages exactly", arguments: Setting.depths, kinds + members + rules)
  func refuses(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static let indexed = Call.table(
    key: "p:S", defined: ["g:B"], with: Call.global(Call.index("by-g", "g")))
  private static let key = #"{"p":{"S":"a"}}"#
  private static let value = #""ExpressionAttributeValues":{":v":{"S":"a"}}"#
  private static let serialization = "SerializationException"

  private static func wrong(
    _ sentence: String, _ source: Source, _ operation: String, _ members: String,
    _ expected: Expected
  ) -> Row {
    Row(sentence, source, [indexed], Call(operation, #"{\#(members)}"#), expected)
  }

  static let kinds: [Row] = [
    wrong(
      "an item that is a list", .dynalite, "PutItem", #""TableName":"Main","Item":[]"#,
      .fails(
        serialization,
        "Unrecognized collection type java.util.Map<java.lang.String, "
          + "com.amazonaws.dynamodb.v20120810.AttributeValue>")),
    wrong(
      "a value that is a list", .dynalite, "PutItem", #""TableName":"Main","Item":{"p":[]}"#,
      .fails(
        serialization,
        "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue")),
    wrong(
      "units that are false", .dynalite, "CreateTable",
      #""TableName":"New","ProvisionedThroughput":{"ReadCapacityUnits":false}"#,
      .fails(serialization, "FALSE_VALUE cannot be converted to Long")),
  ]

  static let members: [Row] = [
    wrong(
      "a query of a table without letters", .parity, "Query", #""TableName":"""#,
      .invalid(
        "1 validation error detected: Value at 'TableName' failed to satisfy constraint: Member "
          + "must have length greater than or equal to 1")),
    wrong(
      "a scan of no table", .parity, "Scan", "",
      .invalid(
        "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: "
          + "Member must not be null")),
    wrong(
      "a new table with a short name", .parity, "CreateTable", #""TableName":"ab""#,
      .invalid(
        "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: "
          + "Member must have length greater than or equal to 3")),
    wrong(
      "a new table with keys and attributes of no kind", .parity, "CreateTable",
      #""TableName":"New","KeySchema":[{"AttributeName":"p","KeyType":"X"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"p","AttributeType":"X"}],"#
        + #""BillingMode":"PAY_PER_REQUEST""#,
      .invalid(
        "2 validation errors detected: Value 'X' at 'attributeDefinitions.1.member.attributeType' "
          + "failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]; Value 'X' "
          + "at 'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum "
          + "value set: [HASH, RANGE]")),
    wrong(
      "a second index without a read unit", .parity, "CreateTable",
      #""TableName":"New","KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],"#
        + #""ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1},"#
        + Call.global(withUnits("one", 1), withUnits("two", 0)),
      .invalid(
        "1 validation error detected: Value '0' at "
          + "'globalSecondaryIndexes.2.member.provisionedThroughput.readCapacityUnits' failed to "
          + "satisfy constraint: Member must have value greater than or equal to 1")),
    wrong(
      "a batch that reads a table with a bad name", .parity, "BatchGetItem",
      #""RequestItems":{"bad!name":{"Keys":[\#(key)]}}"#,
      .invalid(
        #"1 validation error detected: Value '{"bad!name":{"Keys":[{"p":{"S":"a"}}]}}' at "#
          + "'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: [Member "
          + "must have length less than or equal to 255, Member must have length greater than or "
          + "equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]")),
    wrong(
      "a batch that writes nothing to a table", .parity, "BatchWriteItem",
      #""RequestItems":{"Main":[]}"#,
      .invalid(
        "1 validation error detected: Value '{Main=[]}' at 'requestItems' failed to satisfy "
          + "constraint: Map value must satisfy constraint: [Member must have length less than or "
          + "equal to 25, Member must have length greater than or equal to 1]")),
    wrong(
      "a transaction of nothing", .parity, "TransactWriteItems", #""TransactItems":[]"#,
      .invalid(
        "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: "
          + "Member must have length greater than or equal to 1")),
    wrong(
      "names of attributes without a mark", .dynalite, "Scan",
      #""TableName":"Main","ExpressionAttributeNames":{"a":"a"},"FilterExpression":"b = b""#,
      .invalid(#"ExpressionAttributeNames contains invalid key: Syntax error; key: "a""#)),
    wrong(
      "values without a mark", .dynalite, "Scan",
      #""TableName":"Main","ExpressionAttributeValues":{"a":{"S":"a"}},"FilterExpression":"b = b""#,
      .invalid(#"ExpressionAttributeValues contains invalid key: Syntax error; key: "a""#)),
  ]

  private static func withUnits(_ name: String, _ reads: Int) -> String {
    Call.index(name, "p").dropLast()
      + #","ProvisionedThroughput":{"ReadCapacityUnits":\#(reads),"WriteCapacityUnits":1}}"#
  }

  static let rules: [Row] = [
    Row(
      "an empty binary key", .parity, [.table(key: "p:B")], .put(#"{"p":{"B":""}}"#),
      .invalid(
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot "
          + "contain an empty binary value. Key: p")),
    Row(
      "a path into the key", .dynalite, [indexed], .update(key, by: "SET p.a = :v", value),
      .invalid(Words.invalid + "Cannot update attribute p. This attribute is part of the key")),
    Row(
      "a path into the key that an operand reads", .dynalite, [indexed],
      .update(key, by: "SET b = p.a"),
      .invalid(
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
          + "allowed: Key: p")),
    Row(
      "a path into an index's key", .alternator, [indexed],
      .update(key, by: "SET g[0] = :v", value),
      .invalid(
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
          + "allowed: IndexKey: g")),
    Row(
      "adding text", .alternator, [indexed], .update(key, by: "ADD a :v", value),
      .invalid(
        "1 validation error detected: Invalid UpdateExpression: Incorrect operand type for operator "
          + "or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")),
    Row(
      "a condition of one operand twice", .parity, [indexed],
      Call("PutItem", #"{"TableName":"Main","Item":\#(key),"ConditionExpression":"a = a"}"#),
      .invalid(
        "1 validation error detected: Invalid ConditionExpression: The first operand must be "
          + "distinct from the remaining operands for this operator or function; operator: =, first "
          + "operand: [a]")),
    Row(
      "two conditions on one key", .parity, [indexed], .query("p = :v AND p = :v", value),
      .invalid(
        "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition "
          + "per key")),
    Row(
      "a condition inside a key", .dynoxide, [indexed], .query("p.a = :v", value),
      .invalid(
        "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested "
          + "attributes")),
    Row(
      "a transaction that is cancelled by one condition", .localStack, [indexed],
      Call(
        "TransactWriteItems",
        #"{"TransactItems":[{"Put":{"TableName":"Main","Item":{"p":{"S":"b"}}}},"#
          + #"{"Put":{"TableName":"Main","Item":{"p":{"S":"c"}},"#
          + #""ConditionExpression":"attribute_exists(x)"}}]}"#),
      .fails(
        "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons [None, "
          + "ConditionalCheckFailed]")),
    Row(
      "an attribute with a different type than before", .alternator, [indexed],
      UpdateTableTests.create(Call.index("by-g-too", "g"), defined: "g:N"),
      .invalid(
        "One or more parameter values were invalid: Attributes cannot be redefined. Please check "
          + "that your attribute has the same type as previously defined. Existing schema: "
          + "Schema:[SchemaElement: key{g:B:HASH}] New schema: Schema:[SchemaElement: "
          + "key{g:N:HASH}]")),
  ]
}
