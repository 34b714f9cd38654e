import Dynamock
import DynamockModel
import DynamockWire
import Testing

/// The values of condition keys ([aws-iam-guide], AWS global condition context keys; [aws-guide],
/// Using IAM policy conditions for fine-grained access control).
@Suite struct ConditionKeyTests {
  static let get = (Operation.getItem, #"{"TableName":"Main",\#(AccessTests.key)}"#)

  static let globals: [(condition: String, isMet: Bool)] = [
    (#"{"StringEquals":{"aws:username":"Ada"}}"#, true),
    (#"{"StringEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/Ada"}}"#, true),
    (#"{"StringEquals":{"aws:PrincipalAccount":"123456789012"}}"#, true),
    (#"{"StringEquals":{"aws:PrincipalType":"User"}}"#, true),
    (#"{"Null":{"aws:userid":"true"}}"#, true),
    (#"{"StringEquals":{"aws:ResourceAccount":"123456789012"}}"#, true),
    (#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, true),
    (#"{"IpAddress":{"aws:SourceIp":"198.51.100.0/24"}}"#, false),
    (#"{"Bool":{"aws:SecureTransport":"false"}}"#, true),
    (#"{"StringLike":{"aws:UserAgent":"aws-cli/*"}}"#, true),
    (#"{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}"#, true),
    (#"{"DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}}"#, true),
    (#"{"NumericGreaterThan":{"aws:EpochTime":"1577836800"}}"#, true),
    (#"{"StringEquals":{"aws:ResourceTag/stage":"test"}}"#, true),
    (#"{"StringEquals":{"aws:ResourceTag/stage":"live"}}"#, false),
    (#"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#, false),
    (#"{"Null":{"aws:SourceVpce":"true"}}"#, true),
  ]

  @Test("global keys describe the caller and the request", arguments: globals)
  func global(_ condition: String, _ isMet: Bool) async throws {
    try await Self.expect(Self.get.0, Self.get.1, meets: condition, isMet)
  }

  private static let select = #""ProjectionExpression":"g, m.n""#
  private static let named = #"{"TableName":"Main","#

  static let items: [(Operation, String, condition: String, isMet: Bool)] = [
    (.getItem, get.1, #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"a"}}"#, true),
    (
      .getItem, get.1, #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"${aws:username}"}}"#,
      false
    ),
    (
      .getItem, get.1, #"{"ForAllValues:StringEquals":{"dynamodb:FirstPartitionKeyValues":"a"}}"#,
      true
    ),
    (.getItem, get.1, #"{"Null":{"dynamodb:SecondPartitionKeyValues":"true"}}"#, true),
    (.getItem, get.1, #"{"StringEquals":{"dynamodb:Select":"ALL_ATTRIBUTES"}}"#, true),
    (.getItem, get.1, #"{"StringEquals":{"dynamodb:ReturnConsumedCapacity":"NONE"}}"#, true),
    (
      .getItem, "\(named)\(AccessTests.key),\(select)}",
      #"{"StringEquals":{"dynamodb:Select":"SPECIFIC_ATTRIBUTES"}}"#, true
    ),
    (
      .getItem, "\(named)\(AccessTests.key),\(select)}",
      #"{"ForAllValues:StringEquals":{"dynamodb:Attributes":["p","s","g","m"]}}"#, true
    ),
    (
      .getItem, "\(named)\(AccessTests.key),\(select)}",
      #"{"ForAllValues:StringEquals":{"dynamodb:Attributes":["p","s","g"]}}"#, false
    ),
    (
      .putItem, #"\#(named)"Item":{"p":{"S":"a"},"s":{"N":"1"},"x":{"S":"y"}}}"#,
      #"{"ForAnyValue:StringEquals":{"dynamodb:Attributes":"x"}}"#, true
    ),
    (
      .putItem, #"\#(named)"Item":{"p":{"S":"a"},"s":{"N":"1"}}}"#,
      #"{"StringEquals":{"dynamodb:ReturnValues":"NONE"}}"#, true
    ),
    (
      .updateItem,
      #"\#(named)\#(AccessTests.key),"UpdateExpression":"SET x = if_not_exists(y, :v)","ConditionExpression":"attribute_exists(p) AND NOT contains(z, :v)","ExpressionAttributeValues":{":v":{"N":"1"}}}"#,
      #"{"ForAllValues:StringEquals":{"dynamodb:Attributes":["p","s","x","y","z"]}}"#, true
    ),
    (
      .updateItem,
      #"\#(named)\#(AccessTests.key),"UpdateExpression":"SET x = if_not_exists(y, :v)","ExpressionAttributeValues":{":v":{"N":"1"}}}"#,
      #"{"ForAllValues:StringEquals":{"dynamodb:Attributes":["p","s","x"]}}"#, false
    ),
    (
      .query,
      #"\#(named)"KeyConditionExpression":"p=:p AND s>:s","ExpressionAttributeValues":{":p":{"S":"a"},":s":{"N":"0"}}}"#,
      #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"a","dynamodb:Attributes":["p","s"]}}"#,
      true
    ),
    (
      .query,
      #"\#(named)"IndexName":"by-g","KeyConditionExpression":"g=:g","ExpressionAttributeValues":{":g":{"S":"x"}}}"#,
      #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"x"},"StringEquals":{"dynamodb:Select":"ALL_PROJECTED_ATTRIBUTES"}}"#,
      true
    ),
    (.scan, #"\#(named)"Select":"COUNT"}"#, #"{"StringEquals":{"dynamodb:Select":"COUNT"}}"#, true),
    (.scan, #"{"TableName":"Main"}"#, #"{"Null":{"dynamodb:LeadingKeys":"true"}}"#, true),
    (
      .batchWriteItem, #"{"RequestItems":{"Main":[{"DeleteRequest":{\#(AccessTests.key)}}]}}"#,
      #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"a"}}"#, true
    ),
    (
      .batchGetItem,
      #"{"RequestItems":{"Main":{"Keys":[{"p":{"S":"a"},"s":{"N":"1"}},{"p":{"S":"b"},"s":{"N":"1"}}]}}}"#,
      #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"a"}}"#, false
    ),
    (
      .transactGetItems, #"{"TransactItems":[{"Get":{"TableName":"Main",\#(AccessTests.key)}}]}"#,
      #"{"StringEquals":{"dynamodb:EnclosingOperation":"TransactGetItems"}}"#, true
    ),
    (
      .transactWriteItems,
      #"{"TransactItems":[{"Delete":{"TableName":"Main",\#(AccessTests.key)}}]}"#,
      #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"a"},"StringEquals":{"dynamodb:EnclosingOperation":"TransactWriteItems"}}"#,
      true
    ),
    (.getItem, get.1, #"{"Null":{"dynamodb:EnclosingOperation":"true"}}"#, true),
    (
      .executeStatement, #"{"Statement":"SELECT g FROM Main WHERE p='a' OR p='b'"}"#,
      #"{"Bool":{"dynamodb:FullTableScan":"false"},"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["a","b"]},"StringEquals":{"dynamodb:Select":"SPECIFIC_ATTRIBUTES"}}"#,
      true
    ),
    (
      .executeStatement, #"{"Statement":"SELECT * FROM Main WHERE g='x'"}"#,
      #"{"Bool":{"dynamodb:FullTableScan":"true"}}"#, true
    ),
    (
      .executeStatement,
      #"{"Statement":"DELETE FROM Main WHERE p='a' AND s=1 RETURNING ALL OLD *"}"#,
      #"{"StringEquals":{"dynamodb:ReturnValues":"ALL_OLD"},"ForAllValues:StringEquals":{"dynamodb:Attributes":["p","s"]}}"#,
      true
    ),
  ]

  private static let tagging =
    #"{"ResourceArn":"\#(AccessStage.arn)","Tags":[{"Key":"owner","Value":"Ada"}]}"#

  static let tags: [(Operation, String, condition: String, isMet: Bool)] = [
    (.tagResource, tagging, #"{"StringEquals":{"aws:RequestTag/Owner":"Ada"}}"#, true),
    (.tagResource, tagging, #"{"StringEquals":{"aws:RequestTag/stage":"test"}}"#, false),
    (.tagResource, tagging, #"{"ForAllValues:StringEquals":{"aws:TagKeys":"owner"}}"#, true),
    (
      .untagResource, #"{"ResourceArn":"\#(AccessStage.arn)","TagKeys":["stage"]}"#,
      #"{"ForAnyValue:StringEquals":{"aws:TagKeys":"stage"},"Null":{"aws:RequestTag/stage":"true"}}"#,
      true
    ),
  ]

  @Test("keys describe the tags that a request sets or removes", arguments: tags)
  func tag(
    _ operation: Operation, _ body: String, _ condition: String, _ isMet: Bool
  ) async throws {
    try await Self.expect(operation, body, meets: condition, isMet)
  }

  @Test("a policy with an unknown operator is a syntax error")
  func unknownOperator() async throws {
    let stage = try await AccessStage()
    let statement = AccessStage.statement("Deny", if: #"{"StringSame":{"k":"v"}}"#)
    let error = await #expect(throws: DynamoDBError.self) { try await stage.allow(statement) }
    let position = statement.utf8.count - #""StringSame":{"k":"v"}}}"#.utf8.count
    let start = #"{"Version":"2012-10-17","Statement":["#.utf8.count
    #expect(
      error?.message
        == "One or more parameter values were invalid: Invalid policy document: Syntax error at "
        + "position (1,\(start + position + 1))")
  }

  @Test("DynamoDB's keys describe items and parameters", arguments: items)
  func item(
    _ operation: Operation, _ body: String, _ condition: String, _ isMet: Bool
  ) async throws {
    try await Self.expect(operation, body, meets: condition, isMet)
  }

  /// Asserts that a deny with a condition applies, or not.
  private static func expect(
    _ operation: Operation, _ body: String, meets condition: String, _ isMet: Bool
  ) async throws {
    let stage = try await AccessStage()
    try await stage.allow(AccessStage.statement("Deny", if: condition))
    let error = await stage.error(operation, body, as: AccessStage.ada)
    #expect((error?.code == .accessDenied) == isMet, "\(condition): \(String(describing: error))")
  }

  @Test("the role of a session has its own ARN, and no user name")
  func session() async throws {
    let stage = try await AccessStage()
    let condition =
      #"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::999999999999:role/Reader"},"#
      + #""StringEquals":{"aws:PrincipalType":"AssumedRole"},"Null":{"aws:username":"true"}}"#
    try await stage.allow(
      AccessStage.statement("Allow", to: AccessStage.others, "dynamodb:GetItem", if: condition))
    let body = #"{"TableName":"\#(AccessStage.arn)",\#(AccessTests.key)}"#
    #expect(await stage.error(.getItem, body, as: AccessStage.session) == nil)
    #expect(await stage.error(.getItem, body, as: AccessStage.bob)?.code == .accessDenied)
  }

  @Test("a stream has its own policy, and its iterators lead to it")
  func streams() async throws {
    let stage = try await AccessStage()
    let described = try await stage.perform(
      .describeStream, #"{"StreamArn":"\#(stage.stream)"}"#, as: nil)
    guard case .describeStream(let output) = described,
      let shard = output.streamDescription?.shards?.first?.shardId
    else { throw UnexpectedOutput() }
    let place =
      #"{"StreamArn":"\#(stage.stream)","ShardId":"\#(shard)","ShardIteratorType":"TRIM_HORIZON"}"#
    let iterator = try await stage.perform(.getShardIterator, place, as: AccessStage.ada)
    guard case .getShardIterator(let position) = iterator, let text = position.shardIterator else {
      throw UnexpectedOutput()
    }
    let records = #"{"ShardIterator":"\#(text)"}"#
    // The table's policy is not the stream's.
    try await stage.allow(AccessStage.statement("Allow", to: AccessStage.others))
    let denied = await stage.error(.getRecords, records, as: AccessStage.bob)
    #expect(
      denied?.message
        == "User: arn:aws:iam::999999999999:user/Bob is not authorized to perform: "
        + "dynamodb:GetRecords on resource: \(stage.stream) because no resource-based policy allows "
        + "the dynamodb:GetRecords action")
    try await stage.allow(
      AccessStage.statement("Allow", to: AccessStage.others, "dynamodb:Get*", on: stage.stream),
      of: stage.stream)
    #expect(await stage.error(.getRecords, records, as: AccessStage.bob) == nil)
    #expect(await stage.error(.getShardIterator, place, as: AccessStage.bob) == nil)
    let describe = #"{"StreamArn":"\#(stage.stream)"}"#
    #expect(
      await stage.error(.describeStream, describe, as: AccessStage.bob)?.code == .accessDenied)
    try await stage.allow(
      AccessStage.statement("Deny", "dynamodb:GetRecords", on: stage.stream), of: stage.stream)
    #expect(await stage.error(.getRecords, records, as: AccessStage.ada)?.code == .accessDenied)
  }

  @Test("a policy that locks its caller out has to be confirmed")
  func lockout() async throws {
    let stage = try await AccessStage()
    func put(_ statement: String, confirms: Bool, as caller: Caller) async -> DynamoDBError? {
      var context = RequestContext()
      context.caller = caller
      let policy = #"{"Version":"2012-10-17","Statement":[\#(statement)]}"#
      do throws(DynamoDBError) {
        _ = try await stage.database.perform(
          .putResourcePolicy(
            PutResourcePolicyInput(
              resourceArn: AccessStage.arn, policy: policy,
              confirmRemoveSelfResourceAccess: confirms)),
          in: context)
        return nil
      } catch {
        return error
      }
    }
    let ada = #"{"AWS":"arn:aws:iam::123456789012:user/Ada"}"#
    let eve = Caller(accessKeyID: "Eve")
    let statement = AccessStage.statement("Deny", to: ada, "dynamodb:Put*")
    let refused = await put(statement, confirms: false, as: AccessStage.ada)
    #expect(
      refused?.message
        == "The new resource policy will not allow you to update the resource policy in the future."
    )
    // Another user is not locked out.
    #expect(await put(statement, confirms: false, as: eve) == nil)
    #expect(await put(statement, confirms: true, as: eve) == nil)
    let denied = await put(statement, confirms: true, as: AccessStage.ada)
    #expect(
      denied?.message
        == "User: arn:aws:iam::123456789012:user/Ada is not authorized to perform: "
        + "dynamodb:PutResourcePolicy on resource: \(AccessStage.arn) with an explicit deny in a "
        + "resource-based policy")
  }
}
