import DynamockModel
import SeededRandom
import Testing

@Suite("Editing item images")
struct ItemImageEditingTests {
  private typealias Change = (name: String, value: AttributeValue?)

  private static let item: Item = ["a": 1, "b": "two", "c": .null]

  @Test(
    "attributes keep their places, new ones follow, and removed ones leave no comma",
    arguments: [
      ([("b", .string("2"))], #"{"a":{"N":"1"},"b":{"S":"2"},"c":{"NULL":true}}"#),
      (
        [("d", .bool(true))],
        #"{"a":{"N":"1"},"b":{"S":"two"},"c":{"NULL":true},"d":{"BOOL":true}}"#
      ),
      ([("a", nil)], #"{"b":{"S":"two"},"c":{"NULL":true}}"#),
      ([("b", nil)], #"{"a":{"N":"1"},"c":{"NULL":true}}"#),
      ([("c", nil)], #"{"a":{"N":"1"},"b":{"S":"two"}}"#),
      ([("c", nil), ("a", nil), ("b", nil)], "{}"),
      ([("x", nil)], #"{"a":{"N":"1"},"b":{"S":"two"},"c":{"NULL":true}}"#),
      ([], #"{"a":{"N":"1"},"b":{"S":"two"},"c":{"NULL":true}}"#),
      (
        [("z", .string("\"")), ("c", .number(3)), ("y", .null), ("a", nil)],
        #"{"b":{"S":"two"},"c":{"N":"3"},"z":{"S":"\""},"y":{"NULL":true}}"#
      ),
    ] as [([(String, AttributeValue?)], String)])
  func places(changes: [(String, AttributeValue?)], json: String) throws {
    let image = try #require(
      replacing(changes.map { ($0.0, $0.1) }, in: ItemImage(Self.item), size: 7))
    #expect(image.description == json)
    #expect(image.size == 7)
  }

  @Test("an item without attributes gains some")
  func empty() throws {
    let image = try #require(replacing([("a", .number(1))], in: ItemImage(Item()), size: 3))
    #expect(image == ItemImage(["a": 1]))
  }

  @Test("an edited image is that of the edited item", arguments: 1...4)
  func model(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var compared = 0
    for _ in 0..<2_000 {
      var item = RandomItems.item(using: &random)
      let image = ItemImage(item)
      guard !image.hasNumberSets else { continue }
      let names = item.attributes.map(\.name) + [RandomItems.text(using: &random), "new"]
      let changes: [Change] = names.shuffled(using: &random)
        .prefix(Int.random(in: 0...4, using: &random)).reduce(into: []) { changes, name in
          guard !changes.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return }
          let isRemoved = Bool.random(using: &random)
          changes.append((name, isRemoved ? nil : RandomItems.value(using: &random, depth: 2)))
        }
      for change in changes { item[change.name] = change.value }
      let edited = replacing(changes, in: image, size: item.size)
      #expect(edited == ItemImage(item))
      compared += 1
    }
    #expect(compared > 500)
  }

  @Test("damaged bytes are rejected as far as they are read, without a crash")
  func damage() {
    let bytes = ItemImage(Self.item).bytes
    for length in 0..<bytes.count {
      let image = ItemImage(storedBytes: Array(bytes[..<length]))
      // All entries are read for an attribute that does not exist.
      #expect(replacing([("d", .null)], in: image) == nil, "\(length) bytes")
      _ = replacing([("a", .null)], in: image)
    }
    for index in 4..<bytes.count {
      for byte: UInt8 in [0, 0x22, 0x2C, 0x5C, 0x7B, 0x7D] {
        var damaged = bytes
        damaged[index] = byte
        _ = replacing([("a", .null), ("d", .null)], in: ItemImage(storedBytes: damaged))
      }
    }
  }

  @Test("names are found by their bytes, whatever their length", arguments: 0...20)
  func names(length: Int) throws {
    let name = String(repeating: "n", count: length)
    let others: Item = [
      name + "x": 1, "x" + name: 2, String(repeating: "m", count: length) + "y": 3,
      String(name.dropLast()) + "\"": 4, "\u{0}" + name: 5,
    ]
    for searched in others.attributes.map(\.name) + [name] {
      var item = others
      if length > 0, item[name] == nil { item[name] = 6 }
      let edited = replacing([(searched, .string("new"))], in: ItemImage(item), size: 1)
      let before = item.size
      item[searched] = .string("new")
      #expect(edited?.json == ItemImage(item).json, "\(searched)")
      let excerpt = try #require(
        ItemExcerpt(of: [SoughtName(searched)], decoding: 0, in: ItemImage(others)))
      #expect(excerpt.values == [nil])
      #expect(excerpt.size(with: [nil]) <= before)
    }
  }

  @Test("the size follows the changes, decoded or not", arguments: 1...2)
  func size(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let item = RandomItems.item(using: &random)
      let image = ItemImage(item)
      guard !image.hasNumberSets, let first = item.attributes.first else { continue }
      var changed = item
      let value = Bool.random(using: &random) ? nil : RandomItems.value(using: &random, depth: 2)
      changed[first.name] = value
      for decoded: UInt64 in [0, 1] {
        let excerpt = try #require(
          ItemExcerpt(of: [SoughtName(first.name)], decoding: decoded, in: image))
        #expect(excerpt.size(with: [value]) == changed.size)
        #expect((excerpt.values == [nil]) == (decoded == 0))
      }
    }
  }

  /// Replaces attributes in an excerpt that also has an attribute that is only read.
  private func replacing(
    _ changes: [Change], in image: ItemImage, size: Int = 1
  ) -> ItemImage? {
    var names = changes.map(\.name)
    let read = Self.item.attributes.map(\.name).first { !names.contains($0) }
    if let read { names.append(read) }
    let excerpt = ItemExcerpt(
      of: names.map { SoughtName($0) }, decoding: UInt64(size & 1), in: image)
    return excerpt?.replacing(changes.map(\.value), size: size)
  }
}
