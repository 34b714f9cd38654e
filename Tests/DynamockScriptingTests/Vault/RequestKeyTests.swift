import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import Testing

/// Tests the keys by which requests find their recordings.
@Suite("Keys of requests (M3)")
struct RequestKeyTests {
  private static func key(
    _ operation: Operation, _ input: String, region: String = "eu-west-1", masks: [PathPattern] = []
  ) throws -> RequestKey {
    RequestKey(
      operation, region: region,
      input: try JSONTree(parsing: Array(input.utf8), depth: JSONTree.requestDepth), masks: masks)
  }

  @Test(
    "are equal for requests with the same response",
    arguments: [
      (
        "the order of members", Operation.getItem,
        #"{"TableName":"T","Key":{"a":{"S":"1"},"b":{"S":"2"}}}"#,
        #"{"Key":{"b":{"S":"2"},"a":{"S":"1"}},"TableName":"T"}"#
      ),
      (
        "unknown members and null", .getItem, #"{"TableName":"T","Key":{"a":{"S":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"Nonsense":1,"ProjectionExpression":null}"#
      ),
      (
        "defaults", .query,
        #"{"TableName":"T","KeyConditionExpression":"a=:a","ExpressionAttributeValues":{":a":{"S":"1"}}}"#,
        #"{"TableName":"T","KeyConditionExpression":"a=:a","ExpressionAttributeValues":{":a":{"S":"1"}},"ConsistentRead":false,"ScanIndexForward":true,"ReturnConsumedCapacity":"NONE","Select":"ALL_ATTRIBUTES"}"#
      ),
      (
        "the default of Select with a projection", .scan,
        #"{"TableName":"T","ProjectionExpression":"a"}"#,
        #"{"TableName":"T","ProjectionExpression":"a","Select":"SPECIFIC_ATTRIBUTES"}"#
      ),
      (
        "the form of numbers", .putItem,
        #"{"TableName":"T","Item":{"a":{"N":"1"},"b":{"N":"100"}}}"#,
        #"{"TableName":"T","Item":{"a":{"N":"1.0"},"b":{"N":"1E2"}}}"#
      ),
      (
        "the order of sets", .putItem,
        #"{"TableName":"T","Item":{"a":{"SS":["x","y"]},"b":{"NS":["9","10"]},"c":{"BS":["AQ==","Ag=="]}}}"#,
        #"{"TableName":"T","Item":{"c":{"BS":["Ag==","AQ=="]},"b":{"NS":["10.0","9"]},"a":{"SS":["y","x"]}}}"#
      ),
      (
        "the names of placeholders", .updateItem,
        ##"{"TableName":"T","Key":{"a":{"S":"1"}},"UpdateExpression":"SET #n = :v","ExpressionAttributeNames":{"#n":"name"},"ExpressionAttributeValues":{":v":{"S":"x"}}}"##,
        ##"{"TableName":"T","Key":{"a":{"S":"1"}},"UpdateExpression":"SET #0 = :0","ExpressionAttributeNames":{"#0":"name"},"ExpressionAttributeValues":{":0":{"S":"x"}}}"##
      ),
      (
        "a placeholder and the name itself", .getItem,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ProjectionExpression":"b"}"#,
        ##"{"TableName":"T","Key":{"a":{"S":"1"}},"ProjectionExpression":"#b","ExpressionAttributeNames":{"#b":"b"}}"##
      ),
      (
        "white space and parentheses", .deleteItem,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ConditionExpression":"(a = :a) AND attribute_exists(b)","ExpressionAttributeValues":{":a":{"S":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ConditionExpression":"attribute_exists( b ) and a=:x","ExpressionAttributeValues":{":x":{"S":"1"}}}"#
      ),
      (
        "the order of an update's actions", .updateItem,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"UpdateExpression":"SET b = :b REMOVE c","ExpressionAttributeValues":{":b":{"S":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"UpdateExpression":"REMOVE c SET b = :b","ExpressionAttributeValues":{":b":{"S":"1"}}}"#
      ),
      (
        "the order of keys of a batch", .batchGetItem,
        #"{"RequestItems":{"T":{"Keys":[{"a":{"S":"1"}},{"a":{"S":"2"}}]},"U":{"Keys":[{"a":{"S":"3"}}]}}}"#,
        #"{"RequestItems":{"U":{"Keys":[{"a":{"S":"3"}}]},"T":{"Keys":[{"a":{"S":"2"}},{"a":{"S":"1"}}]}}}"#
      ),
      (
        "the order of writes of a batch", .batchWriteItem,
        #"{"RequestItems":{"T":[{"PutRequest":{"Item":{"a":{"S":"1"}}}},{"DeleteRequest":{"Key":{"a":{"S":"2"}}}}]}}"#,
        #"{"RequestItems":{"T":[{"DeleteRequest":{"Key":{"a":{"S":"2"}}}},{"PutRequest":{"Item":{"a":{"S":"1"}}}}]}}"#
      ),
      (
        "a table's ARN and its name", .getItem, #"{"TableName":"T","Key":{"a":{"S":"1"}}}"#,
        #"{"TableName":"arn:aws:dynamodb:eu-west-1:123456789012:table/T","Key":{"a":{"S":"1"}}}"#
      ),
      (
        "the account of ARNs", .describeStream,
        #"{"StreamArn":"arn:aws:dynamodb:eu-west-1:111122223333:table/T/stream/2026-01-01T00:00:00.000"}"#,
        #"{"StreamArn":"arn:aws:dynamodb:eu-west-1:444455556666:table/T/stream/2026-01-01T00:00:00.000"}"#
      ),
      (
        "the token of a transaction", .transactWriteItems,
        #"{"TransactItems":[{"Put":{"TableName":"T","Item":{"a":{"S":"1"}}}}],"ClientRequestToken":"x"}"#,
        #"{"TransactItems":[{"Put":{"TableName":"T","Item":{"a":{"S":"1"}}}}],"ClientRequestToken":"y"}"#
      ),
      (
        "expressions of a transaction", .transactWriteItems,
        ##"{"TransactItems":[{"ConditionCheck":{"TableName":"T","Key":{"a":{"S":"1"}},"ConditionExpression":"attribute_exists(#a)","ExpressionAttributeNames":{"#a":"a"}}}]}"##,
        #"{"TransactItems":[{"ConditionCheck":{"TableName":"T","Key":{"a":{"S":"1"}},"ConditionExpression":"attribute_exists(a)"}}]}"#
      ),
      (
        "the default of a new table", .createTable, #"{"TableName":"T","KeySchema":[]}"#,
        #"{"TableName":"T","KeySchema":[],"BillingMode":"PROVISIONED","DeletionProtectionEnabled":false}"#
      ),
      ("the default limit of ListTables", .listTables, "{}", #"{"Limit":100}"#),
    ])
  func equal(_ what: String, _ operation: Operation, _ left: String, _ right: String) throws {
    #expect(try Self.key(operation, left) == Self.key(operation, right), "\(what)")
  }

  @Test(
    "differ for requests whose responses may differ",
    arguments: [
      (
        "the key", Operation.getItem, #"{"TableName":"T","Key":{"a":{"S":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"S":"2"}}}"#
      ),
      (
        "the type of a value", .getItem, #"{"TableName":"T","Key":{"a":{"S":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"N":"1"}}}"#
      ),
      (
        "the region of a table's ARN", .getItem, #"{"TableName":"T","Key":{"a":{"S":"1"}}}"#,
        #"{"TableName":"arn:aws:dynamodb:us-west-2:123456789012:table/T","Key":{"a":{"S":"1"}}}"#
      ),
      (
        "the regions of two ARNs", .batchGetItem,
        #"{"RequestItems":{"arn:aws:dynamodb:eu-west-1:123456789012:table/T":{"Keys":[{"a":{"S":"1"}}]}}}"#,
        #"{"RequestItems":{"arn:aws:dynamodb:eu-west-2:123456789012:table/T":{"Keys":[{"a":{"S":"1"}}]}}}"#
      ),
      (
        "consistency", .getItem, #"{"TableName":"T","Key":{"a":{"S":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ConsistentRead":true}"#
      ),
      (
        "the order of a list", .putItem,
        #"{"TableName":"T","Item":{"a":{"L":[{"S":"x"},{"S":"y"}]}}}"#,
        #"{"TableName":"T","Item":{"a":{"L":[{"S":"y"},{"S":"x"}]}}}"#
      ),
      (
        "the order of a transaction's actions", .transactWriteItems,
        #"{"TransactItems":[{"Put":{"TableName":"T","Item":{"a":{"S":"1"}}}},{"Put":{"TableName":"T","Item":{"a":{"S":"2"}}}}]}"#,
        #"{"TransactItems":[{"Put":{"TableName":"T","Item":{"a":{"S":"2"}}}},{"Put":{"TableName":"T","Item":{"a":{"S":"1"}}}}]}"#
      ),
      (
        "the value of a placeholder", .deleteItem,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ConditionExpression":"b=:b","ExpressionAttributeValues":{":b":{"S":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ConditionExpression":"b=:b","ExpressionAttributeValues":{":b":{"S":"2"}}}"#
      ),
      (
        "AND and OR", .deleteItem,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ConditionExpression":"attribute_exists(a) AND attribute_exists(b)"}"#,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ConditionExpression":"attribute_exists(a) OR attribute_exists(b)"}"#
      ),
      (
        "the sides of a difference", .updateItem,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"UpdateExpression":"SET b = b - :x","ExpressionAttributeValues":{":x":{"N":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"UpdateExpression":"SET b = :x - b","ExpressionAttributeValues":{":x":{"N":"1"}}}"#
      ),
      (
        "a name with a dot and a path", .getItem,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ProjectionExpression":"a.b"}"#,
        ##"{"TableName":"T","Key":{"a":{"S":"1"}},"ProjectionExpression":"#n","ExpressionAttributeNames":{"#n":"a.b"}}"##
      ),
      (
        "what changes a table and what leaves it", .updateTable,
        #"{"TableName":"T","BillingMode":"PROVISIONED"}"#,
        #"{"TableName":"T"}"#
      ),
      (
        "the page", .scan, #"{"TableName":"T"}"#,
        #"{"TableName":"T","ExclusiveStartKey":{"a":{"S":"1"}}}"#
      ),
      (
        "the text of a statement", .executeStatement, #"{"Statement":"SELECT * FROM T"}"#,
        #"{"Statement":"SELECT  * FROM T"}"#
      ),
      (
        "capacity that is asked for", .getItem, #"{"TableName":"T","Key":{"a":{"S":"1"}}}"#,
        #"{"TableName":"T","Key":{"a":{"S":"1"}},"ReturnConsumedCapacity":"TOTAL"}"#
      ),
    ])
  func different(_ what: String, _ operation: Operation, _ left: String, _ right: String) throws {
    #expect(try Self.key(operation, left) != Self.key(operation, right), "\(what)")
  }

  @Test("differ by operation and by region")
  func operationAndRegion() throws {
    let input = #"{"TableName":"T"}"#
    #expect(try Self.key(.describeTable, input) != Self.key(.scan, input))
    #expect(try Self.key(.scan, input) != Self.key(.scan, input, region: "us-east-1"))
  }

  @Test(
    "ignore masked values",
    arguments: [("Item.at", true), ("Item[*]", true), ("Item.at.S", true), ("Item.other", false)])
  func masks(_ path: String, isEqual: Bool) throws {
    let masks = [try #require(PathPattern(path, of: .putItem))]
    let left = try Self.key(.putItem, #"{"TableName":"T","Item":{"at":{"S":"1"}}}"#, masks: masks)
    let right = try Self.key(.putItem, #"{"TableName":"T","Item":{"at":{"S":"2"}}}"#, masks: masks)
    #expect((left == right) == isEqual)
  }
}
