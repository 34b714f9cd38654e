import DynamockTesting
import Testing

/// Tests that every write checks the attributes of vector indexes, keeps the index up to date, and
/// reports what it is charged.
@Suite("Writes to vector indexes")
struct VectorWriteTests {
  @Test("reject invalid attributes", arguments: Setting.all, puts)
  func checkPuts(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("reject them in every operation", arguments: Setting.stores, operations)
  func checkOperations(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("keep the index up to date", arguments: Setting.stores, upkeep)
  func checkUpkeep(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("report the bytes that they write", arguments: Setting.stores, charges)
  func checkCharges(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let plain = Vectors.table(Vectors.index("plain"))
  static let schema = Vectors.table(
    defined: ["t:S", "y:N"], Vectors.index("schema", hash: "t", filters: ["y"]))
  private static let good = Vectors.item("good", "1", "0", "0")
  private static let short = Vectors.item("a", "1", "2")
  static let size = Expected.invalid(
    Vectors.invalid + "Invalid size for parameter e, Expected: 3, Actual: 2 IndexName: plain")

  private static func element(_ json: String) -> String {
    #"{"p":{"S":"a"},"e":{"L":[\#(json),{"N":"0"},{"N":"0"}]}}"#
  }

  private static func outside(_ value: String) -> Expected {
    .invalid(
      Vectors.invalid + "Invalid value for parameter e[0], Value: \(value) is outside valid range "
        + "[-3.4028235E38, 3.4028235E38]. IndexName: plain")
  }

  static let puts: [Row] = [
    Row("another number of elements", .parity, [plain], .put(short), size),
    Row(
      "an element of another type", .parity, [plain],
      .put(#"{"p":{"S":"a"},"e":{"L":[{"N":"0"},{"S":"x"},{"N":"0"}]}}"#),
      .invalid(
        Vectors.invalid
          + "Invalid type for parameter e[1], Expected: 32-bit floating point number, "
          + "Actual: S. IndexName: plain")),
    Row(
      "no list", .parity, [plain], .put(#"{"p":{"S":"a"},"e":{"NS":["1","2","3"]}}"#),
      .invalid(
        Vectors.invalid
          + "Invalid type for parameter e, Expected: 32-bit floating point number list "
          + "IndexName: plain")),
    Row(
      "an element beyond the range of 32 bits", .parity, [plain], .put(element(#"{"N":"3.5E38"}"#)),
      outside("350000000000000000000000000000000000000")),
    Row(
      "a negative element beyond it", .parity, [plain], .put(element(#"{"N":"-1E39"}"#)),
      outside("-1000000000000000000000000000000000000000")),
    Row(
      "the greatest element", .parity, [plain], .put(element(#"{"N":"3.4028235E38"}"#)),
      .equals("{}")),
    Row(
      "an element that is too small for 32 bits", .unknown, [plain],
      .put(element(#"{"N":"1E-100"}"#)),
      .equals("{}")),
    Row("no vector", .parity, [plain], .put(#"{"p":{"S":"a"}}"#), .equals("{}")),
    Row(
      "an empty HASH attribute", .parity, [schema],
      .put(Vectors.item("a", "1", "0", "0", with: #""t":{"S":""}"#)),
      .invalid(
        "One or more parameter values are not valid. A value specified for a secondary index key is "
          + "not supported. The AttributeValue for a key attribute cannot contain an empty string "
          + "value. IndexName: schema, IndexKey: t")),
    Row(
      "a HASH attribute of another type", .parity, [schema],
      .put(Vectors.item("a", "1", "0", "0", with: #""t":{"N":"1"}"#)),
      .invalid(
        Vectors.invalid + "Attribute 't' type mismatch. Expected: S, Actual: N. IndexName: schema")),
    Row(
      "a filter attribute of another type", .parity, [schema],
      .put(Vectors.item("a", "1", "0", "0", with: #""t":{"S":"x"},"y":{"S":"1"}"#)),
      .invalid(
        Vectors.invalid + "Attribute 'y' type mismatch. Expected: N, Actual: S. IndexName: schema")),
    Row(
      "an empty filter attribute is accepted", .parity,
      [Vectors.table(defined: ["y:S"], Vectors.index("vix", filters: ["y"]))],
      .put(Vectors.item("a", "1", "0", "0", with: #""y":{"S":""}"#)), .equals("{}")),
  ]

  private static let key = #"{"p":{"S":"a"}}"#
  private static let two = #"":e":{"L":[{"N":"1"},{"N":"2"}]}"#

  static let operations: [Row] = [
    Row(
      "UpdateItem", .parity, [plain, .put(good)],
      .update(key, by: "SET e = :e", #""ExpressionAttributeValues":{\#(two)}"#), size),
    Row(
      "UpdateItem of an element", .parity, [plain, .put(Vectors.item("a", "1", "0", "0"))],
      .update(key, by: "SET e[1] = :e", #""ExpressionAttributeValues":{":e":{"S":"x"}}"#),
      .invalid(
        Vectors.invalid
          + "Invalid type for parameter e[1], Expected: 32-bit floating point number, "
          + "Actual: S. IndexName: plain")),
    Row(
      "UpdateItem with an empty HASH attribute", .parity, [schema],
      .update(key, by: "SET t = :t", #""ExpressionAttributeValues":{":t":{"S":""}}"#),
      .invalid(
        "One or more parameter values are not valid. The update expression attempted to update a "
          + "secondary index key to a value that is not supported. The AttributeValue for a key "
          + "attribute cannot contain an empty string value.")),
    Row(
      "BatchWriteItem, as a whole", .parity, [plain],
      Call(
        "BatchWriteItem",
        #"{"RequestItems":{"Main":[{"PutRequest":{"Item":\#(good)}},"#
          + #"{"PutRequest":{"Item":\#(short)}}]}}"#), size),
    Row(
      "TransactWriteItems", .parity, [plain],
      Call(
        "TransactWriteItems",
        #"{"TransactItems":[{"Put":{"TableName":"Main","Item":\#(good)}},"#
          + #"{"Put":{"TableName":"Main","Item":\#(short)}}]}"#),
      .failsWith(
        "TransactionCanceledException",
        #"{"CancellationReasons":[{"Code":"None"},{"Code":"ValidationError","Message":""#
          + Vectors.invalid
          + #"Invalid size for parameter e, Expected: 3, Actual: 2 IndexName: plain"}]}"#)),
    Row(
      "a PartiQL INSERT", .parity, [plain],
      Call(
        "ExecuteStatement", #"{"Statement":"INSERT INTO \"Main\" VALUE {'p':'a','e':[1,2]}"}"#),
      size),
    Row(
      "a PartiQL UPDATE", .parity, [plain, .put(Vectors.item("a", "1", "0", "0"))],
      Call("ExecuteStatement", #"{"Statement":"UPDATE \"Main\" SET e=[1,2] WHERE p='a'"}"#), size),
    Row(
      "a batch that is rejected writes nothing", .parity, [plain],
      Call(
        "BatchGetItem", #"{"RequestItems":{"Main":{"Keys":[{"p":{"S":"good"}}]}}}"#),
      .contains(#"{"Responses":{"Main":[]}}"#)),
  ]

  private static let filled = [
    schema, .put(Vectors.item("a", "1", "0", "0", with: #""t":{"S":"x"},"y":{"N":"1"}"#)),
    .put(Vectors.item("b", "0", "1", "0", with: #""t":{"S":"x"}"#)),
    .put(Vectors.item("c", "0", "0", "1", with: #""t":{"S":"z"},"y":{"N":"1"}"#)),
    Call.put(Vectors.item("d", "0", "0", "1")),
  ]

  /// Returns a search within the HASH value `x`, or another.
  private static func search(_ tenant: String = "x", y: String? = nil) -> Call {
    Vectors.search(
      "schema", top: "10",
      #""ProjectionExpression":"p","SearchConditionExpression":"t = :t\#(y == nil ? "" : " AND y = :y")","#
        + #""ExpressionAttributeValues":{":t":{"S":"\#(tenant)"}\#(y.map { #",":y":{"N":"\#($0)"}"# } ?? "")}"#
    )
  }

  private static func found(_ keys: String...) -> Expected {
    .contains(
      #"{"SearchResults":["#
        + keys.map { #"{"Item":{"p":{"S":"\#($0)"}}}"# }.joined(separator: ",") + "]}")
  }

  static let upkeep: [Row] = [
    Row(
      "an item without the HASH attribute is not in the index", .parity, filled, search(),
      found("a", "b")),
    Row(
      "an item without a filter attribute is found without it", .parity, filled, search(),
      found("a", "b")),
    Row("and not when it is compared", .parity, filled, search(y: "1"), found("a")),
    Row("numbers are compared by value", .guide, filled, search(y: "1.0"), found("a")),
    Row(
      "an item whose HASH attribute changes is moved", .parity,
      filled + [
        .update(
          #"{"p":{"S":"c"}}"#, by: "SET t = :t",
          #""ExpressionAttributeValues":{":t":{"S":"x"}}"#)
      ], search(y: "1"), found("a", "c")),
    Row(
      "an item that loses the vector is removed", .parity,
      filled + [.update(#"{"p":{"S":"a"}}"#, by: "REMOVE e")], search(), found("b")),
    Row(
      "a deleted item is removed", .parity, filled + [.delete(#"{"p":{"S":"a"}}"#)], search(),
      found("b")),
    Row(
      "a changed vector is found anew", .parity,
      filled + [
        .update(
          #"{"p":{"S":"a"}}"#, by: "SET e = :e",
          #""ExpressionAttributeValues":{":e":{"L":[{"N":"-1"},{"N":"0"},{"N":"0"}]}}"#)
      ], search(), found("b", "a")),
    Row(
      "the item keeps its digits", .parity,
      [plain, .put(Vectors.item("a", "0.1000000000000000000001", "1.0", "1E2"))],
      .get(#"{"p":{"S":"a"}}"#),
      .equals(
        #"{"Item":{"p":{"S":"a"},"e":{"L":[{"N":"0.1000000000000000000001"},{"N":"1"},{"N":"100"}]}}}"#
      )),
    Row(
      "a PartiQL DELETE of a vector index is rejected like that of any index", .dynoxide, [plain],
      Call("ExecuteStatement", #"{"Statement":"DELETE FROM \"Main\".\"plain\" WHERE p='a'"}"#),
      .invalid("This operation is not supported on an index")),
  ]

  private static let indexes = #""ReturnConsumedCapacity":"INDEXES""#
  private static func put(_ item: String, _ more: String = indexes) -> Call {
    Call("PutItem", #"{"TableName":"Main","Item":\#(item),\#(more)}"#)
  }
  private static func charged(_ units: String, _ bytes: String) -> Expected {
    .contains(
      #"{"ConsumedCapacity":{"TableName":"Main","CapacityUnits":\#(units),"VectorIndexes":\#(bytes)}}"#
    )
  }
  private static let wide = Vectors.table(Vectors.index("wide", 400))
  private static let long = Vectors.wide("a", 400)

  static let charges: [Row] = [
    Row(
      "an entry costs at least 1,024 bytes", .parity, [plain], put(good),
      charged("1", #"{"plain":{"VectorWriteRequestBytes":1024}}"#)),
    Row(
      "a vector counts four bytes for each dimension, in the table's units too", .parity, [wide],
      put(long), charged("2", #"{"wide":{"VectorWriteRequestBytes":1603}}"#)),
    Row(
      "a write that does not change the entry costs nothing in the index", .parity,
      [plain, .put(good)],
      put(good), charged("1", #""(absent)""#)),
    Row(
      "an item without a vector costs nothing in the index", .parity, [plain],
      put(#"{"p":{"S":"a"}}"#), charged("1", #""(absent)""#)),
    Row(
      "TOTAL does not report the index", .parity, [plain],
      put(good, #""ReturnConsumedCapacity":"TOTAL""#), charged("1", #""(absent)""#)),
    Row(
      "a deletion costs the entry", .parity, [plain, .put(good)],
      .delete(#"{"p":{"S":"good"}}"#, indexes),
      charged("1", #"{"plain":{"VectorWriteRequestBytes":1024}}"#)),
    Row(
      "reads count the digits", .parity, [wide, .put(long)],
      .get(#"{"p":{"S":"a"}}"#, #""ReturnConsumedCapacity":"TOTAL","ConsistentRead":true"#),
      .contains(#"{"ConsumedCapacity":{"CapacityUnits":3}}"#)),
  ]
}

extension Vectors {
  /// Returns an item whose vector has elements of 37 digits, each of which has 21 bytes in a list.
  static func wide(_ key: String, _ count: Int) -> String {
    let elements = (0..<count).map { _ in
      #"{"N":"0.1234567890123456789012345678901234567"}"#
    }
    return #"{"p":{"S":"\#(key)"},"e":{"L":[\#(elements.joined(separator: ","))]}}"#
  }
}
