import Dynamock
import DynamockModel
import DynamockTesting
import Testing

@Suite("CreateTable and DescribeTable")
struct CreateTableTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("stores and describes the given definition", arguments: Setting.stores, described)
  func checkDescribed(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid values", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/Main"

  static let core: [Row] = [
    Row(
      "a new table is CREATING in the response", .localStack, [], .hashTable,
      .contains(
        #"{"TableDescription":{"TableName":"Main","TableStatus":"CREATING","ItemCount":0,"#
          + #""TableSizeBytes":0,"TableArn":"\#(arn)","TableId":"(any)","CreationDateTime":"(any)","#
          + #""DeletionProtectionEnabled":false,"WarmThroughput":"(absent)","#
          + #""KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],"#
          + #""AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}}"#)),
    Row(
      "a new table is ACTIVE in the description", .localStack, [.hashTable], .describe(),
      .contains(
        #"{"Table":{"TableName":"Main","TableStatus":"ACTIVE","WarmThroughput":"#
          + #"{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}}}"#)),
    Row(
      "a table with an existing name is rejected", .localStack, [.hashTable], .hashTable,
      .fails("ResourceInUseException", "Table already exists: Main")),
    Row(
      "a missing table has no description", .parity, [], .describe(),
      .fails("ResourceNotFoundException", "Requested resource not found: Table: Main not found")),
    Row(
      "a table can be described by its ARN", .model, [.hashTable], .describe(arn),
      .contains(#"{"Table":{"TableName":"Main"}}"#)),
    Row(
      "the ARN of another account is rejected", .alternator, [.hashTable],
      .describe("arn:aws:dynamodb:us-east-1:999999999999:table/Main"),
      .failsWith("AccessDeniedException", "{}")),
  ]

  static let described: [Row] = [
    Row(
      "CreateTable's response shows the mode without the date of its change", .october, [],
      .hashTable,
      .contains(
        #"{"TableDescription":{"BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST","#
          + #""LastUpdateToPayPerRequestDateTime":"(absent)"}}}"#)),
    Row(
      "an on-demand table shows its mode, but no throughput", .guide, [.hashTable], .describe(),
      .contains(
        #"{"Table":{"BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST","#
          + #""LastUpdateToPayPerRequestDateTime":"(any)"},"ProvisionedThroughput":"#
          + #"{"ReadCapacityUnits":0,"WriteCapacityUnits":0,"NumberOfDecreasesToday":0}}}"#)),
    Row(
      "a provisioned table shows its throughput, but no mode", .guide,
      [.table(key: "p:S", provisioned: true)], .describe(),
      .contains(
        #"{"Table":{"BillingModeSummary":"(absent)","ProvisionedThroughput":"#
          + #"{"ReadCapacityUnits":5,"WriteCapacityUnits":5,"NumberOfDecreasesToday":0}}}"#)),
    Row(
      "indexes are described with ARN, figures and state", .localStack,
      [
        .table(
          key: "p:S", "s:N", defined: ["g:S"],
          with: Call.global(Call.index("by-g", "g", projection: "v,w")) + ","
            + Call.local(Call.index("in-g", "p", "g")))
      ], .describe(),
      .contains(
        #"{"Table":{"GlobalSecondaryIndexes":[{"IndexName":"by-g","IndexStatus":"ACTIVE","#
          + #""Backfilling":"(absent)","IndexArn":"\#(arn)/index/by-g","ItemCount":0,"#
          + #""IndexSizeBytes":0,"Projection":{"ProjectionType":"INCLUDE","#
          + #""NonKeyAttributes":["v","w"]},"KeySchema":[{"AttributeName":"g","KeyType":"HASH"}]}],"#
          + #""LocalSecondaryIndexes":[{"IndexName":"in-g","IndexArn":"\#(arn)/index/in-g","#
          + #""IndexStatus":"(absent)","Projection":{"ProjectionType":"ALL"},"KeySchema":"#
          + #"[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"g","KeyType":"RANGE"}]}]}}"#
      )
    ),
    Row(
      "table class, protection and encryption are kept", .model,
      [
        .table(
          key: "p:S",
          with: #""TableClass":"STANDARD_INFREQUENT_ACCESS","DeletionProtectionEnabled":true,"#
            + #""SSESpecification":{"Enabled":true,"SSEType":"KMS"}"#)
      ], .describe(),
      .contains(
        #"{"Table":{"TableClassSummary":{"TableClass":"STANDARD_INFREQUENT_ACCESS"},"#
          + #""DeletionProtectionEnabled":true,"SSEDescription":{"Status":"ENABLED","#
          + #""SSEType":"KMS","KMSMasterKeyArn":"(any)"}}}"#)),
    Row(
      "on-demand limits are kept", .model,
      [.table(key: "p:S", with: #""OnDemandThroughput":{"MaxReadRequestUnits":7}"#)], .describe(),
      .contains(
        #"{"Table":{"OnDemandThroughput":{"MaxReadRequestUnits":7}}}"#)),
    Row(
      "warm throughput is kept", .model,
      [
        .table(
          key: "p:S",
          with: #""WarmThroughput":{"ReadUnitsPerSecond":15000,"WriteUnitsPerSecond":5000}"#)
      ], .describe(),
      .contains(
        #"{"Table":{"WarmThroughput":{"ReadUnitsPerSecond":15000,"WriteUnitsPerSecond":5000}}}"#)),
    Row(
      "requested warm throughput is UPDATING in the response", .alternator, [],
      .table(
        key: "p:S",
        with: #""WarmThroughput":{"ReadUnitsPerSecond":12240,"WriteUnitsPerSecond":4080}"#),
      .contains(
        #"{"TableDescription":{"TableStatus":"CREATING","WarmThroughput":"#
          + #"{"ReadUnitsPerSecond":12240,"WriteUnitsPerSecond":4080,"Status":"UPDATING"}}}"#)),
    Row(
      "item counts and sizes are up to date", .guide,
      [.hashTable, .put(#"{"p":{"S":"a"}}"#), .put(#"{"p":{"S":"bc"},"v":{"N":"1"}}"#)],
      .describe(), .contains(#"{"Table":{"ItemCount":2,"TableSizeBytes":8}}"#)),
    Row(
      "replacing an item changes the size, but not the count", .guide,
      [.hashTable, .put(#"{"p":{"S":"a"}}"#), .put(#"{"p":{"S":"a"},"v":{"S":"x"}}"#)],
      .describe(), .contains(#"{"Table":{"ItemCount":1,"TableSizeBytes":4}}"#)),
  ]

  static let refusals: [Row] = [
    Row(
      "an unused definition is rejected", .dynalite, [],
      .table(key: "p:S", defined: ["q:S"]),
      .invalid(
        Words.invalid
          + "Number of attributes in KeySchema does not exactly match number of attributes defined "
          + "in AttributeDefinitions")),
    Row(
      "a provisioned table needs throughput", .parity, [],
      Call(
        "CreateTable",
        #"{"TableName":"Main","KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],"#
          + #""AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}"#),
      .invalid(
        Words.invalid
          + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
          + "PROVISIONED")),
    Row(
      "a local index needs a table with a sort key", .parity, [],
      .table(
        key: "p:S", defined: ["n:N"], with: Call.local(Call.index("in-n", "p", "n"))),
      .invalid(
        Words.invalid
          + "Table KeySchema does not have a range key, which is required when specifying a "
          + "LocalSecondaryIndex")),
    Row(
      "index names are unique across both kinds", .parity, [],
      .table(
        key: "p:S", "s:N", defined: ["n:N"],
        with: Call.global(Call.index("same", "n")) + "," + Call.local(Call.index("same", "p", "n"))),
      .invalid(Words.invalid + "Duplicate index name: same")),
  ]

  @Test("the ARN contains the region of the client", arguments: ["eu-west-2", "cn-north-1"])
  func region(_ region: String) async throws {
    let partition = region.hasPrefix("cn-") ? "aws-cn" : "aws"
    try await Throwaway.run { throwaway in
      let input = CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "p", attributeType: .s)],
        tableName: "Main", keySchema: [KeySchemaElement(attributeName: "p", keyType: .hash)],
        billingMode: .payPerRequest)
      let output = try await throwaway.database.perform(
        .createTable(input), in: RequestContext(region: region))
      guard case .createTable(let output) = output else {
        Issue.record("another operation's output")
        return
      }
      #expect(
        output.tableDescription?.tableArn
          == "arn:\(partition):dynamodb:\(region):123456789012:table/Main")
    }
  }
}
