import DynamockTesting
import Testing

/// Results of other emulators' suites when run against AWS.
@Suite("Facts from other emulators' suites")
struct OtherSuitesTests {
  @Test("key conditions", arguments: keyConditions)
  func checkKeyConditions(_ row: Row) async throws {
    try await row.run(Setting(.inProcess, .memory))
  }

  @Test("table settings", arguments: settings)
  func checkSettings(_ row: Row) async throws { try await row.run(Setting(.inProcess, .memory)) }

  @Test("failed conditions", arguments: failures)
  func checkFailures(_ row: Row) async throws { try await row.run(Setting(.socket, .memory)) }

  // MARK: Key conditions ([moto-aws-verified] `test_dynamodb_multi_attribute_gsi`, `…_exceptions`)

  private static let several: [Call] =
    [
      .table(
        key: "p:S", defined: ["h:S", "r:S", "n:N"],
        with: Call.global(Call.index("wide", partition: ["h"], sort: ["r", "n"])))
    ]
    + [("1", "a", 100), ("2", "a", 200), ("3", "b", 150)].map { (key, sort, number) in
      .put(
        #"{"p":{"S":"\#(key)"},"h":{"S":"x"},"r":{"S":"\#(sort)"},"n":{"N":"\#(number)"}}"#)
    }

  private static func legacy(_ conditions: String) -> Call {
    Call(
      "Query",
      #"{"TableName":"Main","IndexName":"wide","KeyConditions":{"h":"#
        + #"{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]}\#(conditions)}}"#)
  }

  private static let equalSort =
    #","r":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}"#
  private static let laterNumber =
    #","n":{"ComparisonOperator":"GT","AttributeValueList":[{"N":"100"}]}"#

  private static let unused = ##""ExpressionAttributeNames":{"#k":"p","#s":"s","#u":"u"}"##

  private static let keyConditions: [Row] = [
    Row(
      "KeyConditions on the partition key of an index with several attributes", .moto, several,
      legacy(""),
      .contains(#"{"Count":3}"#)),
    Row(
      "KeyConditions on the whole key of an index with several attributes", .moto, several,
      legacy(equalSort + laterNumber),
      .contains(#"{"Count":1,"Items":[{"p":{"S":"2"}}]}"#)),
    Row(
      "KeyConditions must not omit a sort key attribute either", .moto, several,
      legacy(laterNumber),
      .invalid(
        "RANGE key attributes r must have equality conditions specified in the query because a "
          + "condition is present on key attribute n")),
    Row(
      "an unused name precedes a condition of the wrong form", .moto, [.sortedTable],
      .query("(#k = x) AND (begins_with(#s, a))", unused),
      .invalid("Value provided in ExpressionAttributeNames unused in expressions: keys: {#u}")),
    Row(
      "an empty filter precedes it, too", .moto, [.sortedTable],
      .query("p = x", #""FilterExpression":"""#),
      .invalid("Invalid FilterExpression: The expression can not be empty;")),
    Row(
      "a condition of the wrong form precedes the table", .dynalite, [],
      .query("p = x"),
      .invalid(
        "Invalid condition in KeyConditionExpression: Multiple attribute names used in one "
          + "condition")),
  ]

  // MARK: Table settings ([localstack-snapshots], [dynoxide-captures] of 2026-07, [scylla-alternator])

  private static let limited = Call.table(
    key: "p:S", with: #""OnDemandThroughput":{"MaxReadRequestUnits":7,"MaxWriteRequestUnits":8}"#)
  private static let encrypted = Call.table(
    key: "p:S", with: #""SSESpecification":{"Enabled":true}"#)

  private static func update(_ change: String) -> Call {
    Call("UpdateTable", #"{"TableName":"Main",\#(change)}"#)
  }

  private static let settings: [Row] = [
    Row(
      "the response to removing a limit has -1", .dynoxide, [limited],
      update(#""OnDemandThroughput":{"MaxReadRequestUnits":-1}"#),
      .contains(
        #"{"TableDescription":{"OnDemandThroughput":{"MaxReadRequestUnits":-1,"#
          + #""MaxWriteRequestUnits":8}}}"#)),
    Row(
      "empty limits have no effect", .dynoxide,
      [.table(key: "p:S", with: #""OnDemandThroughput":{}"#)], .describe(),
      .contains(#"{"Table":{"OnDemandThroughput":"(absent)"}}"#)),
    Row(
      "the billing mode precedes a limit out of range", .dynoxide,
      [.table(key: "p:S", provisioned: true)],
      update(#""OnDemandThroughput":{"MaxReadRequestUnits":0}"#),
      .invalid(
        Words.invalid + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when the "
          + "table BillingMode is PROVISIONED")),
    Row(
      "a limit out of range of an on-demand table", .dynoxide, [limited],
      update(#""OnDemandThroughput":{"MaxWriteRequestUnits":-2}"#),
      .invalid(
        Words.invalid + "Requested MaxWriteRequestUnits for OnDemandThroughput for table is "
          + "outside of valid range")),
    Row(
      "CreateTable's response has the requested warm throughput", .alternator, [],
      .table(
        key: "p:S",
        with: #""WarmThroughput":{"ReadUnitsPerSecond":12240,"WriteUnitsPerSecond":4080}"#),
      .contains(
        #"{"TableDescription":{"TableStatus":"CREATING","WarmThroughput":{"ReadUnitsPerSecond":"#
          + #"12240,"WriteUnitsPerSecond":4080,"Status":"UPDATING"}}}"#)),
    Row(
      "one value of warm throughput leaves the other at its default", .alternator,
      [.table(key: "p:S", with: #""WarmThroughput":{"WriteUnitsPerSecond":4080}"#)], .describe(),
      .contains(
        #"{"Table":{"WarmThroughput":{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4080,"#
          + #""Status":"ACTIVE"}}}"#)),
    Row(
      "two indexes in one request are rejected before they are looked up", .alternator,
      [.hashTable],
      update(
        #""GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"one"}},"#
          + #"{"Delete":{"IndexName":"two"}}]"#),
      .fails(
        "LimitExceededException",
        "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously "
          + "per table")),
    Row(
      "encryption that is turned off is UPDATING", .localStack, [encrypted],
      update(#""SSESpecification":{"Enabled":false}"#),
      .contains(
        #"{"TableDescription":{"SSEDescription":{"Status":"UPDATING","SSEType":"KMS","#
          + #""KMSMasterKeyArn":"(any)"}}}"#)),
    Row(
      "unchanged encryption is ENABLED", .localStack, [encrypted],
      update(#""SSESpecification":{"Enabled":true}"#),
      .contains(#"{"TableDescription":{"SSEDescription":{"Status":"ENABLED"}}}"#)),
  ]

  @Test("a description names the account's own key, not its alias")
  func ownKey() async throws {
    try await Throwaway.run(Setting(.inProcess, .memory)) { throwaway in
      try await throwaway.prepare([Self.encrypted])
      let answer = try await throwaway.send(.describe())
      let key = answer.body?["Table"]?["SSEDescription"]?["KMSMasterKeyArn"]?.text ?? ""
      #expect(key.hasPrefix("arn:aws:kms:"))
      #expect(key.split(separator: ":").last?.hasPrefix("key/") == true, "\(key)")
    }
  }

  // MARK: Failed conditions ([moto-aws-verified], [localstack-snapshots] of 2024-01-03)

  private static func put(_ more: String) -> Call {
    Call(
      "PutItem",
      #"{"TableName":"Main","Item":{"p":{"S":"a"}},"ConditionExpression":"attribute_not_exists(p)""#
        + #"\#(more)}"#)
  }

  private static let failures: [Row] = [
    Row(
      "a failed condition's message is in `message`", .moto,
      [.hashTable, .put(#"{"p":{"S":"a"}}"#)], put(""),
      .failsWith(
        "ConditionalCheckFailedException",
        #"{"message":"\#(Words.condition)","Message":"(absent)","Item":"(absent)"}"#)),
    Row(
      "together with the item it is in `Message`", .moto, [.hashTable, .put(#"{"p":{"S":"a"}}"#)],
      put(#","ReturnValuesOnConditionCheckFailure":"ALL_OLD""#),
      .failsWith(
        "ConditionalCheckFailedException",
        #"{"Message":"\#(Words.condition)","message":"(absent)","Item":{"p":{"S":"a"}}}"#)),
  ]
}
