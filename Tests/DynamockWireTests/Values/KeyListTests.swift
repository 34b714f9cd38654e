import DynamockModel
import SeededRandom
import Testing

/// Tests that the keys of a batch are kept as text only if that text means the same as their
/// attributes.
@Suite("Keys of a batch") struct KeyListTests {
  @Test(
    "keys in their usual form are kept as text",
    arguments: [
      #"[{"pk":{"S":"a"}}]"#, #"[{"pk":{"S":"a"},"sk":{"N":"1"}},{"pk":{"S":"b"},"sk":{"N":"2"}}]"#,
      #"[{"pk": {"S": "a"}, "sk": {"N": "1"}}, {"pk": {"S": "b"}, "sk": {"N": "2"}}]"#,
      "\n[ {\t\"pk\" : { \"S\" :\r\"a\" } } , {\"pk\":{\"S\":\"b\"} }\n]",
      #"[{"sk":{"N":"1"},"pk":{"S":"a"}},{"pk":{"S":"b"},"sk":{"N":"2"}}]"#,
      #"[{"pk":{"S":"a"}},{ "pk":{"S":"b"}},{"pk" :{"S":"c"}},{"pk":{"S":"d"}}]"#,
      #"[{"pk":{"N":"1.0"}},{"pk":{"N":"1e0"}},{"pk":{"N":"+1"}},{"pk":{"N":"-0"}}]"#,
      #"[{"pk":{"N":"007"}},{"pk":{"N":"12345678901234567890123456789012345678"}}]"#,
      #"[{"pk":{"B":"AQ=="}},{"pk":{"B":"AQI="}},{"pk":{"B":"AQID"}}]"#,
      #"[{"pk":{"S":"é日本😀"}},{"pk":{"S":"\#u{7F}"}}]"#, #"[{"é":{"S":"a"}},{"é":{"S":"b"}}]"#,
      #"[{"pk":{"S":"1"}},{"pk":{"N":"1"}},{"pk":{"B":"AQ=="}}]"#,
      #"[{"pk":{"S":"a"}},{"pk":{"S":"a"}}]"#, #"[{"a":{"S":"a"},"ab":{"S":"a"}}]"#,
      #"[{"\#(name(255))":{"S":"a"}}]"#,
    ])
  func usual(_ text: String) throws {
    let (keys, items) = try read(text)
    #expect(keys.unchecked == nil)
    #expect(keys.items == items && keys.count == items.count)
    for (position, item) in items.enumerated() {
      #expect(keys[position] == item)
      let plain = try #require(keys.plain)
      for (place, name) in plain.names.enumerated() {
        let value = ListedValue(plain, at: position, place).value
        #expect(value == item[name] && value.scale == item[name]?.scale)
      }
    }
  }

  @Test(
    "keys in another form keep their attributes",
    arguments: [
      "[]", "[{}]", #"[{"pk":{"S":""}}]"#, #"[{"pk":{"B":""}}]"#, #"[{"":{"S":"a"}}]"#,
      #"[{"pk":{"S":"\n"}}]"#, #"[{"\u0070k":{"S":"a"}}]"#, #"[{"pk":{"\u0053":"a"}}]"#,
      #"[{"pk":{"S":"a"}},{"pk":{"\u0053":"b"}}]"#, #"[{"pk":{"S":"a"}},{"\u0070k":{"S":"b"}}]"#,
      #"[{"pk":{"S":"a"},"pk":{"S":"b"}}]"#, #"[{"pk":{"S":"a","N":"1"}}]"#,
      #"[{"pk":{"S":"a","S":"b"}}]"#, #"[{"pk":{"S":"a"}},{"sk":{"S":"a"}}]"#,
      #"[{"pk":{"S":"a"}},{"pk":{"S":"a"},"sk":{"S":"b"}}]"#,
      #"[{"pk":{"S":"a"},"sk":{"S":"b"}},{"pk":{"S":"a"}}]"#,
      #"[{"pk":{"S":"a"},"sk":{"S":"b"}},{"sk":{"S":"a"}}]"#,
      #"[{"pk":{"S":"a"},"sk":{"S":"b"}},{"pk":{"S":"a"},"pk":{"S":"b"}}]"#,
      #"[{"pk":{"S":"a"},"sk":{"S":"b"}},{"sk":{"S":"a"},"sk":{"S":"b"}}]"#,
      #"[{"pk":{"S":"a"},"sk":{"S":"b"},"x":{"S":"c"}}]"#, #"[{"pk":{"BOOL":true}}]"#,
      #"[{"pk":{"NULL":true}}]"#, #"[{"pk":{"SS":["a"]}}]"#, #"[{"pk":{"N":"x"}}]"#,
      #"[{"pk":{"N":""}}]"#, #"[{"pk":{"N":"1e200"}}]"#, #"[{"pk":{}}]"#, #"[{"pk":null}]"#,
      #"[{"pk":{"S":null}}]"#, #"[{"pk":{"X":"a"}}]"#, #"[{"\#(name(256))":{"S":"a"}}]"#,
    ])
  func unusual(_ text: String) throws {
    let (keys, items) = try read(text)
    #expect(keys.unchecked == items && keys.plain == nil)
    #expect(keys.items == items && keys.count == items.count)
  }

