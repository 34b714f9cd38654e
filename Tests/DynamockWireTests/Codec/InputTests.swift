import DynamockModel
import Testing

/// Tests request bodies as typed inputs.
@Suite struct InputTests {
  @Test("a body's members are read, unknown ones and nulls are skipped")
  func putItem() throws {
    let input = try decode(
      .putItem,
      #"""
      { "TableName" : "t", "Item": {"k": {"S": "v"}}, "Nobody": {"knows": [1, {"a": null}]},
        "ReturnValues": "ALL_OLD", "ReturnConsumedCapacity": "SOME", "ConditionExpression": null,
        "ExpressionAttributeNames": {"#k": "k"}, "ExpressionAttributeValues": {":v": {"N": "1"}} }
      """#)
    #expect(
      input
        == .putItem(
          PutItemInput(
            tableName: "t", item: ["k": .string("v")], returnValues: .allOld,
            returnConsumedCapacity: .unrecognized("SOME"), expressionAttributeNames: ["#k": "k"],
            expressionAttributeValues: [":v": .number(DecimalNumber(1))])))
  }

  @Test("lists and structures within each other are read")
  func batchWrite() throws {
    let input = try decode(
      .batchWriteItem,
      #"{"RequestItems":{"t":[{"PutRequest":{"Item":{"a":{"S":"1"}}}},{"DeleteRequest":{"Key":{"a":{"S":"2"}}}}],"u":[]}}"#
    )
    #expect(
      input
        == .batchWriteItem(
          BatchWriteItemInput(requestItems: [
            "t": [
              WriteRequest(putRequest: PutRequest(item: ["a": .string("1")])),
              WriteRequest(deleteRequest: DeleteRequest(key: ["a": .string("2")])),
            ], "u": [],
          ])))
  }

  @Test(
    "integers are read as in Java",
    arguments: [
      ("0", 0), ("-7", -7), ("10.9", 10), ("-10.9", -10), ("1e3", 1000),
      ("99999999999999999999", 2_147_483_647), ("-1e300", -2_147_483_648),
      ("2147483648", 2_147_483_647),
    ])
  func integers(_ text: String, _ limit: Int) throws {
    #expect(
      try decode(.query, #"{"TableName":"t","Limit":\#(text)}"#)
        == .query(QueryInput(tableName: "t", limit: limit)))
  }

  @Test("times are read to the millisecond", arguments: ["1.363801528686E9", "1363801528.686"])
  func moments(_ text: String) throws {
    let body =
      #"{"StreamArn":"s","ShardId":"i","ShardIteratorType":"AT_TIMESTAMP","Timestamp":\#(text)}"#
    #expect(
      try decode(.getShardIterator, body)
        == .getShardIterator(
          GetShardIteratorInput(
            streamArn: "s", shardId: "i", shardIteratorType: .atTimestamp,
            timestamp: Timestamp(milliseconds: 1_363_801_528_686))))
  }

  /// SearchVectors reports the first missing member while it reads ([extenddb-vectors]).
  @Test(
    "every other operation reads an empty object",
    arguments: Operation.allCases.filter { $0 != .searchVectors })
  func emptyObject(_ operation: Operation) throws {
    #expect(try decode(operation, "{}").operation == operation)
  }
}
