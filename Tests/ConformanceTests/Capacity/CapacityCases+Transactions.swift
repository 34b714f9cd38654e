extension CapacityTests {
  private static let guide = "transaction-apis"
  private static let captured = "eu-west-2"

  private static func get(_ gets: (table: String, key: String)...) -> Call {
    let items = gets.map { #"{"Get":{"TableName":"\#($0.table)","Key":\#($0.key)}}"# }
    return Call("TransactGetItems", #"{"TransactItems":[\#(items.joined(separator: ","))]}"#)
  }

  private static func write(_ actions: String..., token: String? = nil) -> Call {
    let token = token.map { #","ClientRequestToken":"\#($0)""# } ?? ""
    return Call(
      "TransactWriteItems", #"{"TransactItems":[\#(actions.joined(separator: ","))]\#(token)}"#)
  }

  private static func put(_ item: String, into table: String = "Main") -> String {
    #"{"Put":{"TableName":"\#(table)","Item":\#(item)}}"#
  }

  private static func check(_ key: String, _ condition: String = "attribute_exists(p)") -> String {
    #"{"ConditionCheck":{"TableName":"Main","Key":\#(key),"ConditionExpression":"\#(condition)"}}"#
  }

  private static func delete(_ key: String) -> String {
    #"{"Delete":{"TableName":"Main","Key":\#(key)}}"#
  }

  private static let increment =
    #"{"Update":{"TableName":"Main","Key":\#(a),"UpdateExpression":"ADD n :n","#
    + #""ExpressionAttributeValues":{":n":{"N":"1"}}}}"#

  private static let indexed = Call.table(
    key: "p:S", defined: ["g:S"], with: Call.global(Call.index("all", "g")))

  static let transactions: [CapacityCase] =
    transactionalReads + transactionalWrites + replays + cancelled

  private static let transactionalReads: [CapacityCase] = [
    CapacityCase(
      "each read costs two units, even of a missing item", .parity, "transactGet",
      [.hashTable, .put(a)], get(("Main", a), ("Main", b)), .reads(4)),
    CapacityCase(
      "the table's part repeats the units as read units", .parity, "transactGet",
      [.hashTable, .put(a)], get(("Main", a)), .reads(2)),
    CapacityCase(
      "8 KB cost four units", .pricing, "key terms", [.hashTable, .put(item(8_192))],
      get(("Main", a)), .reads(4)),
    CapacityCase(
      "items are rounded one by one", .guide, guide,
      [.hashTable, .put(item(4_097)), .put(b)], get(("Main", a), ("Main", b)), .reads(6)),
    CapacityCase(
      "reads of two tables are reported separately", .guide, guide,
      [.hashTable, .table("Other", key: "p:S"), .put(a)], get(("Main", a), ("Other", a)),
      .reads(2).and("Other", 2)),
  ]

  private static let transactionalWrites: [CapacityCase] = [
    CapacityCase(
      "a small put costs two units", .dynoxide, captured, [.hashTable], write(put(a)),
      .writes(2)),
    CapacityCase(
      "3 KB cost six units", .pricing, "key terms", [.hashTable], write(put(item(3_072))),
      .writes(6)),
    CapacityCase(
      "a put is charged by the larger of the old and the new item", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], write(put(a)), .writes(6)),
    CapacityCase(
      "an update is charged by the whole item, twice", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], write(increment), .writes(6)),
    CapacityCase(
      "deleting a missing item costs two units", .guide, guide, [.hashTable],
      write(delete(a)), .writes(2)),
    CapacityCase(
      "a check is charged as a write of the checked item", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], write(check(a), put(b)), .writes(8)),
    CapacityCase(
      "a check of a missing item costs two units", .guide, guide, [.hashTable],
      write(check(a, "attribute_not_exists(p)"), put(b)), .writes(4)),
    CapacityCase(
      "writes of two tables are reported separately", .guide, guide,
      [.hashTable, .table("Other", key: "p:S")], write(put(a), put(a, into: "Other")),
      .writes(2).and("Other", 2)),
    CapacityCase(
      "an index is charged once for what the table is charged twice", .dynoxide, captured,
      [indexed],
      write(put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)), .writes(2, global: ["all": 1])),
    CapacityCase(
      "a changed key of an index costs it two writes, not four", .dynoxide, captured,
      [indexed, .put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)],
      write(put(#"{"p":{"S":"a"},"g":{"S":"y"}}"#)), .writes(2, global: ["all": 2])),
    CapacityCase(
      "an index that a transaction does not change is not charged", .dynoxide, captured,
      [indexed, .put(a)], write(put(a)), .writes(2)),
  ]

  private static let replays: [CapacityCase] = [
    CapacityCase(
      "a repeated token costs two read units per item", .parity, "transactWrite",
      [.hashTable, .put(a), write(increment, token: "once")], write(increment, token: "once"),
      .reads(2)),
    CapacityCase(
      "a repeated token is charged by the size of the items", .guide, guide,
      [.hashTable, write(put(item(4_097)), put(b), token: "once")],
      write(put(item(4_097)), put(b), token: "once"), .reads(6)),
    CapacityCase(
      "a repeated token is not charged on indexes", .guide, guide,
      [indexed, write(put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#), token: "once")],
      write(put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#), token: "once"), .reads(2)),
    CapacityCase(
      "a used token with a different request costs nothing", .guide, guide,
      [.hashTable, write(put(a), token: "once")], write(put(b), token: "once"), .untoldWrites(0)),
  ]

  private static let cancelled: [CapacityCase] = [
    CapacityCase(
      "a cancelled transaction is charged for every action, by the existing items", .guide,
      "\(guide), inferred", [.hashTable, .put(item(3_000))],
      write(check(a, "attribute_not_exists(p)"), put(item(5_000, key: "b"))), .untoldWrites(4)),
    CapacityCase(
      "a transaction that is rejected before it reads costs nothing", .guide,
      "\(guide), inferred", [.hashTable], write(put(a), put(a)), .untoldWrites(0)),
  ]
}
