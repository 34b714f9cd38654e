extension CapacityTests {
  private static let guide = "CapacityUnitCalculations"
  private static let strongly = #""ConsistentRead":true"#

  private static let six: [Call] =
    [.sortedTable]
    + (0..<6).map { number in
      .put(
        #"{"p":{"S":"a"},"s":{"N":"\#(number)"},"keep":{"S":"\#(number == 0 ? "yes" : "no")"},"#
          + #""filler":{"S":"\#(String(repeating: "x", count: 900))"}}"#)
    }

  private static func query(_ more: String = "", values: String = "") -> Call {
    .query(
      "p = :p",
      #""ExpressionAttributeValues":{":p":{"S":"a"}\#(values)}"# + (more.isEmpty ? "" : ",\(more)"))
  }

  private static let provisioned = Call.table(key: "p:S", provisioned: true)
  private static let filter = #""FilterExpression":"keep = :k""#
  private static let yes = #","ExpressionAttributeValues":{":k":{"S":"yes"}}"#

  /// Three items of 2,000 bytes in a table of one partition.
  private static let three = [
    provisioned, .put(item(2_000)), .put(item(2_000, key: "b")), .put(item(2_000, key: "c")),
  ]

  static let pages: [CapacityCase] = queries + scans

  private static let queries: [CapacityCase] = [
    CapacityCase(
      "a query that finds nothing costs half a unit", .guide, guide, [.sortedTable], query(),
      .reads(0.5)),
    CapacityCase(
      "a query that finds nothing costs a unit when read strongly", .guide, guide, [.sortedTable],
      query(strongly), .reads(1)),
    CapacityCase(
      "a strong query of a small item is charged only on the table", .parity,
      "getItem/consumedCapacity", [.sortedTable, .put(#"{"p":{"S":"a"},"s":{"N":"1"}}"#)],
      query(strongly), .reads(1)),
    CapacityCase(
      "ten items of 40.8 KB together are rounded once, to 44 KB", .guide, guide,
      [.sortedTable] + items(10, of: 4_178), query(strongly), .reads(11)),
    CapacityCase(
      "the same costs half if eventually consistent", .guide, guide,
      [.sortedTable] + items(10, of: 4_178), query(), .reads(5.5)),
    CapacityCase(
      "a query is charged for all six items", .parity, "query/consumedCapacity", six, query(),
      .reads(1)),
    CapacityCase(
      "a filter that one item passes saves nothing", .parity, "query/consumedCapacity", six,
      query(filter, values: #",":k":{"S":"yes"}"#), .reads(1)),
    CapacityCase(
      "a filter that none passes saves nothing", .parity, "query/consumedCapacity", six,
      query(filter, values: #",":k":{"S":"other"}"#), .reads(1)),
    CapacityCase(
      "a projection of the sort key saves nothing", .parity, "query/consumedCapacity", six,
      query(#""ProjectionExpression":"s""#), .reads(1)),
    CapacityCase(
      "a count costs as much as the items", .guide, guide, six, query(#""Select":"COUNT""#),
      .reads(1)),
    CapacityCase(
      "a page that ends at Limit is charged for the evaluated items", .guide, "Query.Pagination",
      six,
      query(#""Limit":1"#), .reads(0.5)),
    CapacityCase(
      "a condition on the sort key excludes items outside its range", .guide, guide, six,
      .query(
        "p = :p AND s < :s",
        #""ExpressionAttributeValues":{":p":{"S":"a"},":s":{"N":"2"}}"#), .reads(0.5)),
    CapacityCase(
      "a page of 1 MB costs 128 units", .guide, "bp-query-scan",
      [.sortedTable] + items(5, of: 262_144), query(), .reads(128)),
  ]

  private static let scans: [CapacityCase] = [
    CapacityCase(
      "a scan of an empty partition costs half a unit", .guide, guide, [provisioned], .scan(),
      .reads(0.5)),
    CapacityCase(
      "a scan of a fresh on-demand table costs a unit for each of its four partitions", .parity,
      "3.3.0", [.hashTable, .put(a)], .scan(strongly), .reads(4)),
    CapacityCase(
      "the same scan costs half if eventually consistent", .parity, "3.3.0",
      [.hashTable, .put(a)], .scan(), .reads(2)),
    CapacityCase(
      "a scan is rounded once, after adding up its items", .guide, guide, three, .scan(strongly),
      .reads(2)),
    CapacityCase(
      "a scan is charged for the items that the filter drops", .parity, "scan/consumedCapacity",
      three,
      .scan(filter + yes), .reads(1)),
    CapacityCase(
      "a scan's projection saves nothing", .parity, "scan/consumedCapacity", three,
      .scan(#""ProjectionExpression":"p""#), .reads(1)),
    CapacityCase(
      "filter and projection together save nothing", .parity, "scan/consumedCapacity", three,
      .scan(#""ProjectionExpression":"p","# + filter + yes), .reads(1)),
    CapacityCase(
      "a scan that counts costs as much", .guide, guide, three, .scan(#""Select":"COUNT""#),
      .reads(1)),
    CapacityCase(
      "a scan that ends at Limit is charged for the evaluated items", .guide, "Scan", three,
      .scan(#""Limit":1,"# + strongly), .reads(1)),
  ]
}
