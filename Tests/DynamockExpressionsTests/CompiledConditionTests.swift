import DynamockModel
import SeededRandom
import Testing

@testable import DynamockExpressions

@Suite("Conditions on stored bytes")
struct CompiledConditionTests {
  @Test("a condition has the same result as on the decoded item", arguments: 1...8)
  func results(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var held = 0
    for _ in 0..<3_000 {
      let item = random.storedItem()
      let condition = random.testedCondition()
      let compiled = CompiledCondition(condition)
      let expected = condition.holds(for: item)
      #expect(compiled.holds(for: ItemImage(item)) == expected, "\(condition) on \(item)")
      #expect(compiled.holds(for: nil) == condition.holds(for: nil), "\(condition) on nothing")
      held += expected ? 1 : 0
    }
    // Neither result is so rare that a constant one would pass.
    #expect((600...2_400).contains(held))
  }

  @Test("damage is found as in the attributes that are decoded", arguments: 11...18)
  func damage(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var damaged = 0
    for _ in 0..<3_000 {
      var bytes = ItemImage(random.storedItem()).bytes
      if random.once(in: 4) { bytes.removeLast(random.below(bytes.count)) }
      // Only ASCII, since other text would not be read from a file.
      let places = bytes.indices.dropFirst(ItemImage.prefixLength).filter { bytes[$0] < 0x80 }
      if let place = places.randomElement(using: &random) {
        bytes[place] =
          random.once(in: 2) ? random.pick(Array(#"{}[]",:\0"#.utf8)) : UInt8(random.below(0x80))
      }
      let image = ItemImage(storedBytes: bytes)
      let condition = random.testedCondition()
      let expected = image.decoded(keeping: condition.rootAttributes).map(condition.holds)
      let compiled = CompiledCondition(condition)
      #expect(
        compiled.holds(for: image) == expected,
        "\(condition) on \(String(decoding: image.json, as: UTF8.self))")
      damaged += expected == nil ? 1 : 0
    }
    #expect((300...2_700).contains(damaged))
  }

  @Test("attributes after the last named one are not examined")
  func rest() {
    let image = ItemImage(storedBytes: Array(#"0000{"a":{"N":"1"},"b":{"N"#.utf8))
    let exists = Condition.attributeExists(DocumentPath("a"))
    #expect(CompiledCondition(exists).holds(for: image) == true)
    let other = Condition.attributeExists(DocumentPath("b"))
    #expect(CompiledCondition(other).holds(for: image) == nil)
  }

  @Test("conditions on many attributes as well", arguments: [16, 17, 40])
  func manyNames(count: Int) {
    let names = (0..<count).map { "attribute\($0)" }
    let condition = Condition.all(names.map { .attributeExists(DocumentPath($0)) })
    let compiled = CompiledCondition(condition)
    let whole = Item(uniqueAttributes: names.reversed().map { Attribute(name: $0, value: .null) })
    #expect(compiled.holds(for: ItemImage(whole)) == true)
    for name in names {
      var item = whole
      item[name] = nil
      #expect(compiled.holds(for: ItemImage(item)) == false)
    }
  }

  @Test("a condition without attributes needs an item and nothing of it")
  func noNames() {
    let condition = Condition.comparison(.value(N("1")), .less, .value(N("2")))
    let compiled = CompiledCondition(condition)
    #expect(compiled.holds(for: ItemImage(["a": N("1")])) == true)
    #expect(compiled.holds(for: ItemImage(storedBytes: [0, 0, 0, 0])) == nil)
  }
}

extension SeededGenerator {
  /// Names of all lengths around eight bytes, of which some begin alike, and one with escapes.
  private static let names = [
    "", "a", "b", "rank", "seven_7", "eight__8", "nine___10", "eight__8x", "eight__8y", "é",
    "\"quoted\"", "a much longer name",
  ]

  fileprivate mutating func storedItem() -> Item {
    var item = Item()
    for _ in 0..<below(7) { item[pick(Self.names)] = testedValue() }
    return item
  }

  /// A value out of so few that two are often equal.
  private mutating func testedValue(depth: Int = 0) -> AttributeValue {
    switch below(depth < 2 ? 11 : 9) {
    case 0, 1: S(testedText())
    case 2, 3: N(testedNumber())
    case 4: .binary(pick([[], [0], [97], [97, 98], [255, 254]]))
    case 5: .bool(once(in: 2))
    case 6: .null
    case 7: once(in: 2) ? SS(pick(["a", "b\n"]), "c", testedText()) : NS("1", testedNumber())
    case 8: .binarySet([[97], [98, 99]])
    case 9: .list((0..<below(3)).map { _ in testedValue(depth: depth + 1) })
    default:
      .map([pick(Self.names): testedValue(depth: depth + 1), "x": testedValue(depth: depth + 1)])
    }
  }

  private mutating func testedText() -> String {
    pick(["", "a", "ab", "b", "a text of several words", "text", "é", "e\u{301}", "a\"b", "a\n"])
  }

  private mutating func testedNumber() -> String {
    pick(["0", "1", "-1", "10", "1.5", "-0.25", "1e20", "12345678901234567890", "1e-7"])
  }

  fileprivate mutating func testedCondition(depth: Int = 0) -> Condition {
    switch below(depth > 2 ? 9 : 14) {
    case 0, 1:
      .comparison(testedOperand(), pick(Condition.Comparator.allCases), testedOperand())
    case 2: .between(testedOperand(), lower: testedOperand(), upper: testedOperand())
    case 3: .isIn(testedOperand(), (0...below(3)).map { _ in testedOperand() })
    case 4: once(in: 2) ? .attributeExists(testedPath()) : .attributeNotExists(testedPath())
    case 5: .attributeType(testedOperand(), testedValue().dataType ?? .string)
    case 6: .beginsWith(testedOperand(), prefix: testedOperand())
    case 7: .contains(testedOperand(), element: testedOperand())
    case 8: .notContains(testedOperand(), element: testedOperand())
    case 9, 10: .not(testedCondition(depth: depth + 1))
    case 11, 12: .all((0...below(3)).map { _ in testedCondition(depth: depth + 1) })
    default: .any((0...below(3)).map { _ in testedCondition(depth: depth + 1) })
    }
  }

  private mutating func testedOperand() -> Condition.Operand {
    switch below(8) {
    case 0, 1, 2: .path(testedPath())
    case 3: .size(.path(testedPath()))
    case 4: .value(S(testedText()))
    case 5: .value(N(testedNumber()))
    default: .value(testedValue())
    }
  }

  private mutating func testedPath() -> DocumentPath {
    let steps: [DocumentPath.Step] =
      switch below(8) {
      case 0: [.attribute("x")]
      case 1: [.index(0)]
      default: []
      }
    return DocumentPath(pick(Self.names), steps)
  }
}
