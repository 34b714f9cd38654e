import DynamockTesting
import Testing

/// ReturnConsumedCapacity to the unit (developer guide, "Capacity unit consumption"; the shapes are
/// those the Parity Suite captured).
@Suite("Consumed capacity")
struct CapacityTests {
  @Test("is reported as AWS reports it", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("reads are charged by 4 KB", arguments: Setting.stores, reads)
  func checkReads(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("writes are charged by 1 KB", arguments: Setting.stores, writes)
  func checkWrites(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("indexes are charged by the change of what they hold", arguments: Setting.stores, indexes)
  func checkIndexes(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let total = #""ReturnConsumedCapacity":"TOTAL""#
  static let split = #""ReturnConsumedCapacity":"INDEXES""#
  static let key = #"{"p":{"S":"a"}}"#

  /// An item of `p` = "a" and `v`, of a size in bytes.
  static func item(_ size: Int, _ more: String = "") -> String {
    #"{"p":{"S":"a"},"v":{"S":"\#(String(repeating: "x", count: size - 3))"}\#(more)}"#
  }

  static func put(_ item: String, _ detail: String = total) -> Call {
    Call("PutItem", #"{"TableName":"Main","Item":\#(item),\#(detail)}"#)
  }

  static func units(_ units: String) -> Expected {
    .contains(#"{"ConsumedCapacity":{"TableName":"Main","CapacityUnits":\#(units)}}"#)
  }

  static let core: [Row] = [
    Row(
      "TOTAL has a name and a sum", .parity, [.hashTable], put(key),
      .equals(#"{"ConsumedCapacity":{"TableName":"Main","CapacityUnits":1}}"#)),
    Row(
      "INDEXES splits off the table", .parity, [.hashTable], put(key, split),
      .equals(
        #"{"ConsumedCapacity":{"TableName":"Main","CapacityUnits":1,"Table":{"CapacityUnits":1}}}"#)
    ),
    Row(
      "NONE has nothing", .parity, [.hashTable], put(key, #""ReturnConsumedCapacity":"NONE""#),
      .equals("{}")),
    Row(
      "the table is named as the request names it", .parity, [.hashTable],
      Call(
        "GetItem",
        #"{"TableName":"arn:aws:dynamodb:us-east-1:123456789012:table/Main","Key":\#(key),\#(total)}"#
      ),
      .contains(
        #"{"ConsumedCapacity":{"TableName":"arn:aws:dynamodb:us-east-1:123456789012:table/Main"}}"#)
    ),
  ]

  static let reads: [Row] = [
    Row("a missing item costs half a unit", .guide, [.hashTable], .get(key, total), units("0.5")),
    Row(
      "a missing item costs a unit when consistent", .guide, [.hashTable],
      .get(key, total + #","ConsistentRead":true"#), units("1")),
    Row(
      "4,096 bytes cost half a unit", .guide, [.hashTable, .put(item(4_096))], .get(key, total),
      units("0.5")),
    Row(
      "4,097 bytes cost a unit", .guide, [.hashTable, .put(item(4_097))], .get(key, total),
      units("1")),
    Row(
      "4,097 bytes cost two units when consistent", .guide, [.hashTable, .put(item(4_097))],
      .get(key, total + #","ConsistentRead":true"#), units("2")),
    Row(
      "a projection saves nothing", .guide, [.hashTable, .put(item(8_193))],
      .get(key, total + #","ProjectionExpression":"p""#), units("1.5")),
    Row(
      "an empty query costs half a unit", .guide, [.hashTable],
      .query("p = :p", QueryTests.a + "," + total), units("0.5")),
    Row(
      "a query adds its items up before it rounds", .guide,
      [.sortedTable]
        + (0..<10).map {
          .put(
            #"{"p":{"S":"a"},"s":{"N":"\#($0)"},"v":{"S":"\#(String(repeating: "x", count: 900))"}}"#
          )
        }, .query("p = :p", QueryTests.a + "," + total), units("1.5")),
    Row(
      "a query is charged what the filter drops", .guide, [.hashTable, .put(item(4_097))],
      .query(
        "p = :p", QueryTests.a + #","FilterExpression":"attribute_not_exists(v)","# + total),
      units("1")),
    Row(
      "a count costs as much as the items", .guide, [.hashTable, .put(item(4_097))],
      .query("p = :p", QueryTests.a + #","Select":"COUNT","# + total), units("1")),
    Row(
      "a scan of a provisioned table of one partition costs its bytes", .guide,
      [.table(key: "p:S", provisioned: true), .put(item(4_097))], .scan(total), units("1")),
    Row(
      "a scan of an on-demand table costs the minimum for each of its four partitions", .parity,
      [.hashTable, .put(key)], .scan(total + #","ConsistentRead":true"#), units("4")),
    Row(
      "the same scan costs half when it need not be consistent", .parity, [.hashTable, .put(key)],
      .scan(total), units("2")),
    Row(
      "items of a batch are rounded one by one", .guide,
      [.hashTable, .put(item(100))],
      Call(
        "BatchGetItem",
        #"{"RequestItems":{"Main":{"Keys":[\#(key),{"p":{"S":"b"}}]}},\#(total)}"#),
      .contains(#"{"ConsumedCapacity":[{"TableName":"Main","CapacityUnits":1}]}"#)),
    Row(
      "consistency is chosen table by table in a batch", .guide,
      [.hashTable, .table("Other", key: "p:S")],
      Call(
        "BatchGetItem",
        #"{"RequestItems":{"Main":{"Keys":[\#(key)],"ConsistentRead":true},"Other":{"Keys":[\#(key)]}},"#
          + #"\#(total)}"#),
      .contains(
        #"{"ConsumedCapacity":["(any order)",{"TableName":"Main","CapacityUnits":1},"#
          + #"{"TableName":"Other","CapacityUnits":0.5}]}"#)),
  ]

  static let writes: [Row] = [
    Row("1,024 bytes cost a unit", .guide, [.hashTable], put(item(1_024)), units("1")),
    Row("1,025 bytes cost two", .guide, [.hashTable], put(item(1_025)), units("2")),
    Row(
      "a put is charged the larger of old and new", .guide, [.hashTable, .put(item(5_000))],
      put(key), units("5")),
    Row(
      "an update is charged the whole item", .guide, [.hashTable, .put(item(5_000))],
      .update(
        key, by: "SET q = :q", #""ExpressionAttributeValues":{":q":{"N":"1"}},"# + total),
      units("5")),
    Row(
      "an update is charged the larger of before and after", .guide,
      [.hashTable, .put(item(5_000))], .update(key, by: "REMOVE v", total), units("5")),
    Row(
      "a deletion is charged the old item", .guide, [.hashTable, .put(item(5_000))],
      .delete(key, total), units("5")),
    Row(
      "a deletion of nothing costs a unit", .guide, [.hashTable], .delete(key, total), units("1")),
    Row(
      "a batch adds its writes up, each rounded", .guide, [.hashTable],
      Call(
        "BatchWriteItem",
        #"{"RequestItems":{"Main":[{"PutRequest":{"Item":\#(item(1_025))}},"#
          + #"{"DeleteRequest":{"Key":{"p":{"S":"b"}}}}]},\#(total)}"#),
      .contains(#"{"ConsumedCapacity":[{"TableName":"Main","CapacityUnits":3}]}"#)),
  ]

  static let indexed = Call.table(
    key: "p:S", defined: ["g:S", "h:S"],
    with: Call.global(Call.index("all", "g"), Call.index("keys", "h", projection: "KEYS_ONLY")))
  static let localTable = Call.table(
    key: "p:S", "s:N", defined: ["n:N"],
    with: Call.local(Call.index("keys", "p", "n", projection: "KEYS_ONLY")))

  static func arms(_ total: String, table: String, _ arms: String) -> Expected {
    .contains(
      #"{"ConsumedCapacity":{"CapacityUnits":\#(total),"Table":{"CapacityUnits":\#(table)},"#
        + #"\#(arms)}}"#)
  }

  static let noArms = #""GlobalSecondaryIndexes":"(absent)","LocalSecondaryIndexes":"(absent)""#

  static func updated(_ expression: String, _ values: String) -> Call {
    .update(key, by: expression, #""ExpressionAttributeValues":{\#(values)},"# + split)
  }

  static let indexes: [Row] = [
    Row(
      "an item outside every index has no arms", .parity, [indexed], put(key, split),
      arms("1", table: "1", noArms)),
    Row(
      "a new entry costs its size", .guide, [indexed],
      put(item(1_500, #","g":{"S":"x"},"h":{"S":"y"}"#), split),
      arms(
        "5", table: "2",
        #""GlobalSecondaryIndexes":{"all":{"CapacityUnits":2},"keys":{"CapacityUnits":1}}"#)),
    Row(
      "TOTAL includes the indexes", .guide, [indexed],
      put(item(1_500, #","g":{"S":"x"},"h":{"S":"y"}"#)), units("5")),
    Row(
      "an entry that stays as it is costs nothing", .guide,
      [indexed, .put(#"{"p":{"S":"a"},"h":{"S":"y"}}"#)],
      updated("SET v = :v", #"":v":{"N":"1"}"#), arms("1", table: "1", noArms)),
    Row(
      "a projected attribute that changes costs one write", .guide,
      [indexed, .put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)],
      updated("SET v = :v", #"":v":{"N":"1"}"#),
      arms("2", table: "1", #""GlobalSecondaryIndexes":{"all":{"CapacityUnits":1}}"#)),
    Row(
      "a changed index key costs a deletion and a put", .guide,
      [indexed, .put(#"{"p":{"S":"a"},"h":{"S":"y"}}"#)],
      updated("SET h = :h", #"":h":{"S":"z"}"#),
      arms("3", table: "1", #""GlobalSecondaryIndexes":{"keys":{"CapacityUnits":2}}"#)),
    Row(
      "an entry that goes costs one write", .guide,
      [indexed, .put(#"{"p":{"S":"a"},"h":{"S":"y"}}"#)], .delete(key, split),
      arms("2", table: "1", #""GlobalSecondaryIndexes":{"keys":{"CapacityUnits":1}}"#)),
    Row(
      "a set in another order is no change", .dynoxide,
      [indexed, .put(#"{"p":{"S":"a"},"g":{"S":"x"},"v":{"SS":["1","2"]}}"#)],
      put(#"{"p":{"S":"a"},"g":{"S":"x"},"v":{"SS":["2","1"]}}"#, split),
      arms("1", table: "1", noArms)),
    Row(
      "a local index has its own arm", .guide, [localTable],
      put(#"{"p":{"S":"a"},"s":{"N":"1"},"n":{"N":"2"}}"#, split),
      arms("2", table: "1", #""LocalSecondaryIndexes":{"keys":{"CapacityUnits":1}}"#)),
    Row(
      "a query of a global index is on the index's arm", .guide,
      [indexed, .put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)],
      .query(
        "g = :g",
        #""IndexName":"all","ExpressionAttributeValues":{":g":{"S":"x"}},"# + split),
      arms("0.5", table: "0", #""GlobalSecondaryIndexes":{"all":{"CapacityUnits":0.5}}"#)),
    Row(
      "a query of an index is charged its entries, not the items", .guide,
      [indexed, .put(item(9_000, #","h":{"S":"y"}"#))],
      .query(
        "h = :h",
        #""IndexName":"keys","ExpressionAttributeValues":{":h":{"S":"y"}},"# + split),
      arms("0.5", table: "0", #""GlobalSecondaryIndexes":{"keys":{"CapacityUnits":0.5}}"#)),
    Row(
      "what a local index fetches is on the table's arm, each item rounded", .guide,
      [localTable]
        + (1...3).map {
          .put(#"{"p":{"S":"a"},"s":{"N":"\#($0)"},"n":{"N":"1"},"v":{"S":"x"}}"#)
        },
      .query(
        "p = :p", #""IndexName":"keys","Select":"ALL_ATTRIBUTES","# + QueryTests.a + "," + split),
      arms("2", table: "1.5", #""LocalSecondaryIndexes":{"keys":{"CapacityUnits":0.5}}"#)),
    Row(
      "a local index that fetches nothing costs the table nothing", .guide,
      [localTable, .put(#"{"p":{"S":"a"},"s":{"N":"1"},"n":{"N":"2"}}"#)],
      .query(
        "p = :p", #""IndexName":"keys","ConsistentRead":true,"# + QueryTests.a + "," + split),
      arms("1", table: "0", #""LocalSecondaryIndexes":{"keys":{"CapacityUnits":1}}"#)),
  ]
}
