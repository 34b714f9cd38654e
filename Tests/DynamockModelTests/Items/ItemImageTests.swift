import DynamockModel
import SeededRandom
import Testing

@Suite("Item images")
struct ItemImageTests {
  @Test("a character is escaped, or not, at any position of a text", arguments: 0..<26)
  func characters(_ position: Int) {
    let letters: [Unicode.Scalar: String] = [
      "\"": #"\""#, "\\": #"\\"#, "\u{8}": #"\b"#, "\t": #"\t"#, "\n": #"\n"#, "\u{C}": #"\f"#,
      "\r": #"\r"#,
    ]
    let before = String(repeating: "a", count: position)
    let after = String(repeating: "z", count: 25 - position)
    for scalar in (0..<0x180).compactMap(Unicode.Scalar.init) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let control = scalar.value < 0x20 ? #"\u00"# + (digits.count < 2 ? "0" : "") + digits : nil
      let escaped = letters[scalar] ?? control ?? String(scalar)
      let item: Item = ["t": .string(before + String(scalar) + after)]
      let image = ItemImage(item)
      #expect(image.description == #"{"t":{"S":"\#(before)\#(escaped)\#(after)"}}"#)
      #expect(image.decoded() == item)
    }
  }

  @Test(
    "a value is written as DynamoDB sends it",
    arguments: [
      (
        .string("a\"b\\c/é\n\t\r\u{8}\u{c}\0\u{1f}\u{7f}"),
        #"{"S":"a\"b\\c/é\n\t\r\b\f\u0000\u001F\#u{7f}"}"#
      ),
      (.number(-42), #"{"N":"-42"}"#), (.binary([0xff, 0, 1, 2]), #"{"B":"/wABAg=="}"#),
      (.binary([]), #"{"B":""}"#), (.bool(true), #"{"BOOL":true}"#),
      (.bool(false), #"{"BOOL":false}"#), (.null, #"{"NULL":true}"#),
      (.stringSet(["a", "b"]), #"{"SS":["a","b"]}"#), (.numberSet([1, 25]), #"{"NS":["1","25"]}"#),
      (.binarySet([[1], [0xfb, 0xff]]), #"{"BS":["AQ==","+/8="]}"#), (.list([]), #"{"L":[]}"#),
      (.list([.null, .list([.string("")])]), #"{"L":[{"NULL":true},{"L":[{"S":""}]}]}"#),
      (.map([:]), #"{"M":{}}"#),
      (
        .map(["a b": .null, "\"": .bool(true)]), #"{"M":{"a b":{"NULL":true},"\"":{"BOOL":true}}}"#
      ),
    ] as [(AttributeValue, String)])
  func json(value: AttributeValue, text: String) {
    var bytes: [UInt8] = Array("before".utf8)
    value.appendJSON(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "before" + text)
  }

  /// [parity-suite] `updateItem/basic`, eu-west-2, 2026-10-09: binary sets by bytes, and number
  /// sets by value.
  @Test(
    "a set is written in DynamoDB's order, whatever order it was sent in",
    arguments: [
      (.stringSet(["b", "a"]), #"{"SS":["a","b"]}"#), (.stringSet(["a", ""]), #"{"SS":["","a"]}"#),
      (.stringSet(["é", "Z", "z", "e"]), #"{"SS":["Z","e","z","é"]}"#),
      (.stringSet(["10", "9"]), #"{"SS":["10","9"]}"#),
      (.numberSet([10, 9, -1, 0]), #"{"NS":["-1","0","9","10"]}"#),
      (.binarySet([[0xff], [], [0, 1], [0]]), #"{"BS":["","AA==","AAE=","/w=="]}"#),
      (.map(["m": .list([.stringSet(["b", "a"])])]), #"{"M":{"m":{"L":[{"SS":["a","b"]}]}}}"#),
    ] as [(AttributeValue, String)])
  func setOrder(value: AttributeValue, text: String) {
    var bytes: [UInt8] = []
    value.appendJSON(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test("an image holds the item's size and its JSON")
  func form() {
    let image = ItemImage(["pk": .string("a"), "n": .number(5)])
    #expect(image.bytes.prefix(4) == [0, 0, 0, 6])
    #expect(image.size == 6)
    #expect(String(decoding: image.json, as: UTF8.self) == #"{"pk":{"S":"a"},"n":{"N":"5"}}"#)
    #expect(String(decoding: ItemImage(Item()).json, as: UTF8.self) == "{}")
  }

  @Test("encoded values decode to the same values", arguments: [1, 2, 3])
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1500 {
      let item = RandomItems.item(using: &random)
      let image = ItemImage(item)
      #expect(image.decoded() == item, "seed \(seed)")
      #expect(image.size == item.size)
      for attribute in item.attributes {
        #expect(image.attribute(named: attribute.name) == attribute.value, "seed \(seed)")
      }
      #expect(image.attribute(named: "no such name") == nil)
    }
  }

  @Test("a projection is the image of the attributes kept", arguments: [4, 5])
  func projection(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1500 {
      let item = RandomItems.item(using: &random)
      let names = item.attributes.map(\.name).filter { _ in Bool.random(using: &random) }
      let kept = Item(
        uniqueAttributes: item.attributes.filter { attribute in
          names.contains { $0.utf8.elementsEqual(attribute.name.utf8) }
        })
      #expect(ItemImage(item).keeping(names + ["absent"]) == ItemImage(kept), "seed \(seed)")
      #expect(ItemImage(item).decoded(keeping: names + ["absent"]) == kept, "seed \(seed)")
      #expect(ItemImage(item).decoded(keeping: names) == kept, "seed \(seed)")
    }
  }

  @Test("any number of attributes is decoded by name", arguments: [0, 1, 16, 17, 500])
  func manyNames(count: Int) {
    let attributes = (0..<1000).map { Attribute(name: "a\($0)\"é", value: .string("\($0)")) }
    let item = Item(uniqueAttributes: attributes)
    let wanted = attributes.prefix(count)
    let names = wanted.reversed().map(\.name)
    #expect(ItemImage(item).decoded(keeping: names) == Item(uniqueAttributes: Array(wanted)))
  }

  @Test("only images of reordered sets and maps are equal", arguments: [6, 7])
  func equality(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1000 {
      let item = RandomItems.item(using: &random)
      let reordered = RandomItems.reordered(item, using: &random)
      #expect(ItemImage(item).isEqualValue(to: ItemImage(reordered)), "seed \(seed)")
      var changed = reordered
      changed["changed"] = .bool(true)
      var changedBack = item
      changedBack["changed"] = .bool(false)
      #expect(!ItemImage(changed).isEqualValue(to: ItemImage(item)))
      #expect(!ItemImage(changed).isEqualValue(to: ItemImage(changedBack)))
    }
  }

  @Test("damaged bytes are rejected without a crash", arguments: [8, 9])
  func damage(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let bytes = ItemImage(RandomItems.item(using: &random)).bytes
      let cut = ItemImage(storedBytes: Array(bytes.dropLast(Int.random(in: 1...8, using: &random))))
      #expect(cut.decoded() == nil)
      var changed = bytes
      let index = changed.indices.randomElement(using: &random) ?? 0
      changed[index] = UInt8.random(in: 0...255, using: &random)
      let image = ItemImage(storedBytes: changed)
      _ = image.decoded()
      _ = image.attribute(named: "a")
      _ = image.keeping(["a", ""])
      _ = image.decoded(keeping: ["a", ""])
      _ = image.isEqualValue(to: ItemImage(storedBytes: bytes))
    }
  }

  @Test("endlessly nested bytes are reported as damage without a stack overflow")
  func endlessNesting() {
    let opening = Array(#"{"L":["#.utf8)
    let bytes = Array(#"0000{"a":"#.utf8) + (0..<200_000).flatMap { _ in opening }
    let image = ItemImage(storedBytes: bytes)
    #expect(image.decoded() == nil)
    #expect(image.keeping(["a"]) == nil)
    #expect(image.decoded(keeping: ["a"]) == nil)
  }

  @Test("empty data is not an item", arguments: [[], [0], [0, 0, 0, 0], [0, 0, 0, 0, 0x7b]])
  func nothing(bytes: [UInt8]) {
    #expect(ItemImage(storedBytes: bytes).decoded() == nil)
    #expect(ItemImage(storedBytes: bytes).attribute(named: "a") == nil)
    #expect(ItemImage(storedBytes: bytes).keeping(["a"]) == nil)
    #expect(ItemImage(storedBytes: bytes).decoded(keeping: ["a"]) == nil)
  }
}
