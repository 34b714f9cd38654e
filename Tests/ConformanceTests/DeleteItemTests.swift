import DynamockTesting
import Testing

@Suite("DeleteItem")
struct DeleteItemTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("has DynamoDB's results and errors", arguments: Setting.stores, rows)
  func checkRows(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let key = #"{"p":{"S":"a"}}"#
  static let filled: [Call] = [.hashTable, .put(#"{"p":{"S":"a"},"v":{"N":"1"}}"#)]

  static let core: [Row] = [
    Row(
      "a deleted item is gone", .guide, filled + [.delete(key)], .get(key), .equals("{}")),
    Row(
      "deleting a missing item is not an error", .guide, [.hashTable], .delete(key), .equals("{}")),
    Row(
      "a failed condition keeps the item", .guide, filled,
      .delete(key, #""ConditionExpression":"attribute_not_exists(v)""#),
      .fails("ConditionalCheckFailedException", Words.condition)),
    Row(
      "a condition on a missing item fails", .guide, [.hashTable],
      .delete(key, #""ConditionExpression":"attribute_exists(p)""#),
      .fails("ConditionalCheckFailedException", Words.condition)),
  ]

  static let rows: [Row] = [
    Row(
      "ALL_OLD returns the deleted item", .guide, filled,
      .delete(key, #""ReturnValues":"ALL_OLD""#),
      .equals(#"{"Attributes":{"p":{"S":"a"},"v":{"N":"1"}}}"#)),
    Row(
      "ALL_OLD returns nothing for a missing item", .guide, [.hashTable],
      .delete(key, #""ReturnValues":"ALL_OLD""#), .equals("{}")),
    Row(
      "a failed condition returns the item on request", .localStack, filled,
      .delete(
        key,
        #""ConditionExpression":"v = :v","ExpressionAttributeValues":{":v":{"N":"2"}},"#
          + #""ReturnValuesOnConditionCheckFailure":"ALL_OLD""#),
      .failsWith(
        "ConditionalCheckFailedException", #"{"Item":{"p":{"S":"a"},"v":{"N":"1"}}}"#)),
    Row(
      "a key that does not fit the schema is rejected", .parity, [.sortedTable], .delete(key),
      .invalid(Words.schema)),
    Row(
      "an empty key is rejected", .parity, [.hashTable], .delete(#"{"p":{"S":""}}"#),
      .invalid(Words.emptyKey("p"))),
    Row(
      "a missing table is rejected", .parity, [], .delete(key),
      .fails("ResourceNotFoundException", Words.notFound)),
    Row(
      "a deleted item is removed from the indexes", .guide,
      [
        .table(key: "p:S", defined: ["g:S"], with: Call.global(Call.index("by-g", "g"))),
        .put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#), .delete(key),
      ],
      .scan(#""IndexName":"by-g""#), .contains(#"{"Count":0,"Items":[]}"#)),
    Row(
      "the deleted item is removed from the table's figures", .guide,
      filled + [.put(#"{"p":{"S":"b"}}"#), .delete(key)], .describe(),
      .contains(#"{"Table":{"ItemCount":1,"TableSizeBytes":2}}"#)),
  ]
}