  @Test(
    "a text that is no list of keys gets the same error",
    arguments: [
      "null", "{}", #""a""#, "1", "[1]", #"["a"]"#, "[{]", #"[{"pk":{"S":"a"}},]"#,
      #"[{"pk":{"S":"a"}}"#, #"[{"pk":{"S":"a"},}]"#, #"[{"pk":{"S":1}}]"#, #"[{"pk":{"N":1}}]"#,
      #"[{"pk":{"B":"AQ"}}]"#, #"[{"pk":{"B":"AR=="}}]"#, #"[{"pk":{"B":"A==="}}]"#,
      #"[{"pk":{"S":"a"}},{"pk":{"B":"_w=="}}]"#, #"[{"pk":"a"}]"#, #"[{"pk":{"S":"a"}} {}]"#,
      "[{\"pk\":{\"S\":\"a\u{1}\"}}]",
    ])
  func errors(_ text: String) throws {
    #expect(Self.outcome(of: text) == Self.outcome(of: text, escaped: true), "\(text)")
  }

  @Test("as many keys as a batch may have, and a text of 64 KB, are kept as text")
  func limits() throws {
    for count in [100, 101] {
      for more in ["", #","sk":{"S":"a"}"#] {
        let keys = (0..<count).map { #"{"pk":{"N":"\#($0)"}\#(more)}"# }
        let (list, items) = try read(Self.list(keys))
        #expect((list.unchecked == nil) == (count == 100) && list.items == items)
      }
    }
    for length in [65_535, 65_536] {
      let frame = #"[{"pk":{"S":""}}]"#.utf8.count
      let value = String(repeating: "x", count: length - frame)
      let (keys, items) = try read(#"[{"pk":{"S":"\#(value)"}}]"#)
      #expect((keys.unchecked == nil) == (length == 65_535) && keys.items == items)
    }
  }

  @Test("random lists have the attributes of their keys", arguments: UInt64(0)..<20)
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var plainCount = 0
    for _ in 0..<200 {
      let text = RandomKeys.text(using: &random)
      let (keys, items) = try read(text)
      #expect(keys.items == items, "\(text)")
      if keys.plain != nil { plainCount += 1 }
    }
    #expect(plainCount > 20 && plainCount < 200)
  }

  @Test(
    "a damaged text has the attributes or the error that it has otherwise",
    arguments: UInt64(0)..<20)
  func damaged(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var text = Array(RandomKeys.text(using: &random).utf8)
      let bytes = Array("\"{}[]:,\\SNB019-.e= \u{1}".utf8) + [0xC3, 0xFF, 0x80]
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let index = Int.random(in: text.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text.insert(bytes.randomElement(using: &random) ?? 0, at: index)
        case 1: text.remove(at: index)
        default: text[index] = bytes.randomElement(using: &random) ?? 0
        }
      }
      guard case .success(let keys) = Self.keys(in: text), keys.plain != nil else { continue }
      let attributes = try #require(try? Self.keys(in: Self.unusual(text)).get())
      #expect(keys.items == attributes.items.dropLast(), "\(String(decoding: text, as: UTF8.self))")
    }
  }

  /// Reads a list as it is, and its keys one by one as those of GetItem, which have attributes.
  private func read(_ text: String) throws -> (keys: KeyList, items: [Item]) {
    let keys = try Self.keys(in: Array(text.utf8)).get()
    let attributes = try Self.keys(in: Self.unusual(Array(text.utf8))).get()
    try #require(attributes.plain == nil)
    return (keys, attributes.items.dropLast())
  }

  /// Returns a list with one more key, which keeps all of them from being text.
  private static func unusual(_ text: [UInt8]) -> [UInt8] {
    let end = text.lastIndex(of: UInt8(ascii: "]")) ?? text.endIndex
    let isEmpty = !text[..<end].contains(UInt8(ascii: "{"))
    return text[..<end] + Array("\(isEmpty ? "" : ",")\(#"{"pk":{"NULL":true}}"#)]".utf8)
  }

  private static func keys(in text: [UInt8]) -> Result<KeyList, any Error> {
    Result {
      let body = Array(#"{"RequestItems":{"Table":{"Keys":"#.utf8) + text + Array("}}}".utf8)
      guard case .batchGetItem(let input) = try decode(.batchGetItem, body) else { throw NotRead() }
      return try input.requestItems?["Table"]?.keyList ?? { throw NotRead() }()
    }
  }

  private struct NotRead: Error {}

  /// Returns what a text is read as; `escaped` has the first key preceded by one that is not usual.
  private static func outcome(of text: String, escaped: Bool = false) -> String {
    let text =
      escaped && text.hasPrefix("[{") ? #"[{"x":{"NULL":true}},"# + text.dropFirst() : text
    switch keys(in: Array(text.utf8)) {
    case .success(let keys): return "\(keys.items.count)"
    case .failure(let error): return "\(error)"
    }
  }

  private static func list(_ keys: [String]) -> String { "[\(keys.joined(separator: ","))]" }

  private static func name(_ length: Int) -> String { String(repeating: "n", count: length) }
}

