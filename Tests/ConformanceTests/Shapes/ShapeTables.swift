import DynamockTesting

/// The tables for random requests, and the texts that refer to them.
enum ShapeTables {
  static let calls: [Call] = [
    .table(
      key: "p:S", defined: ["g:S"],
      with: Call.global(Call.index("by-g", "g"))
        + #","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}"#),
    .table(
      "Sorted", key: "p:S", "s:N", defined: ["g:S"], provisioned: true,
      with: Call.local(Call.index("by-g", "p", "g"))),
    .put(#"{"p":{"S":"a"},"g":{"S":"x"},"v":{"N":"1"},"n":{"M":{"l":{"L":[{"N":"1"}]}}}}"#),
    .put(#"{"p":{"S":"b"},"v":{"SS":["a","b"]}}"#),
    .put(#"{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"v":{"N":"1"}}"#, into: "Sorted"),
    .put(#"{"p":{"S":"a"},"s":{"N":"2"},"v":{"B":"AAEC"}}"#, into: "Sorted"),
    Call(
      "UpdateTimeToLive",
      #"{"TableName":"Main","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"t"}}"#),
  ]

  private static let arns = ["Main", "Sorted", "Nowhere"].map {
    "arn:aws:dynamodb:us-east-1:123456789012:table/\($0)"
  }

  /// Returns texts by the names of the shapes and members that take them.
  static func texts(of throwaway: Throwaway) async throws -> [String: [String]] {
    var texts = names.merging(expressions) { old, _ in old }
    let streams = try await throwaway.call("ListStreams", "{}")
    guard let stream = streams["Streams"]?[0]?["StreamArn"]?.text else { return texts }
    texts["StreamArn"] = [stream, arns[0] + "/stream/2026-01-01T00:00:00.000", "x"]
    let described = try await throwaway.call("DescribeStream", #"{"StreamArn":"\#(stream)"}"#)
    let shard = described["StreamDescription"]?["Shards"]?[0]
    let number = shard?["SequenceNumberRange"]?["StartingSequenceNumber"]?.text
    guard let shard = shard?["ShardId"]?.text else { return texts }
    texts["ShardId"] = [shard, String(repeating: "s", count: 40)]
    texts["SequenceNumber"] = [number ?? "1", String(repeating: "9", count: 25)]
    let iterator = try await throwaway.call(
      "GetShardIterator",
      #"{"StreamArn":"\#(stream)","ShardId":"\#(shard)","ShardIteratorType":"TRIM_HORIZON"}"#)
    texts["ShardIterator"] = [iterator["ShardIterator"]?.text ?? "x", "x"]
    return texts
  }

  private static let names: [String: [String]] = [
    "TableArn": ["Main", "Main", "Main", "Sorted", "Sorted", "New", "Nowhere"] + arns,
    "TableName": ["Main", "Sorted", "Nowhere", "ab"],
    "ResourceArnString": arns + ["arn:", arns[0] + "/index/by-g"],
    "ResourcePolicy": [
      #"{"Statement":{"Effect":"Deny","Principal":"*","Action":"dynamodb:Scan","Resource":"*"}}"#,
      #"{"Statement":{"Effect":"Allow","Principal":"*","Action":"dynamodb:Scan","Resource":"*"}}"#,
      "{}",
    ],
    "IndexName": ["by-g", "by-g", "none"],
    "KeySchemaAttributeName": ["p", "p", "s", "g", "h"],
    "AttributeName": ["p", "s", "g", "v", "n", "n.l[0]", "", "name"],
    "NonKeyAttributeName": ["v", "n", "p"],
    "TimeToLiveAttributeName": ["t", "t", "v"],
    "TagKeyString": ["k", "aws:k", "é"],
    "ExpressionAttributeNameVariable": ["#n", "#n", "#m", "n"],
    "ExpressionAttributeValueVariable": [":v", ":v", ":w", "v"],
    "StringAttributeValue": ["a", "b", "x", "", "é\u{1F600}"],
    "NumberAttributeValue": ["1", "2", "0", "-1.5", "1E+125", "9e125", "1e126", "x", ""],
    "ClientRequestToken": ["token", "token-2"],
    "PartiQLNextToken": ["AAAA", "x"],
    "PositiveLongObject": ["1"],
  ]

  private static let expressions: [String: [String]] = [
    "ConditionExpression": [
      "attribute_exists(p)", "attribute_not_exists(p)", "v = :v", "#n = :v AND size(v) > :w",
      "v BETWEEN :v AND :w", "v IN (:v, :w)", "NOT contains(v, :v)", "begins_with(g, :v)", "",
      "attribute_type(v, :v)", "(v = :v", "name = :v", "v = v",
    ],
    "KeyExpression": [
      "p = :v", "p = :v AND s = :w", "p = :v AND s > :w", "#n = :v", "g = :v", "s = :v",
      "p = :v AND begins_with(s, :w)", "p = :v AND s BETWEEN :v AND :w", "p > :v", "",
    ],
    "UpdateExpression": [
      "SET v = :v", "SET v = if_not_exists(v, :v) + :w", "REMOVE v", "ADD v :v", "DELETE v :v",
      "SET n.l[0] = :v REMOVE g", "SET #n = :v, g = :w", "SET p = :v",
      "SET v = list_append(v, :v)", "SET v = :v, v.a = :w", "SET n.x.y = :v", "",
    ],
    "ProjectionExpression": ["p", "p, s, v", "n.l[0], g", "#n", "p, p", "name", ""],
    "PartiQLStatement": [
      #"SELECT * FROM "Main""#, #"SELECT p, v FROM "Main" WHERE p = 'a'"#,
      #"SELECT * FROM "Main"."by-g" WHERE g = ?"#, #"SELECT * FROM "Sorted" WHERE p = ?"#,
      #"INSERT INTO "Main" VALUE {'p': 'z', 'v': 1}"#, #"INSERT INTO "Main" VALUE {'p': 'a'}"#,
      #"UPDATE "Main" SET v = ? WHERE p = 'a'"#, #"DELETE FROM "Main" WHERE p = 'b'"#,
      #"EXISTS(SELECT * FROM "Main" WHERE p = 'a')"#, #"UPDATE "Nowhere" SET v = 1 WHERE p = 'a'"#,
      "SELECT", "",
    ],
  ]
}
