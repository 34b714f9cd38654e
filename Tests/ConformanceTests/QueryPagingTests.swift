import DynamockTesting
import Testing

/// Tests pages of Query: Limit, LastEvaluatedKey and valid starting keys ([aws-guide];
/// [scylla-alternator] test_query and [dynalite-suite] query suite for the errors).
@Suite("Pages of Query")
struct QueryPagingTests {
  @Test("splits pages where DynamoDB does", arguments: Setting.stores, rows)
  func checkRows(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid starting keys", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("compares the starting key with each key", arguments: Setting.stores, turns)
  func checkTurns(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let a = QueryTests.a

  static let rows: [Row] = [
    Row(
      "Limit ends a page with the key of the last item evaluated", .guide, QueryTests.numbers,
      .query("p = :p", a + #","Limit":2"#),
      .contains(
        #"{"Count":2,"ScannedCount":2,"LastEvaluatedKey":{"p":{"S":"a"},"s":{"N":"-1.5"}}}"#)),
    Row(
      "a Limit equal to the remaining items still gives a key", .parity, QueryTests.numbers,
      .query("p = :p", a + #","Limit":7"#),
      .contains(#"{"Count":7,"LastEvaluatedKey":{"p":{"S":"a"},"s":{"N":"100"}}}"#)),
    Row(
      "a Limit above the remaining items gives none", .guide, QueryTests.numbers,
      .query("p = :p", a + #","Limit":8"#), .contains(#"{"Count":7,"LastEvaluatedKey":"(absent)"}"#)
    ),
    Row(
      "a page continues after its starting key", .guide, QueryTests.numbers,
      .query(
        "p = :p", a + #","Limit":2,"ExclusiveStartKey":{"p":{"S":"a"},"s":{"N":"-1.5"}}"#),
      .contains(#"{"Items":[{"s":{"N":"0"}},{"s":{"N":"1"}}]}"#)),
    Row(
      "a page can continue backwards", .guide, QueryTests.numbers,
      .query(
        "p = :p",
        a + #","Limit":2,"ScanIndexForward":false,"#
          + #""ExclusiveStartKey":{"p":{"S":"a"},"s":{"N":"2"}}"#),
      .contains(
        #"{"Items":[{"s":{"N":"1"}},{"s":{"N":"0"}}],"#
          + #""LastEvaluatedKey":{"p":{"S":"a"},"s":{"N":"0"}}}"#)),
    Row(
      "a starting key need not be an item", .alternator, QueryTests.numbers,
      .query(
        "p = :p", a + #","Limit":1,"ExclusiveStartKey":{"p":{"S":"a"},"s":{"N":"5"}}"#),
      .contains(#"{"Items":[{"s":{"N":"10"}}]}"#)),
    Row(
      "a page after the last item is empty", .guide, QueryTests.numbers,
      .query("p = :p", a + #","ExclusiveStartKey":{"p":{"S":"a"},"s":{"N":"100"}}"#),
      .equals(#"{"Items":[],"Count":0,"ScannedCount":0}"#)),
    Row(
      "Limit counts before the filter", .guide, QueryTests.numbers,
      .query(
        "p = :p",
        #""Limit":3,"FilterExpression":"v = :v","#
          + #""ExpressionAttributeValues":{":p":{"S":"a"},":v":{"S":"2"}}"#),
      .equals(
        #"{"Items":[],"Count":0,"ScannedCount":3,"#
          + #""LastEvaluatedKey":{"p":{"S":"a"},"s":{"N":"0"}}}"#)),
  ]

  static func start(_ key: String) -> Call {
    .query("p = :p", a + #","ExclusiveStartKey":\#(key)"#)
  }

  static let refusals: [Row] = [
    Row(
      "a starting key without the sort key is rejected", .alternator, QueryTests.numbers,
      start(#"{"p":{"S":"a"}}"#), .invalid("The provided starting key is invalid")),
    Row(
      "a starting key with a further attribute is rejected", .alternator, QueryTests.numbers,
      start(#"{"p":{"S":"a"},"s":{"N":"1"},"v":{"S":"x"}}"#),
      .invalid("The provided starting key is invalid")),
    Row(
      "a starting key of another type is rejected", .alternator, QueryTests.numbers,
      start(#"{"p":{"S":"a"},"s":{"S":"1"}}"#), .invalid("The provided starting key is invalid")),
    Row(
      "a starting key of another partition is rejected", .alternator, QueryTests.numbers,
      start(#"{"p":{"S":"b"},"s":{"N":"1"}}"#),
      .invalid("The provided starting key is outside query boundaries based on provided conditions")
    ),
    Row(
      "a starting key outside the range is rejected", .dynalite, QueryTests.numbers,
      .query(
        "p = :p AND s > :s",
        #""ExpressionAttributeValues":{":p":{"S":"a"},":s":{"N":"1"}},"#
          + #""ExclusiveStartKey":{"p":{"S":"a"},"s":{"N":"0"}}"#),
      .invalid("The provided starting key does not match the range key predicate")),
    Row(
      "a query of one item cannot be restarted", .alternator, QueryTests.numbers,
      .query(
        "p = :p AND s = :s",
        #""ExpressionAttributeValues":{":p":{"S":"a"},":s":{"N":"1"}},"#
          + #""ExclusiveStartKey":{"p":{"S":"a"},"s":{"N":"1"}}"#),
      .invalid("The query can return at most one row and cannot be restarted")),
    Row(
      "a query of one item returns no last key", .alternator,
      QueryTests.numbers + [.put(#"{"p":{"S":"a"},"s":{"N":"1"}}"#)],
      .query(
        "p = :p AND s = :s",
        #""ExpressionAttributeValues":{":p":{"S":"a"},":s":{"N":"1"}},"Limit":1"#),
      .contains(#"{"Count":1,"LastEvaluatedKey":"(absent)"}"#)),
    Row(
      "a query of a table without a sort key returns no last key", .alternator,
      [.hashTable, .put(#"{"p":{"S":"a"}}"#)],
      .query("p = :p", #""ExpressionAttributeValues":{":p":{"S":"a"}},"Limit":1"#),
      .contains(#"{"Count":1,"LastEvaluatedKey":"(absent)"}"#)),
    Row(
      "a query of a table without a sort key cannot be restarted", .alternator, [.hashTable],
      start(#"{"p":{"S":"a"}}"#),
      .invalid(
        "The provided exclusive start key is invalid: ExclusiveStartKey: "
          + "{p=AttributeValue: {S:a}}")),
  ]

  /// Returns a query without the partition key.
  private static func missing(startingAt key: String) -> Call {
    .query(
      "z = :p", #""ExpressionAttributeValues":{":p":{"N":"1"}},"ExclusiveStartKey":\#(key)"#)
  }

  /// [dynalite-suite] `test/query.js`: the starting key's size and partition key are checked before
  /// the key condition, its sort key after it.
  static let turns: [Row] =
    ["{}", #"{"z":{"S":"a"},"s":{"N":"1"}}"#, #"{"p":{"N":"1"},"s":{"N":"1"}}"#].flatMap { key in
      [
        Row(
          "the starting key \(key) is rejected before the key condition", .dynalite,
          QueryTests.numbers, missing(startingAt: key),
          .invalid("The provided starting key is invalid")),
        Row(
          "the starting key \(key) is rejected before the operator", .dynalite, QueryTests.numbers,
          QueryTests.unindexable("p", #","ExclusiveStartKey":\#(key)"#),
          .invalid("The provided starting key is invalid")),
      ]
    } + [
      Row(
        "a starting key's sort key is checked after the key condition", .dynalite,
        QueryTests.numbers, missing(startingAt: #"{"p":{"S":"a"},"s":{"S":"1"}}"#),
        .invalid("Query condition missed key schema element: p")),
      Row(
        "an index's starting key is rejected before the key condition", .dynalite,
        LocalIndexTests.filled,
        missing(startingAt: #"{"p":{"S":"a"},"s":{"N":"1"}},"IndexName":"all""#),
        .invalid("The provided starting key is invalid")),
      Row(
        "only the partition key of an index's starting key is checked", .dynalite,
        LocalIndexTests.filled,
        missing(
          startingAt: #"{"p":{"S":"a"},"s":{"N":"1"},"n":{"S":"x"}},"IndexName":"all""#),
        .invalid("Query condition missed key schema element: p")),
      Row(
        "a missing table is reported before the starting key", .dynalite, [],
        missing(startingAt: "{}"), .fails("ResourceNotFoundException", Words.notFound)),
    ]

  @Test("a page ends with the item that passes 1 MB", arguments: Setting.stores)
  func megabyte(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.sortedTable])
      let filler = String(repeating: "x", count: 100_000)
      for number in 0..<24 {
        try await throwaway.prepare([
          .put(#"{"p":{"S":"a"},"s":{"N":"\#(number)"},"v":{"S":"\#(filler)"}}"#)
        ])
      }
      var start = ""
      var counts: [Double] = []
      repeat {
        let page = try await throwaway.send(
          .query("p = :p", Self.a + #","FilterExpression":"attribute_not_exists(v)""# + start))
        counts.append(page["ScannedCount"]?.double ?? -1)
        #expect(page["Count"]?.double == 0)
        start = page["LastEvaluatedKey"].map { #","ExclusiveStartKey":\#($0)"# } ?? ""
      } while !start.isEmpty && counts.count < 10
      // Ten items of 100,006 bytes are below 1,048,576 bytes, eleven are above.
      #expect(counts == [11, 11, 2])
    }
  }
}
