extension CapacityTests {
  private static let guide = "CapacityUnitCalculations"
  private static let strongly = #""ConsistentRead":true"#

  private static func batch(_ tables: String) -> Call {
    Call("BatchGetItem", #"{"RequestItems":{\#(tables)}}"#)
  }

  /// An item that consists mostly of its attribute names.
  private static let longName =
    #"{"p":{"S":"a"},"\#(String(repeating: "n", count: 4_096))":{"S":"x"}}"#

  static let itemReads: [CapacityCase] = [
    CapacityCase(
      "a missing item costs half a unit", .alternator, "test_missing_get_item", [.hashTable],
      .get(a), .reads(0.5)),
    CapacityCase(
      "a missing item costs a unit when read strongly", .alternator, "test_missing_get_item",
      [.hashTable], .get(a, strongly), .reads(1)),
    CapacityCase(
      "a small item costs half a unit", .parity, "getItem/consumedCapacity",
      [.hashTable, .put(a)], .get(a), .reads(0.5)),
    CapacityCase(
      "a small item costs a unit when read strongly", .parity, "getItem/consumedCapacity",
      [.hashTable, .put(a)], .get(a, strongly), .reads(1)),
    CapacityCase(
      "4 KB cost half a unit", .guide, guide, [.hashTable, .put(item(4_096))], .get(a),
      .reads(0.5)),
    CapacityCase(
      "4 KB cost a unit when read strongly", .alternator, "test_long_get",
      [.hashTable, .put(item(4_096))], .get(a, strongly), .reads(1)),
    CapacityCase(
      "one byte more than 4 KB costs two units when read strongly", .alternator, "test_long_get",
      [.hashTable, .put(item(4_097))], .get(a, strongly), .reads(2)),
    CapacityCase(
      "one byte more than 4 KB costs a unit", .guide, guide, [.hashTable, .put(item(4_097))],
      .get(a), .reads(1)),
    CapacityCase(
      "a projection saves nothing", .alternator, "test_long_get",
      [.hashTable, .put(item(4_097))], .get(a, #""ProjectionExpression":"p""#), .reads(1)),
    CapacityCase(
      "a projection saves nothing in a strong read", .alternator, "test_long_get",
      [.hashTable, .put(item(4_097))],
      .get(a, #""ProjectionExpression":"p","# + strongly), .reads(2)),
    CapacityCase(
      "names of attributes count", .alternator, "test_long_get", [.hashTable, .put(longName)],
      .get(a, strongly), .reads(2)),
    CapacityCase(
      "8 KB cost a unit", .pricing, "key terms", [.hashTable, .put(item(8_192))], .get(a),
      .reads(1)),
    CapacityCase(
      "8 KB cost two units when read strongly", .pricing, "key terms",
      [.hashTable, .put(item(8_192))], .get(a, strongly), .reads(2)),
    CapacityCase(
      "the largest item costs 100 units when read strongly", .guide, guide,
      [.hashTable, .put(item(409_600))], .get(a, strongly), .reads(100)),
    CapacityCase(
      "two small items of a batch cost a unit each when read strongly", .alternator,
      "test_simple_batch_get_items", [.hashTable, .put(a), .put(b)],
      batch(#""Main":{"Keys":[\#(a),\#(b)],\#(strongly)}"#), .reads(2)),
    CapacityCase(
      "a batch is charged table by table, each with its consistency", .alternator,
      "test_multi_table_batch_get_items",
      [.hashTable, .table("Other", key: "p:S"), .put(a), .put(b), .put(a, into: "Other")],
      batch(#""Main":{"Keys":[\#(a),\#(b)],\#(strongly)},"Other":{"Keys":[\#(a)]}"#),
      .reads(2).and("Other", 0.5)),
    CapacityCase(
      "items of 1.5 and 6.5 KB of a batch are rounded one by one, to 12 KB", .guide, guide,
      [.hashTable, .put(item(1_536)), .put(item(6_656, key: "b"))],
      batch(#""Main":{"Keys":[\#(a),\#(b)],\#(strongly)}"#), .reads(3)),
    CapacityCase(
      "missing items of a batch cost the minimum", .guide, guide, [.hashTable, .put(a)],
      batch(#""Main":{"Keys":[\#(a),\#(b)]}"#), .reads(1)),
    CapacityCase(
      "a projection of a batch saves nothing", .guide, guide, [.hashTable, .put(item(4_097))],
      batch(#""Main":{"Keys":[\#(a)],"ProjectionExpression":"p"}"#), .reads(1)),
  ]
}
