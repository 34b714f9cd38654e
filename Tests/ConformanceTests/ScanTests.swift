import DynamockTesting
import Testing

@Suite("Scan")
struct ScanTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid values", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let three: [Call] = [
    .hashTable, .put(#"{"p":{"S":"a"},"v":{"N":"1"}}"#), .put(#"{"p":{"S":"b"},"v":{"N":"2"}}"#),
    .put(#"{"p":{"S":"c"}}"#),
  ]

  static let core: [Row] = [
    Row(
      "a scan of an empty table finds nothing", .guide, [.hashTable], .scan(),
      .equals(#"{"Items":[],"Count":0,"ScannedCount":0}"#)),
    Row(
      "a scan finds every item", .guide, three, .scan(),
      .equals(
        #"{"Count":3,"ScannedCount":3,"Items":["(any order)",{"p":{"S":"a"},"v":{"N":"1"}},"#
          + #"{"p":{"S":"b"},"v":{"N":"2"}},{"p":{"S":"c"}}]}"#)),
    Row(
      "a filter may contain the key", .alternator, three,
      .scan(
        #""FilterExpression":"p > :p","ExpressionAttributeValues":{":p":{"S":"a"}}"#),
      .contains(
        #"{"Count":2,"ScannedCount":3,"Items":["(any order)",{"p":{"S":"b"}},{"p":{"S":"c"}}]}"#)),
    Row(
      "a projection can leave empty items", .alternator, three,
      .scan(#""ProjectionExpression":"v""#),
      .equals(
        #"{"Count":3,"ScannedCount":3,"#
          + #""Items":["(any order)",{"v":{"N":"1"}},{"v":{"N":"2"}},{}]}"#)),
    Row(
      "COUNT has no Items", .guide, three, .scan(#""Select":"COUNT""#),
      .equals(#"{"Count":3,"ScannedCount":3}"#)),
    Row(
      "ScanFilter filters, too", .guide, three,
      .scan(#""ScanFilter":{"v":{"ComparisonOperator":"NULL"}}"#),
      .contains(#"{"Count":1,"ScannedCount":3,"Items":[{"p":{"S":"c"}}]}"#)),
    Row(
      "a missing table is rejected", .parity, [], .scan(),
      .fails("ResourceNotFoundException", Words.notFound)),
  ]

  static let refusals: [Row] = [
    Row(
      "a starting key that is not a key of the table is rejected", .alternator, three,
      .scan(#""ExclusiveStartKey":{"q":{"S":"a"}}"#),
      .invalid(
        "The provided starting key is invalid: The provided key element does not match the schema")),
    Row(
      "a starting key of another type is rejected", .alternator, three,
      .scan(#""ExclusiveStartKey":{"p":{"N":"1"}}"#),
      .invalid(
        "The provided starting key is invalid: The provided key element does not match the schema")),
    Row(
      "a missing index is rejected", .dynalite, three, .scan(#""IndexName":"nowhere""#),
      .invalid("The table does not have the specified index: nowhere")),
    Row(
      "a segment without TotalSegments is rejected", .parity, three, .scan(#""Segment":0"#),
      .invalid(
        "The TotalSegments parameter is required but was not present in the request when Segment "
          + "parameter is present")),
    Row(
      "TotalSegments without a segment is rejected", .parity, three,
      .scan(#""TotalSegments":2"#),
      .invalid(
        "The Segment parameter is required but was not present in the request when parameter "
          + "TotalSegments is present")),
    Row(
      "a segment outside TotalSegments is rejected", .parity, three,
      .scan(#""Segment":5,"TotalSegments":5"#),
      .invalid(
        "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
          + "Segment: 5 is not less than TotalSegments: 5")),
  ]

  static let forty: [Call] =
    [.sortedTable]
    + (0..<40).map { .put(#"{"p":{"S":"\#($0 % 13)"},"s":{"N":"\#($0)"}}"#) }

  /// Returns the sort keys of all pages of a scan, in the order of arrival.
  private func scanned(
    _ throwaway: Throwaway, _ members: String, pages: Int = 200
  ) async throws -> [String] {
    var found: [String] = []
    var start = ""
    for _ in 0..<pages {
      let page = try await throwaway.send(.scan(members + start))
      try #require(page.status == 200, "\(page.text)")
      found += page["Items"]?.elements?.compactMap { $0["s"]?["N"]?.text } ?? []
      guard let last = page["LastEvaluatedKey"] else { return found }
      start = #","ExclusiveStartKey":\#(last)"#
    }
    Issue.record("the scan does not end")
    return found
  }

  @Test("pages contain every item once, in the same order as one page", arguments: Setting.stores)
  func pages(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare(Self.forty)
      let whole = try await scanned(throwaway, #""Select":"ALL_ATTRIBUTES""#)
      #expect(Set(whole).count == 40 && whole.count == 40)
      for limit in [1, 3, 39, 40, 41] {
        #expect(try await scanned(throwaway, #""Limit":\#(limit)"#) == whole, "Limit \(limit)")
      }
    }
  }

  @Test(
    "segments are disjoint and complete", arguments: Setting.stores, [1, 2, 3, 7, 64, 1_000_000])
  func segments(_ setting: Setting, _ total: Int) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare(Self.forty)
      if total > 100 {
        let one = try await throwaway.send(.scan(#""Segment":999999,"TotalSegments":\#(total)"#))
        #expect(one.status == 200, "\(one.text)")
        return
      }
      var found: [String] = []
      for segment in 0..<total {
        found += try await scanned(
          throwaway, #""Segment":\#(segment),"TotalSegments":\#(total),"Limit":5"#)
      }
      #expect(found.count == 40 && Set(found).count == 40)
    }
  }

  @Test("a starting key of another segment is rejected", arguments: Setting.stores)
  func otherSegment(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare(Self.forty)
      let first = try await throwaway.send(.scan(#""Segment":0,"TotalSegments":2,"Limit":1"#))
      let key = try #require(first["LastEvaluatedKey"])
      let answer = try await throwaway.send(
        .scan(#""Segment":1,"TotalSegments":2,"ExclusiveStartKey":\#(key)"#))
      Expected.invalid(
        "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
          + "ExclusiveStartKey with correct Segment. TotalSegments: 2 Segment: 1"
      ).check(answer, "a key of segment 0 in segment 1")
    }
  }
}
