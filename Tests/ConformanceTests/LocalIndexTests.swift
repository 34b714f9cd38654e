import DynamockTesting
import Testing

/// Tests local secondary indexes: order, projections, fetches from the table, item collections.
@Suite("Local secondary indexes")
struct LocalIndexTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test(
    "reads attributes that are not projected from the table", arguments: Setting.stores, fetches)
  func checkFetches(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("reports item collections", arguments: Setting.stores, collections)
  func checkCollections(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("counts its entries into the 400 KB of an item", arguments: Setting.stores, sizes)
  func checkSizes(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let table = Call.table(
    key: "p:S", "s:N", defined: ["n:N"],
    with: Call.local(
      Call.index("all", "p", "n"), Call.index("keys", "p", "n", projection: "KEYS_ONLY"),
      Call.index("some", "p", "n", projection: "v")))

  static let filled: [Call] = [
    table,
    .put(#"{"p":{"S":"a"},"s":{"N":"1"},"n":{"N":"9"},"v":{"S":"V"},"z":{"S":"Z"}}"#),
    .put(#"{"p":{"S":"a"},"s":{"N":"2"},"n":{"N":"8"},"z":{"S":"Y"}}"#),
    .put(#"{"p":{"S":"a"},"s":{"N":"3"}}"#),
    .put(#"{"p":{"S":"b"},"s":{"N":"4"},"n":{"N":"7"}}"#),
  ]

  static func query(_ index: String, _ more: String = "") -> Call {
    .query(
      "p = :p",
      #""IndexName":"\#(index)","ExpressionAttributeValues":{":p":{"S":"a"}}"#
        + (more.isEmpty ? "" : "," + more))
  }

  static let whole =
    #"{"Count":2,"ScannedCount":2,"Items":[{"p":{"S":"a"},"s":{"N":"2"},"n":{"N":"8"},"z":{"S":"Y"}},"#
    + #"{"p":{"S":"a"},"s":{"N":"1"},"n":{"N":"9"},"v":{"S":"V"},"z":{"S":"Z"}}]}"#

  static let core: [Row] = [
    Row(
      "entries are in the order of the index's sort key, without items that lack it", .guide,
      filled,
      query("all"), .equals(whole)),
    Row(
      "KEYS_ONLY returns the keys of table and index", .guide, filled, query("keys"),
      .equals(
        #"{"Count":2,"ScannedCount":2,"Items":[{"p":{"S":"a"},"s":{"N":"2"},"n":{"N":"8"}},"#
          + #"{"p":{"S":"a"},"s":{"N":"1"},"n":{"N":"9"}}]}"#)),
    Row(
      "INCLUDE also returns the named attributes", .guide, filled,
      query("some", #""ScanIndexForward":false"#),
      .equals(
        #"{"Count":2,"ScannedCount":2,"Items":["#
          + #"{"p":{"S":"a"},"s":{"N":"1"},"n":{"N":"9"},"v":{"S":"V"}},"#
          + #"{"p":{"S":"a"},"s":{"N":"2"},"n":{"N":"8"}}]}"#)),
    Row(
      "a consistent read is allowed", .guide, filled, query("all", #""ConsistentRead":true"#),
      .equals(whole)),
    Row(
      "a range of the index's sort key is queried", .guide, filled,
      Call(
        "Query",
        #"{"TableName":"Main","IndexName":"all","KeyConditionExpression":"p = :p AND n > :n","#
          + #""ExpressionAttributeValues":{":p":{"S":"a"},":n":{"N":"8"}}}"#),
      .contains(#"{"Count":1,"Items":[{"s":{"N":"1"}}]}"#)),
    Row(
      "the table's sort key is not a key of the index", .alternator, filled,
      Call(
        "Query",
        #"{"TableName":"Main","IndexName":"all","KeyConditionExpression":"p = :p AND s = :n","#
          + #""ExpressionAttributeValues":{":p":{"S":"a"},":n":{"N":"8"}}}"#),
      .invalid("Query condition missed key schema element: n")),
    Row(
      "the last key contains the keys of table and index", .guide, filled,
      query("all", #""Limit":1"#),
      .contains(#"{"LastEvaluatedKey":{"p":{"S":"a"},"s":{"N":"2"},"n":{"N":"8"}}}"#)),
    Row(
      "a scan returns all entries", .guide, filled, .scan(#""IndexName":"keys","Select":"COUNT""#),
      .equals(#"{"Count":3,"ScannedCount":3}"#)),
  ]

  static let fetches: [Row] = [
    Row(
      "ALL_ATTRIBUTES is fetched from the table", .guide, filled,
      query("keys", #""Select":"ALL_ATTRIBUTES""#), .equals(whole)),
    Row(
      "attributes that are not projected are fetched", .guide, filled,
      query("keys", #""ProjectionExpression":"z""#),
      .contains(#"{"Items":[{"z":{"S":"Y"}},{"z":{"S":"Z"}}]}"#)),
    Row(
      "a query's filter on attributes that are not projected is rejected", .parity, filled,
      .query(
        "p = :p",
        #""IndexName":"keys","FilterExpression":"z = :z AND v = :z","#
          + #""ExpressionAttributeValues":{":p":{"S":"a"},":z":{"S":"Y"}}"#),
      .invalid(
        Words.invalid
          + "Secondary index keys does not project one or more filter attributes: [v, z]")),
    Row(
      "a scan's filter treats attributes that are not projected as missing", .parity, filled,
      .scan(#""IndexName":"keys","FilterExpression":"attribute_exists(z)""#),
      .equals(#"{"Count":0,"ScannedCount":3,"Items":[]}"#)),
    Row(
      "a scan fetches, too", .guide, filled,
      .scan(#""IndexName":"keys","ProjectionExpression":"z""#),
      .contains(#"{"Count":3,"Items":["(any order)",{"z":{"S":"Y"}},{"z":{"S":"Z"}},{}]}"#)),
    Row(
      "ALL_PROJECTED_ATTRIBUTES fetches nothing", .guide, filled,
      query("some", #""Select":"ALL_PROJECTED_ATTRIBUTES""#),
      .contains(#"{"Items":[{"z":"(absent)"},{"v":{"S":"V"},"z":"(absent)"}]}"#)),
  ]

  private static let whole400 = [
    Call.table(key: "p:S", "s:N", defined: ["n:N"], with: Call.local(Call.index("all", "p", "n")))
  ]
  private static let keys400 = [
    Call.table(
      key: "p:S", "s:N", defined: ["n:N"],
      with: Call.local(Call.index("keys", "p", "n", projection: "KEYS_ONLY")))
  ]

  /// Returns an item of 409,600 bytes: the names and values of `p`, `s` and `n` are 2 + 3 + 3 of
  /// them.
  private static func item(of size: Int, indexed: Bool = true) -> String {
    let text = String(repeating: "x", count: size - 9)
    let name = indexed ? "n" : "m"
    return #"{"p":{"S":"a"},"s":{"N":"1"},"\#(name)":{"N":"1"},"v":{"S":"\#(text)"}}"#
  }

  /// Service quotas, "Item size for tables with local secondary indexes".
  static let sizes: [Row] = [
    Row(
      "an item and its complete entry of 204,800 bytes each are accepted", .guide, whole400,
      .put(item(of: 204_800)), .equals("{}")),
    Row(
      "an item and its complete entry of 204,801 bytes each are rejected", .guide, whole400,
      .put(item(of: 204_801)),
      .invalid(ItemSizeTests.tooLarge)),
    Row(
      "an item outside the index counts alone", .guide, whole400,
      .put(item(of: 409_600, indexed: false)), .equals("{}")),
    Row(
      "an entry with only keys has 8 bytes", .guide, keys400, .put(item(of: 409_592)), .equals("{}")
    ),
    Row(
      "an item without space for those 8 bytes is rejected", .guide, keys400,
      .put(item(of: 409_593)),
      .invalid(ItemSizeTests.tooLarge)),
    Row(
      "an update that brings an item into the index counts the entry", .guide,
      whole400 + [.put(item(of: 300_000, indexed: false))],
      .update(
        #"{"p":{"S":"a"},"s":{"N":"1"}}"#, by: "SET n = s"),
      .invalid(ItemSizeTests.tooLargeUpdate)),
  ]

  static let size = #""ReturnItemCollectionMetrics":"SIZE""#

  static let collections: [Row] = [
    Row(
      "a put reports its collection", .guide, filled,
      Call(
        "PutItem", #"{"TableName":"Main","Item":{"p":{"S":"a"},"s":{"N":"9"}},\#(size)}"#),
      .equals(
        #"{"ItemCollectionMetrics":{"ItemCollectionKey":{"p":{"S":"a"}},"#
          + #""SizeEstimateRangeGB":[0,1]}}"#)),
    Row(
      "an update reports its collection", .guide, filled,
      .update(#"{"p":{"S":"a"},"s":{"N":"1"}}"#, size),
      .contains(#"{"ItemCollectionMetrics":{"ItemCollectionKey":{"p":{"S":"a"}}}}"#)),
    Row(
      "a deletion reports its collection", .guide, filled,
      .delete(#"{"p":{"S":"a"},"s":{"N":"1"}}"#, size),
      .contains(#"{"ItemCollectionMetrics":{"SizeEstimateRangeGB":[0,1]}}"#)),
    Row(
      "NONE reports nothing", .guide, filled,
      .update(#"{"p":{"S":"a"},"s":{"N":"1"}}"#, #""ReturnItemCollectionMetrics":"NONE""#),
      .equals("{}")),
    Row(
      "a batch reports one entry per collection", .guide, filled,
      Call(
        "BatchWriteItem",
        #"{"RequestItems":{"Main":[{"PutRequest":{"Item":{"p":{"S":"a"},"s":{"N":"1"}}}},"#
          + #"{"DeleteRequest":{"Key":{"p":{"S":"a"},"s":{"N":"2"}}}}]},\#(size)}"#),
      .equals(
        #"{"UnprocessedItems":{},"ItemCollectionMetrics":{"Main":[{"ItemCollectionKey":"#
          + #"{"p":{"S":"a"}},"SizeEstimateRangeGB":[0,1]}]}}"#)),
  ]
}
