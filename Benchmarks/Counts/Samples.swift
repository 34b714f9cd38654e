import DynamockModel

/// The requests that are counted: an item of 400 bytes of JSON, as in `Benchmarks/operations.py`.
enum Samples {
  static let table = #""TableName":"Bench""#
  static let key = #""Key":{"pk":{"S":"partition-000123"},"sk":{"N":"4"}}"#

  static let createTable = """
    {\(table),"BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[\
    {"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}],\
    "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]}
    """

  static func item(sort: Int) -> String {
    let text = String(repeating: "the quick brown fox ", count: 8)
    return """
      {"pk":{"S":"partition-000123"},"sk":{"N":"\(sort)"},"hits":{"N":"1000"},"rank":{"N":"4"},\
      "state":{"S":"waiting"},"isOpen":{"BOOL":true},"tags":{"SS":["blue","green","red"]},\
      "owner":{"M":{"name":{"S":"Ada Lovelace"},"age":{"N":"36"}}},"text":{"S":"\(text)"}}
      """
  }

  static func putItem(sort: Int = 4) -> String { "{\(table),\"Item\":\(item(sort: sort))}" }

  static let getItem = "{\(table),\(key)}"

  static let condition = "attribute_exists(pk) AND hits > :least"

  static let conditionalPut = """
    {\(table),"Item":\(item(sort: 4)),"ConditionExpression":"\(condition)",\
    "ExpressionAttributeValues":{":least":{"N":"0"}}}
    """

  /// A put whose condition is not satisfied by the existing item.
  static let refusedPut = """
    {\(table),"Item":\(item(sort: 4)),"ConditionExpression":"attribute_not_exists(pk)"}
    """

  /// The headers that an SDK sends with a PutItem.
  static let putHeaders: [(name: String, value: String)] = [
    ("Host", "localhost:8000"), ("Content-Type", "application/x-amz-json-1.0"),
    ("X-Amz-Target", "DynamoDB_20120810.PutItem"), ("X-Amz-Date", "20261121T000000Z"),
    (
      "Authorization",
      "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/dynamodb/aws4_request, "
        + "SignedHeaders=host;x-amz-date;x-amz-target, Signature=0"
    ),
  ]

  static let update = "SET hits = hits + :one, #state = :state"

  static let updateItem = """
    {\(table),\(key),"UpdateExpression":"\(update)",\
    "ExpressionAttributeNames":{"#state":"state"},\
    "ExpressionAttributeValues":{":one":{"N":"1"},":state":{"S":"running"}}}
    """

  static let query = """
    {\(table),"KeyConditionExpression":"pk = :pk",\
    "ExpressionAttributeValues":{":pk":{"S":"partition-000123"}}}
    """

  static var batchWrite: String {
    let puts = (0..<25).map { "{\"PutRequest\":{\"Item\":\(item(sort: $0 % 10 + 100 * $0))}}" }
    return "{\"RequestItems\":{\"Bench\":[\(puts.joined(separator: ","))]}}"
  }
}
