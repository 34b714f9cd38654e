import Dynamock
import DynamockModel
import DynamockTesting
import Testing

@Suite("BatchGetItem")
struct BatchGetItemTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid values", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("distinguishes spellings of a number", arguments: Setting.stores, spellings)
  func checkSpellings(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("reads no more than 1 MB of a partition", arguments: Setting.stores)
  func partitions(_ setting: Setting) async throws {
    let text = String(repeating: "x", count: 300_000)
    let puts = (1...4).map { Call.put(#"{"p":{"S":"a"},"s":{"N":"\#($0)"},"v":{"S":"\#(text)"}}"#) }
    try await Row(
      "the fourth item is unprocessed, the other partition's are read", .model,
      [.sortedTable, .put(#"{"p":{"S":"b"},"s":{"N":"1"}}"#)] + puts,
      Self.get(
        #""Main":{"Keys":[{"p":{"S":"a"},"s":{"N":"1"}},{"p":{"S":"a"},"s":{"N":"2"}},"#
          + #"{"p":{"S":"a"},"s":{"N":"3"}},{"p":{"S":"a"},"s":{"N":"4"}},"#
          + #"{"p":{"S":"b"},"s":{"N":"1"}}],"ProjectionExpression":"s"}"#),
      .equals(
        #"{"Responses":{"Main":[{"s":{"N":"1"}},{"s":{"N":"2"}},{"s":{"N":"3"}},{"s":{"N":"1"}}]},"#
          + #""UnprocessedKeys":{"Main":{"Keys":[{"p":{"S":"a"},"s":{"N":"4"}}],"#
          + #""ProjectionExpression":"s"}}}"#)
    ).run(setting)
  }

  static let filled: [Call] = [
    .hashTable, .table("Other", key: "p:N"), .put(#"{"p":{"S":"a"},"v":{"N":"1"}}"#),
    .put(#"{"p":{"S":"b"},"v":{"N":"2"}}"#), .put(#"{"p":{"N":"7"}}"#, into: "Other"),
  ]

  static func get(_ tables: String) -> Call {
    Call("BatchGetItem", #"{"RequestItems":{\#(tables)}}"#)
  }

  static let core: [Row] = [
    Row(
      "items of two tables are returned by table", .guide, filled,
      get(
        #""Main":{"Keys":[{"p":{"S":"a"}},{"p":{"S":"b"}}]},"Other":{"Keys":[{"p":{"N":"7"}}]}"#),
      .equals(
        #"{"UnprocessedKeys":{},"Responses":{"Main":["(any order)",{"p":{"S":"a"},"v":{"N":"1"}},"#
          + #"{"p":{"S":"b"},"v":{"N":"2"}}],"Other":[{"p":{"N":"7"}}]}}"#)),
    Row(
      "a missing item is omitted, but not its table", .guide, filled,
      get(#""Main":{"Keys":[{"p":{"S":"z"}}]}"#),
      .equals(#"{"UnprocessedKeys":{},"Responses":{"Main":[]}}"#)),
    Row(
      "each table has its own projection", .guide, filled,
      get(
        #""Main":{"Keys":[{"p":{"S":"a"}}],"ProjectionExpression":"v"},"Other":{"Keys":[{"p":{"N":"7"}}]}"#
      ),
      .contains(
        #"{"Responses":{"Main":[{"v":{"N":"1"},"p":"(absent)"}],"Other":[{"p":{"N":"7"}}]}}"#)),
  ]

  /// [scylla-alternator] `test_number`.
  static let spellings: [Row] = [
    Row(
      "an item is read once for every spelling of its number", .alternator, filled,
      get(#""Other":{"Keys":[{"p":{"N":"7"}},{"p":{"N":"7.0"}}]}"#),
      .contains(#"{"Responses":{"Other":[{"p":{"N":"7"}},{"p":{"N":"7"}}]}}"#)),
    Row(
      "a repeated spelling is rejected", .alternator, filled,
      get(#""Other":{"Keys":[{"p":{"N":"7.0"}},{"p":{"N":"7.0"}}]}"#),
      .invalid("Provided list of item keys contains duplicates")),
    Row(
      "BatchWriteItem treats two spellings as duplicates", .alternator, filled,
      Call(
        "BatchWriteItem",
        #"{"RequestItems":{"Other":[{"DeleteRequest":{"Key":{"p":{"N":"7"}}}},"#
          + #"{"DeleteRequest":{"Key":{"p":{"N":"7.0"}}}}]}}"#),
      .invalid("Provided list of item keys contains duplicates")),
  ]

  static let refusals: [Row] = [
    Row(
      "one missing table fails the batch", .guide, filled,
      get(#""Main":{"Keys":[{"p":{"S":"a"}}]},"Nowhere":{"Keys":[{"p":{"S":"a"}}]}"#),
      .fails("ResourceNotFoundException", Words.notFound)),
    Row(
      "a repeated key is rejected", .parity, filled,
      get(#""Main":{"Keys":[{"p":{"S":"a"}},{"p":{"S":"a"}}]}"#),
      .invalid("Provided list of item keys contains duplicates")),
    Row(
      "a key that does not fit the schema is rejected", .parity, filled,
      get(#""Main":{"Keys":[{"p":{"N":"1"}}]}"#), .invalid(Words.schema)),
    Row(
      "an empty key value is rejected", .parity, filled,
      get(#""Main":{"Keys":[{"p":{"S":""}}]}"#), .invalid(Words.emptyKey("p"))),
    Row(
      "the table is looked up before duplicates are checked", .parity, filled,
      get(#""Nowhere":{"Keys":[{"p":{"S":"a"}},{"p":{"S":"a"}}]}"#),
      .fails("ResourceNotFoundException", Words.notFound)),
  ]

  @Test("returns the keys beyond 16 MB as unprocessed", arguments: Setting.stores)
  func sixteenMegabytes(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      let filler = String(repeating: "x", count: 400_000)
      let keys = (0..<50).map {
        Item(uniqueAttributes: [Attribute(name: "p", value: .string("\($0)"))])
      }
      for key in keys {
        var item = key
        item["v"] = .string(filler)
        _ = try await throwaway.database.putItem(PutItemInput(tableName: "Main", item: item))
      }
      var request = KeysAndAttributes(keys: keys, consistentRead: true)
      for isText in [false, true] {
        if isText { request.keyList = try KeyList.text(of: keys) }
        let output = try await throwaway.database.batchGetItem(
          BatchGetItemInput(
            requestItems: NamedValues(uniqueEntries: [(name: "Main", value: request)])))
        let found = output.responses?["Main"]?.count ?? 0
        let rest = output.unprocessedKeys?["Main"]
        // 41 items of 400,00x bytes are below 16,777,216 bytes, 42 are not.
        #expect(found == 41)
        #expect(rest?.keys == Array(keys.suffix(9)))
        #expect(rest?.consistentRead == true, "the table's wishes come back with its keys")
      }
    }
  }
}

@Suite("BatchWriteItem")
struct BatchWriteItemTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects invalid values", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static func write(_ tables: String) -> Call {
    Call("BatchWriteItem", #"{"RequestItems":{\#(tables)}}"#)
  }
  static func put(_ item: String) -> String { #"{"PutRequest":{"Item":\#(item)}}"# }
  static func delete(_ key: String) -> String { #"{"DeleteRequest":{"Key":\#(key)}}"# }

  static let filled = BatchGetItemTests.filled

  static let core: [Row] = [
    Row(
      "the response to a batch has empty UnprocessedItems", .guide, filled,
      write(#""Main":[\#(put(#"{"p":{"S":"c"}}"#)),\#(delete(#"{"p":{"S":"a"}}"#))]"#),
      .equals(#"{"UnprocessedItems":{}}"#)),
    Row(
      "puts and deletes of two tables are performed", .guide,
      filled + [
        write(
          #""Main":[\#(put(#"{"p":{"S":"c"}}"#)),\#(delete(#"{"p":{"S":"a"}}"#))],"#
            + #""Other":[\#(delete(#"{"p":{"N":"7"}}"#))]"#)
      ], .scan(),
      .contains(#"{"Items":["(any order)",{"p":{"S":"b"},"v":{"N":"2"}},{"p":{"S":"c"}}]}"#)),
    Row(
      "a put replaces the whole item", .guide,
      filled + [write(#""Main":[\#(put(#"{"p":{"S":"a"},"w":{"S":"x"}}"#))]"#)],
      .get(#"{"p":{"S":"a"}}"#), .equals(#"{"Item":{"p":{"S":"a"},"w":{"S":"x"}}}"#)),
    Row(
      "deleting a missing item is not an error", .guide, filled,
      write(#""Main":[\#(delete(#"{"p":{"S":"z"}}"#))]"#), .equals(#"{"UnprocessedItems":{}}"#)),
  ]

  static let refusals: [Row] = [
    Row(
      "one missing table fails the batch", .guide, filled,
      write(#""Main":[\#(put(#"{"p":{"S":"c"}}"#))],"Nowhere":[\#(put(#"{"p":{"S":"c"}}"#))]"#),
      .fails("ResourceNotFoundException", Words.notFound)),
    Row(
      "a repeated key is rejected", .parity, filled,
      write(#""Main":[\#(put(#"{"p":{"S":"c"}}"#)),\#(delete(#"{"p":{"S":"c"}}"#))]"#),
      .invalid("Provided list of item keys contains duplicates")),
    Row(
      "two spellings of a number are the same key here", .parity, filled,
      write(#""Other":[\#(put(#"{"p":{"N":"8"}}"#)),\#(put(#"{"p":{"N":"8.0"}}"#))]"#),
      .invalid("Provided list of item keys contains duplicates")),
    Row(
      "a put without its key is rejected", .parity, filled,
      write(#""Main":[\#(put(#"{"v":{"S":"c"}}"#))]"#), .invalid(Words.schema)),
    Row(
      "a put with a key of another type is rejected", .parity, filled,
      write(#""Main":[\#(put(#"{"p":{"N":"1"}}"#))]"#), .invalid(Words.schema)),
    Row(
      "an empty key value is rejected", .parity, filled,
      write(#""Main":[\#(put(#"{"p":{"S":""}}"#))]"#), .invalid(Words.emptyKey("p"))),
    Row(
      "an index key of another type is rejected", .parity, [PutItemTests.indexed],
      write(#""Main":[\#(put(#"{"p":{"S":"a"},"s":{"N":"1"},"g":{"N":"1"}}"#))]"#),
      .invalid(
        Words.invalid + "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g")),
  ]

  @Test("a rejected batch changes nothing", arguments: Setting.stores)
  func allOrNothing(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      let refused = try await throwaway.send(
        Self.write(#""Main":[\#(Self.put(#"{"p":{"S":"a"}}"#)),\#(Self.put(#"{"p":{"N":"1"}}"#))]"#)
      )
      #expect(refused.status == 400)
      let scan = try await throwaway.send(.scan())
      #expect(scan["Count"]?.double == 0)
    }
  }
}

extension KeyList {
  /// Creates a list that keeps keys as text.
  fileprivate static func text(of keys: [Item]) throws -> KeyList {
    let list = keys.map { String(decoding: ItemImage($0).json, as: UTF8.self) }
    let text = Array("[\(list.joined(separator: ", "))]".utf8)
    let found = text.withUnsafeBytes { PlainKeyReader.read($0, from: 0) }
    return KeyList(checked: try #require(found?.keys))
  }
}
