import DynamockTesting
import Testing

@Suite("PutItem")
struct PutItemTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("returns the requested values", arguments: Setting.stores, returned)
  func checkReturned(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid keys", arguments: Setting.stores, keys)
  func checkKeys(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid index keys", arguments: Setting.stores, indexKeys)
  func checkIndexKeys(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let old = Call.put(#"{"p":{"S":"a"},"v":{"N":"1"}}"#)

  static func put(_ item: String, _ more: String) -> Call {
    Call("PutItem", #"{"TableName":"Main","Item":\#(item),\#(more)}"#)
  }

  static let core: [Row] = [
    Row(
      "the response to a put without options is an empty object", .guide, [.hashTable],
      .put(#"{"p":{"S":"a"}}"#), .equals("{}")),
    Row(
      "a put replaces the whole item", .guide,
      [.hashTable, .put(#"{"p":{"S":"a"},"v":{"N":"1"},"w":{"N":"2"}}"#), old],
      .get(#"{"p":{"S":"a"}}"#), .equals(#"{"Item":{"p":{"S":"a"},"v":{"N":"1"}}}"#)),
    Row(
      "every type is returned as it was put", .guide,
      [.hashTable, .put(everyType)], .get(#"{"p":{"S":"a"}}"#),
      .equals(#"{"Item":\#(everyType)}"#)),
    Row(
      "a put whose condition is true is performed", .guide, [.hashTable, old],
      put(
        #"{"p":{"S":"a"},"v":{"N":"2"}}"#,
        #""ConditionExpression":"v = :one","ExpressionAttributeValues":{":one":{"N":"1"}}"#),
      .equals("{}")),
    Row(
      "a put whose condition fails is rejected", .localStack, [.hashTable, old],
      put(#"{"p":{"S":"a"}}"#, #""ConditionExpression":"attribute_not_exists(p)""#),
      .fails("ConditionalCheckFailedException", Words.condition)),
    Row(
      "a put into a missing table is rejected", .localStack, [],
      .put(#"{"p":{"S":"a"}}"#), .fails("ResourceNotFoundException", Words.notFound)),
  ]

  static let everyType =
    #"{"p":{"S":"a"},"n":{"N":"-12.5"},"b":{"B":"AAEC/w=="},"t":{"BOOL":true},"f":{"BOOL":false},"#
    + #""z":{"NULL":true},"ss":{"SS":["x","y"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AA==","AQ=="]},"#
    + #""l":{"L":[{"S":"x"},{"L":[]},{"M":{}}]},"m":{"M":{"k":{"S":""},"é":{"B":""}}},"#
    + #""u":{"S":"\u0041\ud83d\ude00\n\"\\"}}"#

  static let returned: [Row] = [
    Row(
      "ALL_OLD returns the replaced item", .guide, [.hashTable, old],
      put(#"{"p":{"S":"a"},"v":{"N":"2"}}"#, #""ReturnValues":"ALL_OLD""#),
      .equals(#"{"Attributes":{"p":{"S":"a"},"v":{"N":"1"}}}"#)),
    Row(
      "ALL_OLD returns nothing for a missing item", .guide, [.hashTable],
      put(#"{"p":{"S":"a"}}"#, #""ReturnValues":"ALL_OLD""#), .equals("{}")),
    Row(
      "NONE returns nothing", .guide, [.hashTable, old],
      put(#"{"p":{"S":"a"}}"#, #""ReturnValues":"NONE""#), .equals("{}")),
    Row(
      "ReturnValuesOnConditionCheckFailure returns the existing item", .localStack,
      [.hashTable, old],
      put(
        #"{"p":{"S":"a"}}"#,
        #""ConditionExpression":"attribute_not_exists(p)","#
          + #""ReturnValuesOnConditionCheckFailure":"ALL_OLD""#),
      .failsWith(
        "ConditionalCheckFailedException",
        #"{"Message":"The conditional request failed","Item":{"p":{"S":"a"},"v":{"N":"1"}}}"#)),
    Row(
      "a failed condition on a missing item returns none", .localStack, [.hashTable],
      put(
        #"{"p":{"S":"a"}}"#,
        #""ConditionExpression":"attribute_exists(p)","#
          + #""ReturnValuesOnConditionCheckFailure":"ALL_OLD""#),
      .failsWith("ConditionalCheckFailedException", #"{"Item":"(absent)"}"#)),
    Row(
      "a failed condition returns the item only on request", .localStack, [.hashTable, old],
      put(#"{"p":{"S":"a"}}"#, #""ConditionExpression":"attribute_not_exists(p)""#),
      .failsWith("ConditionalCheckFailedException", #"{"Item":"(absent)"}"#)),
    Row(
      "the legacy Expected is a condition, too", .guide, [.hashTable, old],
      put(#"{"p":{"S":"a"}}"#, #""Expected":{"v":{"Value":{"N":"2"}}}"#),
      .fails("ConditionalCheckFailedException", Words.condition)),
    Row(
      "Expected with Exists false fails on an existing attribute", .guide, [.hashTable, old],
      put(#"{"p":{"S":"a"}}"#, #""Expected":{"v":{"Exists":false}}"#),
      .fails("ConditionalCheckFailedException", Words.condition)),
    Row(
      "metrics of item collections are omitted for tables without local indexes", .guide,
      [.hashTable], put(#"{"p":{"S":"a"}}"#, #""ReturnItemCollectionMetrics":"SIZE""#),
      .equals("{}")),
  ]

  static let keys: [Row] = [
    Row(
      "an item without its partition key is rejected", .dynalite, [.hashTable],
      .put(#"{"v":{"S":"a"}}"#), .invalid(Words.invalid + "Missing the key p in the item")),
    Row(
      "an item without its sort key is rejected", .dynalite, [.sortedTable],
      .put(#"{"p":{"S":"a"}}"#), .invalid(Words.invalid + "Missing the key s in the item")),
    Row(
      "a partition key of another type is rejected", .parity, [.hashTable],
      .put(#"{"p":{"N":"1"}}"#),
      .invalid(Words.invalid + "Type mismatch for key p expected: S actual: N")),
    Row(
      "a sort key of another type is rejected", .parity, [.sortedTable],
      .put(#"{"p":{"S":"a"},"s":{"S":"1"}}"#),
      .invalid(Words.invalid + "Type mismatch for key s expected: N actual: S")),
    Row(
      "a key that is a list is rejected because of its type", .parity, [.hashTable],
      .put(#"{"p":{"L":[]}}"#),
      .invalid(Words.invalid + "Type mismatch for key p expected: S actual: L")),
    Row(
      "an empty partition key is rejected", .parity, [.hashTable],
      .put(#"{"p":{"S":""}}"#), .invalid(Words.emptyKey("p"))),
    Row(
      "an empty binary key is rejected", .parity, [.table(key: "p:B")],
      .put(#"{"p":{"B":""}}"#), .invalid(Words.emptyKey("p", "binary"))),
    Row(
      "an empty sort key is rejected", .parity, [.table(key: "p:S", "s:S")],
      .put(#"{"p":{"S":"a"},"s":{"S":""}}"#), .invalid(Words.emptyKey("s"))),
    Row(
      "a partition key of 2,048 bytes is accepted", .alternator, [.hashTable],
      .put(#"{"p":{"S":"\#(String(repeating: "x", count: 2_048))"}}"#), .equals("{}")),
    Row(
      "a partition key of 2,049 bytes is rejected", .alternator, [.hashTable],
      .put(#"{"p":{"S":"\#(String(repeating: "é", count: 1_024))x"}}"#),
      .invalid(Words.invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes")),
    Row(
      "a sort key of 1,024 bytes is accepted", .alternator, [.table(key: "p:S", "s:S")],
      .put(#"{"p":{"S":"a"},"s":{"S":"\#(String(repeating: "x", count: 1_024))"}}"#),
      .equals("{}")),
    Row(
      "a sort key of 1,025 bytes is rejected", .alternator, [.table(key: "p:S", "s:S")],
      .put(#"{"p":{"S":"a"},"s":{"S":"\#(String(repeating: "x", count: 1_025))"}}"#),
      .invalid(
        Words.invalid
          + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes")),
    Row(
      "keys are compared by bytes, not by Unicode's equivalence", .guide,
      [.hashTable, .put(#"{"p":{"S":"\u00e9"},"v":{"N":"1"}}"#), .put(#"{"p":{"S":"e\u0301"}}"#)],
      .get(#"{"p":{"S":"\u00e9"}}"#), .contains(#"{"Item":{"v":{"N":"1"}}}"#)),
    Row(
      "two spellings of a number are the same key", .parity,
      [
        .table(key: "p:N"), .put(#"{"p":{"N":"1000"},"v":{"N":"1"}}"#), .put(#"{"p":{"N":"1e3"}}"#),
      ],
      .scan(), .contains(#"{"Count":1,"Items":[{"p":{"N":"1000"},"v":"(absent)"}]}"#)),
    Row(
      "a table's ARN stands for its name", .model, [.hashTable],
      .put(
        #"{"p":{"S":"a"}}"#, into: "arn:aws:dynamodb:us-east-1:123456789012:table/Main"),
      .equals("{}")),
    Row(
      "the ARN of an account's missing table is not found", .parity, [],
      .put(
        #"{"p":{"S":"a"}}"#, into: "arn:aws:dynamodb:us-east-1:123456789012:table/Main"),
      .fails("ResourceNotFoundException", Words.notFound)),
  ]

  static let indexed = Call.table(
    key: "p:S", "s:N", defined: ["g:S", "n:N", "b:B"],
    with: Call.global(Call.index("by-g", "g", "n"), Call.index("by-b", "b")) + ","
      + Call.local(Call.index("in-n", "p", "n")))

  static let indexKeys: [Row] = [
    Row(
      "an item without the keys of an index is accepted", .guide, [indexed],
      .put(#"{"p":{"S":"a"},"s":{"N":"1"}}"#), .equals("{}")),
    Row(
      "the key of a global index of another type is rejected", .dynoxide, [indexed],
      .put(#"{"p":{"S":"a"},"s":{"N":"1"},"g":{"N":"1"}}"#),
      .invalid(
        Words.invalid + "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g")),
    Row(
      "the key of a local index of another type is rejected", .dynoxide, [LocalIndexTests.table],
      .put(#"{"p":{"S":"a"},"s":{"N":"1"},"n":{"BOOL":true}}"#),
      .invalid(
        Words.invalid + "Type mismatch for Index Key n Expected: N Actual: BOOL IndexName: all")),
    Row(
      "an index key of 2,049 bytes is rejected", .alternator, [indexed],
      .put(
        #"{"p":{"S":"a"},"s":{"N":"1"},"n":{"N":"1"},"#
          + #""g":{"S":"\#(String(repeating: "x", count: 2_049))"}}"#),
      .invalid(Words.invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes")),
    Row(
      "an empty index key is rejected", .alternator, [indexed],
      .put(#"{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":""}}"#),
      .invalid(
        "One or more parameter values are not valid. A value specified for a secondary index key is "
          + "not supported. The AttributeValue for a key attribute cannot contain an empty string "
          + "value. IndexName: by-g, IndexKey: g")),
    Row(
      "an empty binary index key is rejected", .alternator, [indexed],
      .put(#"{"p":{"S":"a"},"s":{"N":"1"},"b":{"B":""}}"#),
      .invalid(
        "One or more parameter values are not valid. A value specified for a secondary index key is "
          + "not supported. The AttributeValue for a key attribute cannot contain an empty binary "
          + "value. IndexName: by-b, IndexKey: b")),
  ]
}
