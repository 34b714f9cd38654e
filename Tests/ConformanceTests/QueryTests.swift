import DynamockTesting
import Testing

@Suite("Query")
struct QueryTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("finds by key conditions", arguments: Setting.stores, conditions)
  func checkConditions(_ setting: Setting, _ condition: KeyCondition) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare(Self.numbers)
      for direction in [true, false] {
        let answer = try await throwaway.send(
          .query(
            condition.text,
            #""ScanIndexForward":\#(direction),"ExpressionAttributeValues":{\#(condition.values)}"#)
        )
        let found = answer["Items"]?.elements?.compactMap { $0["s"]?["N"]?.text }
        #expect(
          found == (direction ? condition.found : condition.found.reversed()), "\(answer.text)")
      }
    }
  }

  @Test("selects, filters and projects", arguments: Setting.stores, selections)
  func checkSelections(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid key conditions", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let a = #""ExpressionAttributeValues":{":p":{"S":"a"}}"#

  /// Writes of partition `a` with the sort keys -10, -1.5, 0, 1, 2, 10 and 100, in a different
  /// order.
  static let numbers: [Call] =
    [.sortedTable]
    + ["10", "-1.5", "2", "0", "100", "-10", "1"].map {
      .put(#"{"p":{"S":"a"},"s":{"N":"\#($0)"},"v":{"S":"\#($0)"}}"#)
    } + [.put(#"{"p":{"S":"b"},"s":{"N":"1"}}"#)]

  static let core: [Row] = [
    Row(
      "a query of an empty partition finds nothing", .guide, [.sortedTable], .query("p = :p", a),
      .equals(#"{"Items":[],"Count":0,"ScannedCount":0}"#)),
    Row(
      "numbers are in numeric order", .guide, numbers,
      .query("p = :p", a + #","ProjectionExpression":"s""#),
      .equals(
        #"{"Count":7,"ScannedCount":7,"Items":[{"s":{"N":"-10"}},{"s":{"N":"-1.5"}},{"s":{"N":"0"}},"#
          + #"{"s":{"N":"1"}},{"s":{"N":"2"}},{"s":{"N":"10"}},{"s":{"N":"100"}}]}"#)),
    Row(
      "a missing table is rejected", .parity, [], .query("p = :p", a),
      .fails("ResourceNotFoundException", Words.notFound)),
    Row(
      "KeyConditions have the same result", .guide, numbers,
      Call(
        "Query",
        #"{"TableName":"Main","KeyConditions":{"p":{"ComparisonOperator":"EQ","#
          + #""AttributeValueList":[{"S":"a"}]},"s":{"ComparisonOperator":"GT","#
          + #""AttributeValueList":[{"N":"2"}]}},"AttributesToGet":["s"]}"#),
      .contains(#"{"Items":[{"s":{"N":"10"}},{"s":{"N":"100"}}]}"#)),
  ]

  struct KeyCondition: Sendable, CustomTestStringConvertible {
    let text: String
    let values: String
    let found: [String]
    var testDescription: String { "\(text) with \(values)" }

    init(_ text: String, _ numbers: [String: String], _ found: [String]) {
      self.text = "p = :p AND " + text
      values =
        #"":p":{"S":"a"}"#
        + numbers.sorted { $0.key < $1.key }.map { #","\#($0)":{"N":"\#($1)"}"# }.joined()
      self.found = found
    }
  }

  static let conditions = [
    KeyCondition("s = :x", [":x": "1"], ["1"]),
    KeyCondition("s = :x", [":x": "1.0e0"], ["1"]),
    KeyCondition("s = :x", [":x": "3"], []),
    KeyCondition("s < :x", [":x": "1"], ["-10", "-1.5", "0"]),
    KeyCondition("s <= :x", [":x": "1"], ["-10", "-1.5", "0", "1"]),
    KeyCondition("s > :x", [":x": "1"], ["2", "10", "100"]),
    KeyCondition("s >= :x", [":x": "1"], ["1", "2", "10", "100"]),
    KeyCondition("s > :x", [":x": "-5"], ["-1.5", "0", "1", "2", "10", "100"]),
    KeyCondition("s BETWEEN :x AND :y", [":x": "-1.5", ":y": "2"], ["-1.5", "0", "1", "2"]),
    KeyCondition("s BETWEEN :x AND :y", [":x": "3", ":y": "9"], []),
    KeyCondition(":x < s", [":x": "1"], ["2", "10", "100"]),
    KeyCondition("s > :x", [":x": "1000"], []),
  ]

  /// Sort keys of text, some of which differ only in their bytes.
  static let texts: [Call] =
    [.table(key: "p:S", "s:S")]
    + ["b", "a", "B", "ab", "é", "e\u{301}", "\u{FFFD}", "\u{1F600}", "abc"].map {
      .put(#"{"p":{"S":"a"},"s":{"S":"\#($0)"}}"#)
    }

  @Test("text is ordered by its UTF-8 bytes", arguments: Setting.stores)
  func textOrder(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare(Self.texts)
      let answer = try await throwaway.send(.query("p = :p", Self.a))
      let found = answer["Items"]?.elements?.compactMap {
        $0["s"]?["S"]?.text.map { Array($0.utf8) }
      }
      let wanted = ["B", "a", "ab", "abc", "b", "e\u{301}", "é", "\u{FFFD}", "\u{1F600}"]
      #expect(found == wanted.map { Array($0.utf8) })
    }
  }

  @Test("binaries are ordered by unsigned bytes", arguments: Setting.stores)
  func binaryOrder(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare(
        [.table(key: "p:S", "s:B")]
          + ["/w==", "AA==", "AAA=", "fw==", "gA==", "AP8="].map {
            .put(#"{"p":{"S":"a"},"s":{"B":"\#($0)"}}"#)
          })
      let answer = try await throwaway.send(.query("p = :p", Self.a))
      let found = answer["Items"]?.elements?.compactMap { $0["s"]?["B"]?.text }
      #expect(found == ["AA==", "AAA=", "AP8=", "fw==", "gA==", "/w=="])
      let beginning = try await throwaway.send(
        .query(
          "p = :p AND begins_with(s, :s)",
          #""ExpressionAttributeValues":{":p":{"S":"a"},":s":{"B":"AA=="}}"#))
      #expect(
        beginning["Items"]?.elements?.compactMap { $0["s"]?["B"]?.text }
          == ["AA==", "AAA=", "AP8="])
    }
  }

  static let selections: [Row] = [
    Row(
      "begins_with compares the first bytes", .guide, texts,
      .query(
        "p = :p AND begins_with(s, :s)",
        #""ExpressionAttributeValues":{":p":{"S":"a"},":s":{"S":"ab"}}"#),
      .contains(#"{"Count":2,"Items":[{"s":{"S":"ab"}},{"s":{"S":"abc"}}]}"#)),
    Row(
      "COUNT has no Items", .guide, numbers, .query("p = :p", a + #","Select":"COUNT""#),
      .equals(#"{"Count":7,"ScannedCount":7}"#)),
    Row(
      "a filter drops items after they were scanned", .guide, numbers,
      .query(
        "p = :p",
        #""FilterExpression":"v = :v","#
          + #""ExpressionAttributeValues":{":p":{"S":"a"},":v":{"S":"2"}}"#),
      .contains(#"{"Count":1,"ScannedCount":7,"Items":[{"s":{"N":"2"}}]}"#)),
    Row(
      "COUNT counts the items that pass the filter", .guide, numbers,
      .query(
        "p = :p",
        #""FilterExpression":"v = :v","Select":"COUNT","#
          + #""ExpressionAttributeValues":{":p":{"S":"a"},":v":{"S":"2"}}"#),
      .equals(#"{"Count":1,"ScannedCount":7}"#)),
    Row(
      "a filter may use attributes outside the projection", .guide, numbers,
      .query(
        "p = :p",
        #""FilterExpression":"v = :v","ProjectionExpression":"s","#
          + #""ExpressionAttributeValues":{":p":{"S":"a"},":v":{"S":"2"}}"#),
      .contains(#"{"Items":[{"s":{"N":"2"},"v":"(absent)"}]}"#)),
    Row(
      "QueryFilter filters, too", .guide, numbers,
      Call(
        "Query",
        #"{"TableName":"Main","KeyConditions":{"p":{"ComparisonOperator":"EQ","#
          + #""AttributeValueList":[{"S":"a"}]}},"QueryFilter":{"v":{"#
          + #""ComparisonOperator":"IN","AttributeValueList":[{"S":"0"},{"S":"1"}]}}}"#),
      .contains(#"{"Count":2,"ScannedCount":7}"#)),
  ]

  /// Returns a query with `KeyConditions` that test one attribute with NULL.
  static func unindexable(_ attribute: String, _ members: String = "") -> Call {
    Call(
      "Query",
      #"{"TableName":"Main","KeyConditions":{"\#(attribute)":{"ComparisonOperator":"NULL"}}"#
        + "\(members)}")
  }

  static let refusals: [Row] = [
    Row(
      "the partition key must be named", .parity, numbers,
      .query("s = :p", #""ExpressionAttributeValues":{":p":{"N":"1"}}"#),
      .invalid("Query condition missed key schema element: p")),
    Row(
      "the partition key only allows equality", .alternator, numbers,
      .query("p > :p", a), .invalid("Query key condition not supported")),
    Row(
      "an attribute outside the key is rejected in a key condition", .parity, numbers,
      .query("p = :p AND v = :p", a), .invalid("Query condition missed key schema element: s")),
    Row(
      "a value of another type is rejected", .parity, numbers,
      .query(
        "p = :p AND s > :s", #""ExpressionAttributeValues":{":p":{"S":"a"},":s":{"S":"1"}}"#),
      .invalid(Words.invalid + "Condition parameter type does not match schema type")),
    Row(
      "a partition value of another type is rejected", .parity, numbers,
      .query("p = :p", #""ExpressionAttributeValues":{":p":{"N":"1"}}"#),
      .invalid(Words.invalid + "Condition parameter type does not match schema type")),
    Row(
      "an empty partition value is rejected", .parity, numbers,
      .query("p = :p", #""ExpressionAttributeValues":{":p":{"S":""}}"#),
      .invalid(Words.emptyKey("p"))),
    Row(
      "a filter must not contain the partition key", .parity, numbers,
      .query("p = :p", #""FilterExpression":"p = :p","# + a),
      .invalid(
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: p")),
    Row(
      "a filter must not contain the sort key", .parity, numbers,
      .query("p = :p", #""FilterExpression":"attribute_exists(s)","# + a),
      .invalid(
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: s")),
    Row(
      "a QueryFilter must not contain the key either", .parity, numbers,
      Call(
        "Query",
        #"{"TableName":"Main","KeyConditions":{"p":{"ComparisonOperator":"EQ","#
          + #""AttributeValueList":[{"S":"a"}]}},"QueryFilter":{"s":{"#
          + #""ComparisonOperator":"NOT_NULL"}}}"#),
      .invalid("QueryFilter can only contain non-primary key attributes: Primary key attribute: s")),
    Row(
      "an operator that no index supports is rejected", .dynalite, numbers,
      unindexable("p"),
      .invalid("Attempted conditional constraint is not an indexable operation")),
    Row(
      "a missing partition key is reported before another fault", .dynalite, numbers,
      unindexable("z"), .invalid("Query condition missed key schema element: p")),
    Row(
      "a missing index is reported before the operator", .dynalite, numbers,
      unindexable("p", #","IndexName":"nowhere""#),
      .invalid("The table does not have the specified index: nowhere")),
    Row(
      "a consistent read of a global index is rejected before the operator", .dynalite,
      GlobalIndexTests.filled,
      unindexable("p", #","IndexName":"all","ConsistentRead":true"#),
      .invalid("Consistent reads are not supported on global secondary indexes")),
    Row(
      "a missing table is reported before the operator", .dynalite, [], unindexable("p"),
      .fails("ResourceNotFoundException", Words.notFound)),
    Row(
      "a missing index is rejected", .dynalite, numbers,
      .query("p = :p", #""IndexName":"nowhere","# + a),
      .invalid("The table does not have the specified index: nowhere")),
    Row(
      "a table without a sort key accepts one condition", .parity, [.hashTable],
      .query(
        "p = :p AND s = :s", #""ExpressionAttributeValues":{":p":{"S":"a"},":s":{"N":"1"}}"#),
      .invalid(
        "The number of query conditions (2) exceeds the number of key attributes defined in the "
          + "schema (1)")),
    Row(
      "an index with a partition key only does not support two conditions", .dynalite, hashIndexed,
      .query(
        "g = :g AND s = :s",
        #""IndexName":"by-g","ExpressionAttributeValues":{":g":{"S":"a"},":s":{"N":"1"}}"#),
      .invalid("Query key condition not supported")),
    Row(
      "KeyConditions of an index with a partition key only are one condition", .moto, hashIndexed,
      Call(
        "Query",
        #"{"TableName":"Main","IndexName":"by-g","KeyConditions":{"g":{"ComparisonOperator":"EQ","#
          + #""AttributeValueList":[{"S":"a"}]},"s":{"ComparisonOperator":"EQ","#
          + #""AttributeValueList":[{"N":"1"}]}}}"#),
      .invalid("Query key condition not supported")),
  ]

  /// A table whose index has a partition key and no sort key.
  static let hashIndexed: [Call] = [
    .table(key: "p:S", defined: ["g:S"], with: Call.global(Call.index("by-g", "g")))
  ]
}
