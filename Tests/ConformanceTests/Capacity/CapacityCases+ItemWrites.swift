extension CapacityTests {
  private static let guide = "CapacityUnitCalculations"
  private static let conditional = "WorkingWithItems, conditional writes"

  private static func put(_ item: String, _ more: String = "") -> Call {
    Call("PutItem", #"{"TableName":"Main","Item":\#(item)\#(more.isEmpty ? "" : ",\(more)")}"#)
  }

  private static func batch(_ tables: String) -> Call {
    Call("BatchWriteItem", #"{"RequestItems":{\#(tables)}}"#)
  }

  private static func requests(_ table: String, put: [String] = [], delete: [String] = []) -> String
  {
    let requests =
      put.map { #"{"PutRequest":{"Item":\#($0)}}"# }
      + delete.map { #"{"DeleteRequest":{"Key":\#($0)}}"# }
    return #""\#(table)":[\#(requests.joined(separator: ","))]"#
  }

  private static let longName =
    #"{"p":{"S":"a"},"\#(String(repeating: "n", count: 1_024))":{"S":"x"}}"#
  private static let unlessThere = #""ConditionExpression":"attribute_not_exists(p)""#
  private static let ifThere = #""ConditionExpression":"attribute_exists(p)""#

  static let itemWrites: [CapacityCase] = puts + updatesAndDeletions + batches + conditions

  private static let puts: [CapacityCase] = [
    CapacityCase(
      "a small item costs a unit", .alternator, "test_simple_put_item", [.hashTable], put(a),
      .writes(1)),
    CapacityCase(
      "1 KB costs a unit", .alternator, "test_long_put", [.hashTable], put(item(1_024)),
      .writes(1)),
    CapacityCase(
      "one byte more than 1 KB costs two units", .alternator, "test_long_put", [.hashTable],
      put(item(1_025)), .writes(2)),
    CapacityCase(
      "names of attributes count", .alternator, "test_long_put", [.hashTable], put(longName),
      .writes(2)),
    CapacityCase(
      "3 KB cost three units", .pricing, "key terms", [.hashTable], put(item(3_072)),
      .writes(3)),
    CapacityCase(
      "the largest item costs 400 units", .guide, guide, [.hashTable], put(item(409_600)),
      .writes(400)),
    CapacityCase(
      "a put is charged by the replaced item if that is larger", .alternator,
      "test_short_after_long_put", [.hashTable, .put(item(2_100))], put(a), .writes(3)),
    CapacityCase(
      "a put is charged by the new item if that is larger", .guide, guide,
      [.hashTable, .put(item(2_100))], put(item(4_097)), .writes(5)),
    CapacityCase(
      "returning the old item costs nothing", .alternator, "test_short_after_long_put",
      [.hashTable, .put(item(2_100))], put(a, #""ReturnValues":"ALL_OLD""#), .writes(3)),
  ]

  private static let updatesAndDeletions: [CapacityCase] = [
    CapacityCase(
      "an update of a small item costs a unit", .alternator, "test_simple_update_item",
      [.hashTable, .put(a)],
      .update(a, by: "SET q = :q", #""ExpressionAttributeValues":{":q":{"S":"x"}}"#), .writes(1)),
    CapacityCase(
      "an update that creates an item is charged by that item", .alternator,
      "test_simple_update_missing_item", [.hashTable],
      .update(a, by: "SET q = :q", #""ExpressionAttributeValues":{":q":{"S":"x"}}"#), .writes(1)),
    CapacityCase(
      "an update is charged by the item after it", .alternator, "test_update_item_long_attr",
      [.hashTable, .put(a)],
      .update(
        a, by: "SET v = :v",
        #""ExpressionAttributeValues":{":v":{"S":"\#(String(repeating: "x", count: 2_046))"}}"#),
      .writes(3)),
    CapacityCase(
      "an update is charged by the item before it", .alternator, "test_long_update",
      [.hashTable, .put(item(2_049))],
      .update(a, by: "SET v = :v", #""ExpressionAttributeValues":{":v":{"S":"a"}}"#), .writes(3)),
    CapacityCase(
      "an update of one attribute is charged by the whole item", .guide, guide,
      [.hashTable, .put(item(5_000))],
      .update(a, by: "SET q = :q", #""ExpressionAttributeValues":{":q":{"N":"1"}}"#), .writes(5)),
    CapacityCase(
      "an update that changes nothing is charged by the whole item", .guide, guide,
      [.hashTable, .put(item(5_000))], .update(a, by: "REMOVE nothing"), .writes(5)),
    CapacityCase(
      "a deletion is charged by the deleted item", .alternator, "test_long_delete",
      [.hashTable, .put(item(2_049))], .delete(a), .writes(3)),
    CapacityCase(
      "a deletion of a small item costs a unit", .alternator, "test_simple_delete_item",
      [.hashTable, .put(a)], .delete(a), .writes(1)),
    CapacityCase(
      "deleting a missing item costs a unit", .alternator, "test_delete_missing_item",
      [.hashTable], .delete(a), .writes(1)),
  ]

  private static let batches: [CapacityCase] = [
    CapacityCase(
      "two small puts of a batch cost two units", .alternator, "test_simple_batch_write_item",
      [.hashTable], batch(requests("Main", put: [a, b])), .writes(2)),
    CapacityCase(
      "a batch is charged table by table, each item rounded", .alternator,
      "test_multi_table_batch_write_item",
      [.hashTable, .table("Other", key: "p:S"), .put(b, into: "Other")],
      batch(
        requests("Main", put: [a, b, item(1_030, key: "c")]) + ","
          + requests("Other", put: [a], delete: [b])), .writes(4).and("Other", 2)),
    CapacityCase(
      "a batch is charged by the items that it replaces and deletes", .alternator,
      "test_batch_write_item_with_true_values",
      [.hashTable, .put(item(1_030)), .put(item(1_030, key: "b"))],
      batch(requests("Main", put: [a], delete: [b])), .writes(4)),
    CapacityCase(
      "deleting a missing item in a batch costs a unit", .guide, guide, [.hashTable],
      batch(requests("Main", delete: [b])), .writes(1)),
  ]

  private static let conditions: [CapacityCase] = [
    CapacityCase(
      "310 KB over 300 KB cost 310 units if the condition is true", .guide, conditional,
      [.hashTable, .put(item(307_200))], put(item(317_440), ifThere), .writes(310)),
    CapacityCase(
      "310 KB over 300 KB cost 300 units if the condition fails", .guide, conditional,
      [.hashTable, .put(item(307_200))], put(item(317_440), unlessThere), .untoldWrites(300)),
    CapacityCase(
      "a true condition costs nothing extra", .guide, conditional, [.hashTable],
      put(item(1_025), unlessThere), .writes(2)),
    CapacityCase(
      "a put whose condition fails is charged by the existing item", .guide, conditional,
      [.hashTable, .put(item(5_000))], put(a, unlessThere), .untoldWrites(5)),
    CapacityCase(
      "a put whose condition fails on a missing item costs a unit", .guide, conditional,
      [.hashTable],
      put(a, ifThere), .untoldWrites(1)),
    CapacityCase(
      "an update whose condition fails is charged by the existing item", .guide, conditional,
      [.hashTable, .put(item(3_000))], .update(a, by: "REMOVE v", unlessThere),
      .untoldWrites(3)),
    CapacityCase(
      "an update whose condition fails on a missing item costs a unit", .guide, conditional,
      [.hashTable], .update(a, by: "REMOVE v", ifThere), .untoldWrites(1)),
    CapacityCase(
      "a deletion whose condition fails is charged by the existing item", .guide, conditional,
      [.hashTable, .put(item(3_000))], .delete(a, unlessThere), .untoldWrites(3)),
    CapacityCase(
      "a request that is rejected before the item is read costs nothing", .guide, conditional,
      [.hashTable, .put(item(3_000))], put(#"{"q":{"S":"a"}}"#), .untoldWrites(0)),
  ]
}
