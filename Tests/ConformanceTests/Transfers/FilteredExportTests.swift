import Dynamock
import DynamockTesting
import Testing

/// FilterSpecification ([aws-filtered-export]); `test_filtered_exports.py` reads the files.
///
/// The messages are those of Query and Scan, by analogy: AWS's are unknown.
@Suite("Filtered exports")
struct FilteredExportTests {
  private static func export(_ filter: String) -> Call {
    ExportTests.export(#""FilterSpecification":{\#(filter)}"#)
  }

  private static let keys = #""KeyConditionExpression":"p = :p""#
  private static let value = #""ExpressionAttributeValues":{":p":{"S":"a"}}"#

  static let refused: [(name: String, filter: String, message: String)] = [
    (
      "a filter on a key attribute next to a key condition",
      #"\#(keys),"FilterExpression":"s = :p",\#(value)"#,
      "Filter Expression can only contain non-primary key attributes: Primary key attribute: s"
    ),
    (
      "a key condition on another attribute",
      #""KeyConditionExpression":"v = :p",\#(value)"#,
      "Query condition missed key schema element: p"
    ),
    (
      "a key condition of another type",
      #"\#(keys),"ExpressionAttributeValues":{":p":{"N":"1"}}"#,
      "One or more parameter values were invalid: Condition parameter type does not match schema "
        + "type"
    ),
    (
      "several partition keys",
      #""KeyConditionExpression":"p IN (:p)",\#(value)"#,
      "Invalid operator used in KeyConditionExpression: IN"
    ),
    (
      "a filter that is no expression", #""FilterExpression":"v =""#,
      #"Invalid FilterExpression: Syntax error; token: "<EOF>", near: "=""#
    ),
    (
      "a projection of overlapping paths", #""ProjectionExpression":"v, v.w""#,
      "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or "
        + "rewrite one of these paths; path one: [v], path two: [v, w]"
    ),
    (
      "a path into the key", #""ProjectionExpression":"p.x""#,
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
        + "Key: p"
    ),
    (
      "an unused value", #""ProjectionExpression":"v","FilterExpression":"v = w",\#(value)"#,
      "Value provided in ExpressionAttributeValues unused in expressions: keys: {:p}"
    ),
    (
      "an unused name", ##""ProjectionExpression":"v","ExpressionAttributeNames":{"#n":"n"}"##,
      "Value provided in ExpressionAttributeNames unused in expressions: keys: {#n}"
    ),
    (
      "names alone", ##""ExpressionAttributeNames":{"#n":"n"}"##,
      "ExpressionAttributeNames can only be specified when using expressions"
    ),
    (
      "values without a condition", #""ProjectionExpression":"v",\#(value)"#,
      "ExpressionAttributeValues can only be specified when using expressions: FilterExpression and "
        + "KeyConditionExpression are null"
    ),
  ]

  @Test("rejects what Query and Scan reject, and begins nothing", arguments: Setting.all)
  func refusals(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.sortedTable, ExportTests.enable])
      for row in Self.refused {
        Expected.invalid(row.message).check(
          try await throwaway.send(Self.export(row.filter)), row.name)
      }
      #expect(buckets.keys() == [])
    }
  }

  @Test("the table is looked up before its keys are compared", arguments: Setting.stores)
  func order(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.sortedTable])
      let foreign = #""KeyConditionExpression":"v = :p",\#(Self.value)"#
      Expected.fails(
        "PointInTimeRecoveryUnavailableException",
        "Point in time recovery is not enabled for table 'Main'"
      ).check(try await throwaway.send(Self.export(foreign)), "without recovery")
    }
  }

  @Test("exports the items of the filter, and describes it", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([
        .sortedTable, ExportTests.enable, .put(#"{"p":{"S":"b"},"s":{"N":"1"},"v":{"N":"1"}}"#),
      ])
      for number in 1...5 {
        let item = #"{"p":{"S":"a"},"s":{"N":"\#(number)"},"v":{"N":"\#(number % 2)"}}"#
        try await throwaway.prepare([Call.put(item)])
      }
      let keys = #""KeyConditionExpression":"p = :p AND s > :one""#
      let filter =
        #"\#(keys),"FilterExpression":"v = :one","ProjectionExpression":"s","#
        + #""ExpressionAttributeValues":{":p":{"S":"a"},":one":{"N":"1"}}"#
      let begun = try await throwaway.send(Self.export(filter))
      let end = try await throwaway.settled(begun)
      #expect(end["ItemCount"]?.double == 2)
      // Four items are read: p has 1 + 1 bytes, s 1 + 2, and v too, or 1 + 1 if it is zero.
      #expect(end["BilledSizeBytes"]?.double == 30)
      let shown = try #require(end["FilterSpecification"])
      #expect(begun["ExportDescription"]?["FilterSpecification"] == shown)
      #expect(shown["ProjectionExpression"]?.text == "s")
      let values = try #require(shown["ExpressionAttributeValues"])
      #expect(values[":p"]?["S"]?.text == "a")
    }
  }
}
