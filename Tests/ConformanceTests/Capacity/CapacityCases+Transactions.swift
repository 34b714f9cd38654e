extension CapacityTests {
  private static let guide = "transaction-apis"
  private static let captured = "captures, eu-west-2"

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

  static let transactions: [CapacityCase] = transactionalReads + transactionalWrites + replays

  private static let transactionalReads: [CapacityCase] = [
    CapacityCase(
      "each read costs two units, one of a missing item too", .parity, "transactGet",
      [.hashTable, .put(a)], get(("Main", a), ("Main", b)), .reads(4)),
    CapacityCase(
      "the table's arm has the units once more as read units", .parity, "transactGet",
      [.hashTable, .put(a)], get(("Main", a)), .reads(2)),
    CapacityCase(
      "8 KB cost four units", .pricing, "key terms", [.hashTable, .put(item(8_192))],
      get(("Main", a)), .reads(4)),
    CapacityCase(
      "items are rounded one by one", .guide, guide,
      [.hashTable, .put(item(4_097)), .put(b)], get(("Main", a), ("Main", b)), .reads(6)),
    CapacityCase(
      "reads of two tables are reported apart", .guide, guide,
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
      "a put is charged the larger of old and new", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], write(put(a)), .writes(6)),
    CapacityCase(
      "an update is charged the whole item twice", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], write(increment), .writes(6)),
    CapacityCase(
      "a deletion of nothing costs two units", .guide, guide, [.hashTable],
      write(delete(a)), .writes(2)),
    CapacityCase(
      "a check is charged as a write of what it looks at", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], write(check(a), put(b)), .writes(8)),
    CapacityCase(
      "a check of nothing costs two units", .guide, guide, [.hashTable],
      write(check(a, "attribute_not_exists(p)"), put(b)), .writes(4)),
    CapacityCase(
      "writes of two tables are reported apart", .guide, guide,
      [.hashTable, .table("Other", key: "p:S")], write(put(a), put(a, into: "Other")),
      .writes(2).and("Other", 2)),
    CapacityCase(
      "an index pays once what the table pays twice", .dynoxide, captured, [indexed],
      write(put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)), .writes(2, global: ["all": 1])),
    CapacityCase(
      "a changed key of an index costs it two writes, not four", .dynoxide, captured,
      [indexed, .put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)],
      write(put(#"{"p":{"S":"a"},"g":{"S":"y"}}"#)), .writes(2, global: ["all": 2])),
    CapacityCase(
      "an index that a transaction leaves as it is has no arm", .dynoxide, captured,
      [indexed, .put(a)], write(put(a)), .writes(2)),
  ]

  private static let replays: [CapacityCase] = [
    CapacityCase(
      "a token used again costs two read units an item", .parity, "transactWrite",
      [.hashTable, .put(a), write(increment, token: "once")], write(increment, token: "once"),
      .reads(2)),
    CapacityCase(
      "a token used again costs by the size of the items", .guide, guide,
      [.hashTable, write(put(item(4_097)), put(b), token: "once")],
      write(put(item(4_097)), put(b), token: "once"), .reads(6)),
    CapacityCase(
      "a token used again names no index", .guide, guide,
      [indexed, write(put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#), token: "once")],
      write(put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#), token: "once"), .reads(2)),
    CapacityCase(
      "a used token with another request costs nothing", .guide, guide,
      [.hashTable, write(put(a), token: "once")], write(put(b), token: "once"), .untoldWrites(0)),
  ]
}
