import DynamockModel
import SeededRandom

/// Random items with every type, unusual text and some depth; sets are in DynamoDB's order.
enum RandomItems {
  static func item(using random: inout SeededGenerator, depth: Int = 3) -> Item {
    var item = Item()
    for _ in 0..<Int.random(in: 0..<7, using: &random) {
      item[text(using: &random)] = value(using: &random, depth: depth)
    }
    return item
  }

  static func value(using random: inout SeededGenerator, depth: Int) -> AttributeValue {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 8), using: &random) {
    case 0: .string(text(using: &random))
    case 1: .number(number(using: &random))
    case 2: .binary(bytes(using: &random))
    case 3: .bool(Bool.random(using: &random))
    case 4: .null
    case 5:
      .stringSet(
        members(using: &random) { text(using: &$0) }
          .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    case 6: .numberSet(members(using: &random) { number(using: &$0) }.sorted())
    case 7:
      .binarySet(
        members(using: &random) { bytes(using: &$0) }.sorted { $0.lexicographicallyPrecedes($1) })
    case 8: .list(members(using: &random) { value(using: &$0, depth: depth - 1) })
    default: .map(item(using: &random, depth: depth - 1))
    }
  }

  static func text(using random: inout SeededGenerator) -> String {
    let pieces = [
      "a", "plain text of some length", "\"", "\\", "\n", "\t", "\r", "\u{8}", "\u{c}", "\0",
      "\u{1f}", "\u{7f}", "é", "e\u{301}", "日本", "😀", "/", "{}[],:", "\\u0041", "\u{2028}",
    ]
    return (0..<Int.random(in: 0..<5, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  static func number(using random: inout SeededGenerator) -> DecimalNumber {
    DecimalNumber(NaiveDecimal.randomText(using: &random)) ?? .zero
  }

  static func bytes(using random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0..<8, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
  }

  /// Returns distinct members; the first of equal ones is kept.
  private static func members<Member: Hashable>(
    using random: inout SeededGenerator, _ make: (inout SeededGenerator) -> Member
  ) -> [Member] {
    var seen = Set<Member>()
    return (0..<Int.random(in: 1..<5, using: &random)).map { _ in make(&random) }
      .filter { seen.insert($0).inserted }
  }

  /// Returns the same value with sets and maps in another order.
  static func reordered(_ value: AttributeValue, using random: inout SeededGenerator)
    -> AttributeValue
  {
    switch value {
    case .stringSet(let members): .stringSet(members.shuffled(using: &random))
    case .numberSet(let members): .numberSet(members.shuffled(using: &random))
    case .binarySet(let members): .binarySet(members.shuffled(using: &random))
    case .list(let elements): .list(elements.map { reordered($0, using: &random) })
    case .map(let entries): .map(reordered(entries, using: &random))
    default: value
    }
  }

  static func reordered(_ item: Item, using random: inout SeededGenerator) -> Item {
    let attributes = item.attributes.map {
      Attribute(name: $0.name, value: reordered($0.value, using: &random))
    }
    return Item(uniqueAttributes: attributes.shuffled(using: &random))
  }
}
