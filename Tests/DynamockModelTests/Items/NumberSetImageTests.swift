import Testing

@testable import DynamockModel

/// Tests the visible order of number sets ([dynoxide-captures] `set-order`, us-east-1, 2026-10).
@Suite("The number sets of an image")
struct NumberSetImageTests {
  private let nested: Item = [
    "ns": .numberSet([1, 2, 3]), "ss": .stringSet(["b", "a"]),
    "l": .list([.map(["deep": .numberSet([3, 1, 2])])]), "one": .numberSet([5]),
  ]

  @Test("are listed by their hashes, including nested ones, and nothing else changes")
  func nestedSets() {
    let image = ItemImage(nested)
    #expect(
      image.inOrder(of: .scan).description
        == image.description.replacing(#"["1","2","3"]"#, with: #"["3","2","1"]"#))
    #expect(image.description.contains(#"{"NS":["1","2","3"]}"#))
    #expect(image.inOrder(of: .scan).size == nested.size)
    #expect(image.inOrder(of: .scan).decoded()?.isEqualValue(to: nested) == true)
  }

  static let plain: [Item] = [
    [:], ["a": .string("x")], ["n": .numberSet([7])], ["s": .stringSet(["2", "1"])],
    ["text": .string(#"{"NS":["1","2","3"]}"#)], [#"{"NS":["#: .number(1)],
  ]

  @Test("leave an image without number sets unchanged", arguments: plain)
  func withoutSets(item: Item) {
    let image = ItemImage(item)
    #expect(!image.hasNumberSets)
    #expect(image.inOrder(of: .scan).bytes == image.bytes)
    #expect(image.size == item.size)
  }

  @Test("mark exactly the images that contain them")
  func projection() throws {
    let image = ItemImage(nested)
    #expect(image.hasNumberSets)
    let kept = try #require(image.keeping(["ns"]))
    #expect(kept.bytes == ItemImage(["ns": .numberSet([1, 2, 3])]).bytes)
    let other = try #require(image.keeping(["ss", "one"]))
    #expect(!other.hasNumberSets)
    #expect(try #require(image.keeping(["l"])).hasNumberSets)
  }

  @Test("are found next to text that looks like one")
  func lookalike() {
    let item: Item = ["a": .string(#"{"NS":["9","8"]}"#), "b": .numberSet([1, 2, 3])]
    let shown = ItemImage(item).inOrder(of: .streamRecord)
    #expect(shown.decoded()?["a"] == .string(#"{"NS":["9","8"]}"#))
    #expect(shown.description.hasSuffix(#""b":{"NS":["3","2","1"]}}"#))
  }
}
