import DynamockTesting
import Testing

/// Tests attributes without a name in legacy parameters (us-east-1 and eu-west-2, 2026-10-09).
@Suite("Empty attribute names in legacy parameters")
struct EmptyNameTests {
  @Test(
    "are rejected if an attribute is written, read or expected", arguments: Setting.stores, rows)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static let a = #"{"p":{"S":"a"}}"#
  private static let empty = "Empty attribute name"
  private static func call(_ operation: String, _ more: String, of table: String = "Main") -> Call {
    Call(operation, #"{"TableName":"\#(table)",\#(more)}"#)
  }
  private static let byKey =
    #""KeyConditions":{"p":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}}"#

  static let rows: [Row] = [
    Row(
      "AttributeUpdates", .october, [.hashTable],
      call("UpdateItem", #""Key":\#(a),"AttributeUpdates":{"":{"Value":{"S":"x"}}}"#),
      .invalid(Words.detected + empty)),
    Row(
      "Expected of UpdateItem", .october, [.hashTable],
      call("UpdateItem", #""Key":\#(a),"Expected":{"":{"Exists":false}}"#),
      .invalid(Words.detected + empty)),
    Row(
      "Expected of PutItem", .october, [.hashTable],
      call("PutItem", #""Item":\#(a),"Expected":{"":{"Exists":false}}"#),
      .invalid(Words.detected + empty)),
    Row(
      "Expected of DeleteItem", .october, [.hashTable],
      call("DeleteItem", #""Key":\#(a),"Expected":{"":{"Exists":false}}"#),
      .invalid(Words.detected + empty)),
    Row(
      "Expected, before a missing table", .october, [],
      call("PutItem", #""Item":\#(a),"Expected":{"":{"Exists":false}}"#, of: "Missing"),
      .invalid(Words.detected + empty)),
    Row(
      "AttributesToGet of GetItem", .october, [.hashTable],
      call("GetItem", #""Key":\#(a),"AttributesToGet":[""]"#), .invalid(empty)),
    Row(
      "AttributesToGet of Query", .october, [.hashTable],
      call("Query", byKey + #","AttributesToGet":["p",""]"#), .invalid(empty)),
    Row(
      "AttributesToGet of Scan", .october, [.hashTable],
      call("Scan", #""AttributesToGet":[""]"#), .invalid(empty)),
    Row(
      "AttributesToGet of BatchGetItem", .october, [.hashTable],
      Call(
        "BatchGetItem",
        #"{"RequestItems":{"Main":{"Keys":[\#(a)],"AttributesToGet":[""]}}}"#),
      .invalid(empty)),
    Row(
      "QueryFilter accepts an empty name, which no attribute has", .october,
      [.hashTable, .put(a)],
      call("Query", byKey + #","QueryFilter":{"":{"ComparisonOperator":"NOT_NULL"}}"#),
      .equals(#"{"Items":[],"Count":0,"ScannedCount":1}"#)),
    Row(
      "ScanFilter accepts an empty name", .october, [.hashTable, .put(a)],
      call("Scan", #""ScanFilter":{"":{"ComparisonOperator":"NULL"}}"#),
      .contains(#"{"Count":1,"ScannedCount":1}"#)),
    Row(
      "KeyConditions report the missing key instead", .october, [.hashTable],
      call(
        "Query",
        #""KeyConditions":{"":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}}"#),
      .invalid("Query condition missed key schema element: p")),
  ]
}
