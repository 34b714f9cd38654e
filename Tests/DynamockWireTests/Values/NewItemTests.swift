import DynamockModel
import DynamockValidation
import SeededRandom
import Testing

/// Tests that an item is read straight into its stored bytes only if these are the same, and as valid,
/// as those of its attributes.
@Suite struct NewItemTests {
  @Test(
    "an item in its usual form becomes its stored bytes",
    arguments: [
      (#"{}"#, "{}"), (#"{"a":{"S":"x"}}"#, #"{"a":{"S":"x"}}"#),
      (
        "\n{ \"a\" :\t{ \"S\" : \"x\" }\r\n, \"b\":{\"N\": \"1\"} }",
        #"{"a":{"S":"x"},"b":{"N":"1"}}"#
      ),
      (#"{"n":{"N":"0"},"m":{"N":"-1.5"},"o":{"N":"1200"},"p":{"N":"12345678901234567890"}}"#, nil),
      (#"{"a":{"S":"é日本😀"},"日本":{"BOOL":false}}"#, nil),
      (#"{"a":{"B":"AQI="},"b":{"B":""},"c":{"NULL":true},"d":{"BOOL":true}}"#, nil),
      (#"{"a":{"L":[]},"b":{"M":{}},"c":{"L":[{"L":[{"M":{"x":{"NULL":true}}}]},{"S":""}]}}"#, nil),
      (#"{"a":{"SS":["a","b","é"]},"b":{"NS":["-1","9","10"]},"c":{"BS":["AQ==","/w=="]}}"#, nil),
      (#"{"a":{"NS":["1"]},"b":{"SS":[""]}}"#, nil),
    ] as [(String, String?)])
  func usual(_ text: String, _ stored: String?) throws {
    let (new, item) = try read(text)
    #expect(new.unchecked == nil)
    #expect(new.image.bytes == ItemImage(item).bytes)
    #expect(new.item == item)
    if let stored { #expect(new.image.description == stored) }
  }

  @Test("white space does not matter at any place of a value", arguments: ["S", "N", "SS", "B"])
  func whiteSpace(_ type: String) throws {
    let value = ["S": #""1""#, "N": #""1""#, "SS": #"["1"]"#, "B": #""AQ==""#][type] ?? ""
    let spaces = ["", " ", "  ", "\t", "\r\n"]
    for (before, inside, colon) in spaces.flatMap({ a in
      spaces.flatMap { b in spaces.map { (a, b, $0) } }
    }) {
      let text = #"{"a":\#(before){\#(inside)"\#(type)"\#(colon):\#(inside)\#(value)\#(before)}}"#
      let later = #"{"a":\#(before){"\#(type)":\#(colon)\#(value)\#(inside)}, "b": {"N": "2"}}"#
      for text in [text, later] {
        let (new, item) = try read(text)
        #expect(new.unchecked == nil)
        #expect(new.image.bytes == ItemImage(item).bytes, "\(text)")
      }
    }
  }

  @Test(
    "an item in another form keeps its attributes",
    arguments: [
      #"{"a":{"S":"\n"}}"#, #"{"a":{"\u0053":"x"}}"#, #"{"\u0061":{"S":"x"}}"#,
      #"{"a":{"S":"x"},"a":{"S":"y"}}"#, #"{"m":{"M":{"a":{"S":"x"},"b":{"S":""},"a":{"S":"y"}}}}"#,
      #"{"":{"S":"x"}}"#, #"{"a":{"S":"x","N":"1"}}"#, #"{"a":{"S":"x","S":"x"}}"#, #"{"a":{}}"#,
      #"{"a":null}"#, #"{"a":{"S":null}}"#, #"{"a":{"N":"x"}}"#, #"{"a":{"N":"1e9"}}"#,
      #"{"a":{"N":"-0"}}"#, #"{"a":{"N":"+1"}}"#, #"{"a":{"N":"1.50"}}"#, #"{"a":{"N":"007"}}"#,
      #"{"a":{"SS":["b","a"]}}"#, #"{"a":{"NS":["2","1"]}}"#, #"{"a":{"BS":["/w==","AQ=="]}}"#,
      #"{"a":{"NULL":false}}"#, #"{"a":{"NULL":"y"}}"#, #"{"a":{"BOOL":"true"}}"#,
      #"{"a":{"SS":[]}}"#, #"{"a":{"SS":["x","x"]}}"#, #"{"a":{"NS":["1","1.0"]}}"#,
      #"{"a":{"BS":["AQ==","Ag==","AQ=="]}}"#, #"{"a":{"SS":["x",null]}}"#, #"{"a":{"X":"x"}}"#,
      #"{"a":{"L":[null]}}"#, deep(32),
    ])
  func unusual(_ text: String) throws { #expect(try read(text).new.unchecked != nil) }

  @Test("the limits of nesting, size and number of names are kept")
  func limits() throws {
    #expect(try read(Self.deep(31)).new.unchecked == nil)
    let fitting = String(repeating: "x", count: Limits.itemSize - 1)
    #expect(try read(#"{"a":{"S":"\#(fitting)"}}"#).new.size == Limits.itemSize)
    #expect(try read(#"{"a":{"S":"\#(fitting)x"}}"#).new.unchecked != nil)
    for count in [128, 129, 300] {
      let entries = (0..<count).map { #""name\#($0)":{"N":"\#($0)"}"# }.joined(separator: ",")
      let (new, item) = try read("{\(entries)}")
      #expect((new.unchecked == nil) == (count == 128))
      #expect(new.image.bytes == ItemImage(item).bytes)
    }
  }

  @Test("a name is found again among many that are alike, at any level")
  func similarNames() throws {
    for levels in [0, 5] {
      let entries = (10..<99).map { #""attribute\#($0)end":{"N":"\#($0)"}"# }.joined(separator: ",")
      let inner = (0..<levels).reduce("{\(entries)}") { inner, _ in #"{"m":{"M":\#(inner)}}"# }
      #expect(try read(inner).new.unchecked == nil)
      for (place, other) in [(10, 11), (98, 10), (40, 72)] {
        let repeated = inner.replacing("attribute\(place)end", with: "attribute\(other)end")
        let (new, item) = try read(repeated)
        #expect(new.unchecked != nil)
        #expect(new.image.bytes == ItemImage(item).bytes)
      }
    }
  }

  @Test("random texts give the bytes of their attributes", arguments: UInt64(0)..<20)
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var readCount = 0
    for _ in 0..<200 {
      let text = RandomItemText.text(using: &random)
      let (new, item) = try read(text)
      #expect(new.image.bytes == ItemImage(item).bytes, "\(text)")
      #expect(new.item == item)
      if new.unchecked == nil { readCount += 1 }
    }
    #expect(readCount > 20)
  }

  @Test(
    "a damaged text is accepted only if it is an item whose values are valid",
    arguments: UInt64(0)..<20)
  func damaged(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var text = Array(RandomItemText.text(using: &random).utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        RandomItemText.damage(&text, using: &random)
      }
      let key = Result { try decode(.getItem, Array(#"{"Key":"#.utf8) + text + [0x7D]) }
      let put = Result { try decode(.putItem, Array(#"{"Item":"#.utf8) + text + [0x7D]) }
      guard case .success(.putItem(let input)) = put, let new = input.newItem, new.unchecked == nil
      else { continue }
      guard case .success(.getItem(let get)) = key, let item = get.key else {
        Issue.record("\(String(decoding: text, as: UTF8.self))")
        continue
      }
      #expect(new.image.bytes == ItemImage(item).bytes)
      #expect(throws: Never.self) {
        try PutItemRequest(validating: PutItemInput(tableName: "Table", item: item))
      }
    }
  }

  /// Reads a text as the item of a PutItem and as the key of a GetItem, which is read as attributes.
  private func read(_ text: String) throws -> (new: NewItem, item: Item) {
    guard case .putItem(let put) = try decode(.putItem, Array(#"{"Item":\#(text)}"#.utf8)),
      case .getItem(let get) = try decode(.getItem, Array(#"{"Key":\#(text)}"#.utf8))
    else { throw NotRead() }
    return (try #require(put.newItem), try #require(get.key))
  }

  private struct NotRead: Error {}

  /// Returns an item with lists in lists.
  private static func deep(_ levels: Int) -> String {
    let lists = (0..<levels).reduce(#"{"S":"x"}"#) { inner, _ in #"{"L":[\#(inner)]}"# }
    return #"{"a":\#(lists)}"#
  }
}

/// Texts of items as clients send them: with white space, some with sets in another order.
private enum RandomItemText {
  static func text(using random: inout SeededGenerator, depth: Int = 3) -> String {
    let names = ["pk", "sk", "name", "é", "a b", "count", "hits", "#", "日本"].shuffled(
      using: &random)
    let entries = names.prefix(Int.random(in: 0..<6, using: &random)).map { name in
      #""\#(name)"\#(space(&random)):\#(space(&random))"# + value(using: &random, depth: depth)
    }
    return list("{", entries, "}", &random)
  }

  private static func value(using random: inout SeededGenerator, depth: Int) -> String {
    let value: String
    switch Int.random(in: 0..<(depth > 0 ? 10 : 8), using: &random) {
    case 0:
      value = #""S":"# + string(["", "text", "né", #"\""#, "x y z, longer than a word"], &random)
    case 1: value = #""N":"# + number(&random)
    case 2: value = #""B":"# + string(["", "AQ==", "AQI=", "AQID", "////"], &random)
    case 3: value = #""BOOL":"# + (Bool.random(using: &random) ? "true" : "false")
    case 4: value = #""NULL":true"#
    case 5: value = #""SS":"# + set(["", "a", "ab", "b", "é"].map { #""\#($0)""# }, &random)
    case 6:
      value = #""NS":"# + set(["-2.5", "0.001", "1", "10", "7e1"].map { #""\#($0)""# }, &random)
    case 7: value = #""BS":"# + set(["", "AQ==", "AQI=", "/w=="].map { #""\#($0)""# }, &random)
    case 8:
      let values = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
        Self.value(using: &random, depth: depth - 1)
      }
      value = #""L":"# + list("[", values, "]", &random)
    default: value = #""M":"# + text(using: &random, depth: depth - 1)
    }
    return list("{", [value], "}", &random)
  }

  private static func number(_ random: inout SeededGenerator) -> String {
    string(["0", "1", "120", "-1.5", "0.5", "123456789012345678901", "7", "12", "1E3"], &random)
  }

  private static func string(_ texts: [String], _ random: inout SeededGenerator) -> String {
    "\"\(texts.randomElement(using: &random) ?? "")\""
  }

  private static func set(_ members: [String], _ random: inout SeededGenerator) -> String {
    let count = Int.random(in: 1...members.count, using: &random)
    let sent =
      Int.random(in: 0..<4, using: &random) == 0 ? members.shuffled(using: &random) : members
    return list("[", Array(sent.prefix(count)), "]", &random)
  }

  private static func list(
    _ opening: String, _ elements: [String], _ closing: String, _ random: inout SeededGenerator
  ) -> String {
    let comma = "\(space(&random)),\(space(&random))"
    return opening + space(&random) + elements.joined(separator: comma) + space(&random) + closing
  }

  private static func space(_ random: inout SeededGenerator) -> String {
    ["", "", "", " ", "\n\t"].randomElement(using: &random) ?? ""
  }

  /// Replaces, inserts or removes a byte.
  static func damage(_ text: inout [UInt8], using random: inout SeededGenerator) {
    let bytes = Array("\"{}[]:,\\SNBMLtrue019-.e \u{1}".utf8) + [0xC3, 0xFF, 0x80]
    let byte = bytes.randomElement(using: &random) ?? 0
    let index = Int.random(in: 0..<max(text.count, 1), using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: text.insert(byte, at: index)
    case 1 where !text.isEmpty: text.remove(at: index)
    case 2 where index + 9 < text.count:
      text.insert(contentsOf: text[index..<(index + 9)], at: index)
    default: if !text.isEmpty { text[index] = byte }
    }
  }
}
