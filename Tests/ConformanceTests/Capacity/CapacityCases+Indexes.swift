extension CapacityTests {
  private static let writesPage = "putItem/indexConsumedCapacity"
  private static let guidePage = "GSI and LSI, provisioned throughput"

  /// The table of [parity-suite]: an index that includes `proj`, and a local index with all
  /// attributes.
  private static let captured = Call.table(
    key: "p:S", "s:S", defined: ["g:S", "l:S"],
    with: Call.global(Call.index("inc", "g", projection: "proj")) + ","
      + Call.local(Call.index("lsi", "p", "l")))

  private static let key = #"{"p":{"S":"a"},"s":{"S":"1"}}"#
  private static let full =
    #"{"p":{"S":"a"},"s":{"S":"1"},"g":{"S":"x"},"l":{"S":"L1"},"proj":{"S":"p"},"misc":{"S":"o"}}"#
  private static let sparse = #"{"p":{"S":"a"},"s":{"S":"1"},"misc":{"S":"o"}}"#

  private static func with(_ members: String) -> Call {
    .put(#"{"p":{"S":"a"},"s":{"S":"1"},\#(members)}"#)
  }

  private static func set(_ name: String, _ value: String) -> Call {
    .update(
      key, by: "SET \(name) = :v", #""ExpressionAttributeValues":{":v":{"S":"\#(value)"}}"#)
  }

  static let indexes: [CapacityCase] =
    capturedPuts + capturedChanges + sizedWrites + globalReads + localReads

  private static let capturedPuts: [CapacityCase] = [
    CapacityCase(
      "an entry of a global index is written in addition to the item", .parity, writesPage,
      [captured],
      with(#""g":{"S":"x"},"proj":{"S":"p"}"#), .writes(1, global: ["inc": 1])),
    CapacityCase(
      "an item outside all indexes is charged on none", .parity, writesPage, [captured],
      .put(sparse),
      .writes(1)),
    CapacityCase(
      "an entry of a local index is written in addition to the item", .parity, writesPage,
      [captured],
      with(#""l":{"S":"L1"}"#), .writes(1, local: ["lsi": 1])),
    CapacityCase(
      "an item in indexes of both kinds is charged on both", .parity, writesPage, [captured],
      with(#""g":{"S":"x"},"l":{"S":"L1"},"proj":{"S":"p"}"#),
      .writes(1, global: ["inc": 1], local: ["lsi": 1])),
    CapacityCase(
      "putting the same item again costs its indexes nothing", .parity, writesPage,
      [captured, .put(full)], .put(full), .writes(1)),
    CapacityCase(
      "a batch is charged on the indexes that it changed", .parity, writesPage, [captured],
      Call(
        "BatchWriteItem",
        #"{"RequestItems":{"Main":[{"PutRequest":{"Item":{"p":{"S":"b"},"s":{"S":"1"},"#
          + #""g":{"S":"x"},"proj":{"S":"p"}}}},{"PutRequest":{"Item":\#(sparse)}}]}}"#),
      .writes(2, global: ["inc": 1])),
  ]

  private static let capturedChanges: [CapacityCase] = [
    CapacityCase(
      "an attribute that an index does not project costs it nothing", .parity, writesPage,
      [captured, .put(full)], set("misc", "o2"), .writes(1, local: ["lsi": 1])),
    CapacityCase(
      "an attribute that an index projects costs it one write", .parity, writesPage,
      [captured, .put(full)], set("proj", "p2"),
      .writes(1, global: ["inc": 1], local: ["lsi": 1])),
    CapacityCase(
      "a changed key of a global index costs it a deletion and a put", .parity, writesPage,
      [captured, .put(full)], set("g", "moved"),
      .writes(1, global: ["inc": 2], local: ["lsi": 1])),
    CapacityCase(
      "a removed key costs one deletion", .parity, writesPage, [captured, .put(full)],
      .update(key, by: "REMOVE g"), .writes(1, global: ["inc": 1], local: ["lsi": 1])),
    CapacityCase(
      "a changed key of a local index costs it a deletion and a put", .parity, writesPage,
      [captured, .put(full)], set("l", "L2"), .writes(1, local: ["lsi": 2])),
    CapacityCase(
      "an added key costs one put", .guide, guidePage, [captured, .put(sparse)],
      set("g", "x"), .writes(1, global: ["inc": 1])),
    CapacityCase(
      "a deletion costs a write in each index that contained the item", .parity, writesPage,
      [captured, .put(full)], .delete(key),
      .writes(1, global: ["inc": 1], local: ["lsi": 1])),
    CapacityCase(
      "deleting an item outside all indexes costs only the table", .parity, writesPage,
      [captured, .put(sparse)], .delete(key), .writes(1)),
    CapacityCase(
      "a set in another order is not a change", .dynoxide, "eu-west-2",
      [captured, with(#""l":{"S":"L1"},"v":{"SS":["1","2"]}"#)],
      with(#""l":{"S":"L1"},"v":{"SS":["2","1"]}"#), .writes(1)),
  ]

  /// A table of one partition with an index of all attributes, an index of keys, and a local index
  /// of keys.
  private static let sized = Call.table(
    key: "p:S", "s:N", defined: ["g:S", "h:S", "n:N"], provisioned: true,
    with: Call.global(
      Call.provisioned("all", "g"), Call.provisioned("keys", "h", projection: "KEYS_ONLY")) + ","
      + Call.local(Call.index("near", "p", "n", projection: "KEYS_ONLY")))

  /// Returns an item of approximately the given size in bytes.
  private static func about(_ size: Int, _ more: String, sort: Int = 1) -> Call {
    .put(
      #"{"p":{"S":"a"},"s":{"N":"\#(sort)"},"v":{"S":"\#(String(repeating: "x", count: size - 20))"},"#
        + "\(more)}")
  }

  private static let sizedKey = #"{"p":{"S":"a"},"s":{"N":"1"}}"#

  private static let sizedWrites: [CapacityCase] = [
    CapacityCase(
      "entries are charged their own sizes", .guide, guidePage, [sized],
      about(1_500, #""g":{"S":"x"},"h":{"S":"y"},"n":{"N":"1"}"#),
      .writes(2, global: ["all": 2, "keys": 1], local: ["near": 1])),
    CapacityCase(
      "a change is charged the larger of the old and the new entry", .guide, guidePage,
      [sized, about(2_500, #""g":{"S":"x"},"h":{"S":"y"}"#)],
      .update(sizedKey, by: "REMOVE v"), .writes(3, global: ["all": 3])),
    CapacityCase(
      "a moved entry is charged its old and its new size", .guide, guidePage,
      [sized, about(2_500, #""g":{"S":"x"}"#)],
      .update(
        sizedKey, by: "SET g = :g REMOVE v", #""ExpressionAttributeValues":{":g":{"S":"z"}}"#),
      .writes(3, global: ["all": 4])),
    CapacityCase(
      "a removed entry is charged its old size", .guide, guidePage,
      [sized, about(2_500, #""g":{"S":"x"},"h":{"S":"y"}"#)], .delete(sizedKey),
      .writes(3, global: ["all": 3, "keys": 1])),
  ]

  private static func query(_ index: String, _ attribute: String, _ more: String = "") -> Call {
    .query(
      "\(attribute) = :v",
      #""IndexName":"\#(index)","ExpressionAttributeValues":{":v":{"S":"x"}}"#
        + (more.isEmpty ? "" : ",\(more)"))
  }

  private static let globalReads: [CapacityCase] = [
    CapacityCase(
      "a query of a global index is charged on the index", .guide, guidePage,
      [sized, about(100, #""g":{"S":"x"}"#)], query("all", "g"), .reads(0, global: ["all": 0.5])),
    CapacityCase(
      "a query of a global index is rounded once, after adding up its entries", .guide, guidePage,
      [
        sized, about(3_000, #""g":{"S":"x"}"#, sort: 1), about(3_000, #""g":{"S":"x"}"#, sort: 2),
        about(3_000, #""g":{"S":"x"}"#, sort: 3),
      ], query("all", "g"), .reads(0, global: ["all": 1.5])),
    CapacityCase(
      "a query of an index is charged its entries, not the items", .guide, guidePage,
      [sized, about(9_000, #""h":{"S":"x"}"#)], query("keys", "h"),
      .reads(0, global: ["keys": 0.5])),
    CapacityCase(
      "a filter on an index saves nothing", .guide, guidePage,
      [sized, about(5_000, #""g":{"S":"x"}"#)],
      query("all", "g", #""FilterExpression":"attribute_not_exists(v)""#),
      .reads(0, global: ["all": 1])),
    CapacityCase(
      "a scan of a global index is charged on the index", .guide, guidePage,
      [sized, about(5_000, #""g":{"S":"x"}"#)], .scan(#""IndexName":"all""#),
      .reads(0, global: ["all": 1])),
  ]

  private static func near(_ more: String) -> Call {
    .query(
      "p = :p", #""IndexName":"near","ExpressionAttributeValues":{":p":{"S":"a"}}"# + more)
  }

  private static let threeNear =
    [sized] + (1...3).map { about(5_000, #""n":{"N":"1"}"#, sort: $0) }

  private static let localReads: [CapacityCase] = [
    CapacityCase(
      "a query of a local index is charged on the index", .guide, guidePage, threeNear, near(""),
      .reads(0, local: ["near": 0.5])),
    CapacityCase(
      "a local index allows strongly consistent reads", .guide, guidePage, threeNear,
      near(#","ConsistentRead":true"#), .reads(0, local: ["near": 1])),
    CapacityCase(
      "what a local index lacks is read from the table, with each item rounded", .guide, guidePage,
      threeNear, near(#","Select":"ALL_ATTRIBUTES""#), .reads(3, local: ["near": 0.5])),
    CapacityCase(
      "the same costs twice when read strongly", .guide, guidePage, threeNear,
      near(#","Select":"ALL_ATTRIBUTES","ConsistentRead":true"#), .reads(6, local: ["near": 1])),
    CapacityCase(
      "a projected attribute that a local index lacks is read from the table too", .guide,
      guidePage, threeNear, near(#","ProjectionExpression":"v""#),
      .reads(3, local: ["near": 0.5])),
    CapacityCase(
      "a scan of a local index is charged on the index", .guide, guidePage, threeNear,
      .scan(#""IndexName":"near""#), .reads(0, local: ["near": 0.5])),
  ]
}
