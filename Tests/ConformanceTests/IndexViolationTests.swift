import DynamockTesting
import Testing

/// Items that are older than an index and violate its key.
///
/// [aws-gsi-violations]: after the backfill, all writes to items that violate the new index's key
/// schema are rejected.
@Suite("Items that violate the key of a newer index")
struct IndexViolationTests {
  @Test(
    "are rejected by every write except those that repair them", arguments: Setting.stores, rows)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static let byG = Call(
    "UpdateTable",
    #"{"TableName":"Main","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],"#
      + #""GlobalSecondaryIndexUpdates":[{"Create":\#(Call.index("by-g", "g"))}]}"#)
  private static let long = String(repeating: "x", count: 2049)
  private static let violating: [Call] = [
    .hashTable, .put(#"{"p":{"S":"a"},"g":{"N":"1"}}"#),
    .put(#"{"p":{"S":"l"},"g":{"S":"\#(long)"}}"#),
    .put(#"{"p":{"S":"e"},"g":{"S":""}}"#), byG,
  ]
  private static let a = #"{"p":{"S":"a"}}"#
  private static let one = #""ExpressionAttributeValues":{":v":{"N":"1"}}"#
  private static let ofType =
    "The update expression attempted to update the secondary index key to unsupported type"

  static let rows: [Row] = [
    Row(
      "an update of another attribute is rejected", .guide, violating,
      .update(a, by: "SET v = :v", one), .invalid(ofType)),
    Row("an update of nothing is rejected", .guide, violating, .update(a), .invalid(ofType)),
    Row(
      "AttributeUpdates of another attribute are rejected", .guide, violating,
      .update(a, #""AttributeUpdates":{"v":{"Value":{"N":"1"}}}"#), .invalid(ofType)),
    Row(
      "an update of an item whose key is too long is rejected", .guide, violating,
      .update(#"{"p":{"S":"l"}}"#, by: "SET v = :v", one),
      .invalid(
        "The update expression attempted to update the secondary index key beyond allowed size "
          + "limits")),
    Row(
      "an update of an item whose key is empty is rejected", .guide, violating,
      .update(#"{"p":{"S":"e"}}"#, by: "SET v = :v", one),
      .invalid(
        "One or more parameter values are not valid. The update expression attempted to update a "
          + "secondary index key to a value that is not supported. The AttributeValue for a key "
          + "attribute cannot contain an empty string value.")),
    Row(
      "a transaction that updates another attribute is cancelled", .guide, violating,
      TransactionTests.write(TransactionTests.update(a, "SET v = :v", #"{"N":"1"}"#)),
      .failsWith(
        "TransactionCanceledException",
        #"{"CancellationReasons":[{"Code":"ValidationError","Message":"\#(ofType)"}]}"#)),
    Row(
      "a PartiQL UPDATE of another attribute is rejected", .guide, violating,
      Call("ExecuteStatement", #"{"Statement":"UPDATE Main SET v = 1 WHERE p = 'a'"}"#),
      .invalid(ofType)),
    Row(
      "an update that gives the key its type mends the item", .guide,
      violating + [
        .update(a, by: "SET g = :g", #""ExpressionAttributeValues":{":g":{"S":"x"}}"#)
      ], .update(a, by: "SET v = :v", one), .equals("{}")),
    Row(
      "an update that removes the key mends the item", .guide,
      violating + [.update(a, by: "REMOVE g")], .update(a, by: "SET v = :v", one), .equals("{}")),
    Row("the item can be deleted", .guide, violating, .delete(a), .equals("{}")),
    Row(
      "the item can be read", .guide, violating, .get(a), .contains(#"{"Item":{"g":{"N":"1"}}}"#)),
  ]
}
