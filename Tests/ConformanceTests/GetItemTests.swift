import DynamockTesting
import Testing

@Suite("GetItem")
struct GetItemTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("projects", arguments: Setting.stores, projections)
  func checkProjections(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("resolves any number of names", arguments: Setting.stores, manyNames)
  func checkManyNames(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid keys", arguments: Setting.stores, keys)
  func checkKeys(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let filled: [Call] = [
    .sortedTable,
    .put(
      #"{"p":{"S":"a"},"s":{"N":"1"},"v":{"S":"x"},"size":{"N":"3"},"#
        + #""l":{"L":[{"N":"0"},{"N":"1"},{"M":{"k":{"S":"y"},"j":{"S":"z"}}}]},"#
        + #""m":{"M":{"a":{"M":{"b":{"N":"1"},"c":{"N":"2"}}},"a.b":{"N":"3"}}}}"#),
  ]
  static let key = #"{"p":{"S":"a"},"s":{"N":"1"}}"#

  static let core: [Row] = [
    Row(
      "a missing item is not in the response", .guide, [.sortedTable], .get(key),
      .equals("{}")),
    Row(
      "an item is read by its key", .guide, filled, .get(key, #""ProjectionExpression":"p, v""#),
      .equals(#"{"Item":{"p":{"S":"a"},"v":{"S":"x"}}}"#)),
    Row(
      "a consistent read returns the same", .guide, filled,
      .get(key, #""ConsistentRead":true,"ProjectionExpression":"v""#),
      .equals(#"{"Item":{"v":{"S":"x"}}}"#)),
    Row(
      "a missing table is rejected", .parity, [], .get(key),
      .fails("ResourceNotFoundException", Words.notFound)),
    Row(
      "the spelling of a number in a key does not matter", .parity, filled,
      .get(#"{"p":{"S":"a"},"s":{"N":"0.1e1"}}"#, #""ProjectionExpression":"s""#),
      .equals(#"{"Item":{"s":{"N":"1"}}}"#)),
  ]

  static func projected(_ expression: String, _ more: String = "") -> Call {
    .get(key, #""ProjectionExpression":"\#(expression)"\#(more)"#)
  }

  /// Numbers of names around those at which the form of the list of used ones changes.
  static let manyNames: [Row] = [1, 31, 32, 61, 62, 63, 64, 65, 127, 128, 129].map { count in
    let places = (0..<count).map { "#n\($0)" }.joined(separator: ", ")
    let names = (0..<count).map { ##""#n\##($0)":"\##($0 == 0 ? "v" : "n\($0)")""## }
    return Row(
      "\(count) names", .guide, filled,
      projected(
        places, #","ExpressionAttributeNames":{\#(names.joined(separator: ","))}"#),
      .equals(#"{"Item":{"v":{"S":"x"}}}"#))
  }

  static let projections: [Row] = [
    Row(
      "a path into a map keeps the surrounding map", .guide, filled, projected("m.a.b"),
      .equals(#"{"Item":{"m":{"M":{"a":{"M":{"b":{"N":"1"}}}}}}}"#)),
    Row(
      "two paths in one map are returned in one map", .guide, filled, projected("m.a.b, m.a.c"),
      .equals(#"{"Item":{"m":{"M":{"a":{"M":{"b":{"N":"1"},"c":{"N":"2"}}}}}}}"#)),
    Row(
      "list elements are returned without gaps", .alternator, filled, projected("l[2].k, l[0]"),
      .equals(#"{"Item":{"l":{"L":[{"N":"0"},{"M":{"k":{"S":"y"}}}]}}}"#)),
    Row(
      "a list position after the end returns nothing", .alternator, filled, projected("l[9], v"),
      .equals(#"{"Item":{"v":{"S":"x"}}}"#)),
    Row(
      "a projection without matches returns an empty item", .alternator, filled,
      projected("nowhere"),
      .equals(#"{"Item":{}}"#)),
    Row(
      "a path through a scalar returns nothing", .alternator, filled, projected("v.x, p"),
      .equals(#"{"Item":{"p":{"S":"a"}}}"#)),
    Row(
      "a placeholder stands for a name with a dot", .guide, filled,
      projected("m.#d", ##","ExpressionAttributeNames":{"#d":"a.b"}"##),
      .equals(#"{"Item":{"m":{"M":{"a.b":{"N":"3"}}}}}"#)),
    Row(
      "a placeholder stands for a reserved word", .guide, filled,
      projected("#s", ##","ExpressionAttributeNames":{"#s":"size"}"##),
      .equals(#"{"Item":{"size":{"N":"3"}}}"#)),
    Row(
      "AttributesToGet contains whole attributes", .guide, filled,
      .get(key, #""AttributesToGet":["v","nowhere"]"#), .equals(#"{"Item":{"v":{"S":"x"}}}"#)),
  ]

  static let keys: [Row] = [
    Row(
      "a key without the sort key is rejected", .parity, [.sortedTable], .get(#"{"p":{"S":"a"}}"#),
      .invalid(Words.schema)),
    Row(
      "a key with a further attribute is rejected", .parity, [.hashTable],
      .get(#"{"p":{"S":"a"},"v":{"S":"x"}}"#), .invalid(Words.schema)),
    Row(
      "a key under another name is rejected", .parity, [.hashTable], .get(#"{"q":{"S":"a"}}"#),
      .invalid(Words.schema)),
    Row(
      "a key of another type is rejected", .parity, [.hashTable], .get(#"{"p":{"N":"1"}}"#),
      .invalid(Words.schema)),
    Row(
      "a key that is a map is rejected", .parity, [.hashTable], .get(#"{"p":{"M":{}}}"#),
      .invalid(Words.schema)),
    Row(
      "an empty key is rejected", .parity, [.hashTable], .get(#"{"p":{"S":""}}"#),
      .invalid(Words.emptyKey("p"))),
    Row(
      "a long partition key is rejected in reads, too", .alternator, [.hashTable],
      .get(#"{"p":{"S":"\#(String(repeating: "x", count: 2_049))"}}"#),
      .invalid(Words.invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes")),
    Row(
      "a long sort key is rejected in reads, too", .alternator, [.table(key: "p:S", "s:B")],
      .get(#"{"p":{"S":"a"},"s":{"B":"\#(String(repeating: "AAAA", count: 342))"}}"#),
      .invalid(
        Words.invalid
          + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes")),
    Row(
      "the table is looked up before the key's schema is checked", .parity, [], .get("{}"),
      .fails("ResourceNotFoundException", Words.notFound)),
  ]
}