/// Lists of keys as clients send them, some in unusual forms.
private enum RandomKeys {
  static func text(using random: inout SeededGenerator) -> String {
    let space = ["", "", " ", "\n"].randomElement(using: &random) ?? ""
    let isSorted = Bool.random(using: &random)
    let keys = (0..<Int.random(in: 1..<9, using: &random)).map { _ in
      key(isSorted: isSorted, space, &random)
    }
    return "[\(space)" + keys.joined(separator: ",\(space)") + "\(space)]"
  }

  private static func key(
    isSorted: Bool, _ space: String, _ random: inout SeededGenerator
  ) -> String {
    var names = isSorted ? ["pk", "sk"] : ["pk"]
    if Int.random(in: 0..<5, using: &random) == 0 { names.reverse() }
    if Int.random(in: 0..<60, using: &random) == 0 { names.append("more") }
    let attributes = names.map { name in
      #""\#(name)":\#(space){"# + value(&random) + "\(space)}"
    }
    return "{" + attributes.joined(separator: ",\(space)") + "}"
  }

  private static func value(_ random: inout SeededGenerator) -> String {
    let isUnusual = Int.random(in: 0..<60, using: &random) == 0
    let (type, values) =
      isUnusual
      ? ("S", ["", #"\""#, #"\u0041"#])
      : [
        ("S", ["a", "text", "né", "a word that is longer than eight bytes", "日本"]),
        ("N", ["0", "1", "-1.5", "1e3", "120", "123456789012345678901", "+7"]),
        ("B", ["AQ==", "AQI=", "AQID", "////"]),
      ][Int.random(in: 0..<3, using: &random)]
    return #""\#(type)": "\#(values.randomElement(using: &random) ?? "")""#
  }
}

extension AttributeValue {
  fileprivate var scale: Int16? { if case .number(let number) = self { number.scale } else { nil } }
}
