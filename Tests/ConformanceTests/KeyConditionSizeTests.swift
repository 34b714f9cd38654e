import DynamockTesting
import Testing

/// Tests key values in a Query that are longer than stored keys can be.
///
/// AWS rejected a partition key of more than 2,048 bytes in a Query (facebook/ThreatExchange, issue
/// 1324, 2023). The sort key's limit is that of a SELECT by its key, under any condition
/// ([dynoxide-captures] `partiql-key-sizes`, us-east-1, 2026-10).
@Suite("Sizes of key values in a Query")
struct KeyConditionSizeTests {
  @Test("have the limits of keys", arguments: Setting.stores, rows)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static let partition =
    Words.invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes"
  private static let sort =
    Words.invalid + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
  private static let table = Call.table(
    key: "p:S", "s:S", defined: ["g:S", "h:B"],
    with: #""GlobalSecondaryIndexes":[\#(Call.index("by-g", "g", "h"))]"#)
  private static func text(_ count: Int) -> String { String(repeating: "x", count: count) }
  private static let none = #"{"Items":[],"Count":0,"ScannedCount":0}"#

  private static func query(
    _ condition: String, _ values: (String, String)..., more: String = ""
  ) -> Call {
    let values = values.map { #""\#($0)":\#($1)"# }.joined(separator: ",")
    return .query(condition, #""ExpressionAttributeValues":{\#(values)}"# + more)
  }
  private static func sortTest(_ condition: String) -> Row {
    Row(
      "1,025 bytes in \(condition)", .october, [table],
      query(
        "p = :p AND \(condition)", (":p", #"{"S":"a"}"#), (":s", #"{"S":"\#(text(1_025))"}"#)),
      .invalid(sort))
  }

  static let rows: [Row] =
    [
      Row(
        "2,048 bytes of a partition key are read", .october, [table],
        query("p = :p", (":p", #"{"S":"\#(text(2_048))"}"#)), .equals(none)),
      Row(
        "2,049 bytes of a partition key are rejected", .october, [table],
        query("p = :p", (":p", #"{"S":"\#(text(2_049))"}"#)), .invalid(partition)),
      Row(
        "2,049 bytes in 683 characters are rejected", .october, [table],
        query("p = :p", (":p", #"{"S":"\#(String(repeating: "中", count: 683))"}"#)),
        .invalid(partition)),
      Row(
        "the partition key of an index", .october, [table],
        query(
          "g = :p", (":p", #"{"S":"\#(text(2_049))"}"#), more: #","IndexName":"by-g""#),
        .invalid(partition)),
      Row(
        "the partition key comes first", .october, [table],
        query(
          "p = :p AND s = :s", (":p", #"{"S":"\#(text(2_049))"}"#),
          (":s", #"{"S":"\#(text(1_025))"}"#)), .invalid(partition)),
      Row(
        "KeyConditions", .october, [table],
        Call(
          "Query",
          #"{"TableName":"Main","KeyConditions":{"p":{"ComparisonOperator":"EQ","#
            + #""AttributeValueList":[{"S":"\#(text(2_049))"}]}}}"#), .invalid(partition)),
      Row(
        "1,024 bytes of a sort key are read", .october, [table],
        query("p = :p AND s = :s", (":p", #"{"S":"a"}"#), (":s", #"{"S":"\#(text(1_024))"}"#)),
        .equals(none)),
      Row(
        "1,026 bytes of binary in the sort key of an index", .october, [table],
        query(
          "g = :p AND h > :s", (":p", #"{"S":"a"}"#),
          (":s", #"{"B":"\#(String(repeating: "AAAA", count: 342))"}"#),
          more: #","IndexName":"by-g""#), .invalid(sort)),
      Row(
        "a missing table is reported first", .october, [],
        query("p = :p", (":p", #"{"S":"\#(text(2_049))"}"#)),
        .fails("ResourceNotFoundException", Words.notFound)),
    ]
    + ["s = :s", "s < :s", "s >= :s", "begins_with(s, :s)"].map(sortTest)
    + [
      Row(
        "1,025 bytes in either bound of BETWEEN", .october, [table],
        query(
          "p = :p AND s BETWEEN :t AND :s", (":p", #"{"S":"a"}"#),
          (":s", #"{"S":"\#(text(1_025))"}"#), (":t", #"{"S":"a"}"#)), .invalid(sort))
    ]
}
