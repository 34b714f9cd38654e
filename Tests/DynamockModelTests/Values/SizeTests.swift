import DynamockModel
import Testing

@Suite("Sizes")
struct SizeTests {
  /// The 23 literals that [parity-suite] measured on AWS (eu-west-2, 2026-08-18; [parity-suite],
  /// `src/item-size.ts`).
  @Test(
    "a number has the size that AWS reports",
    arguments: [
      ("0", 1), ("1", 2), ("12", 2), ("123", 3), ("1234", 3),
      ("12345678901234567890123456789012345678", 20), ("0042", 2), ("100", 2), ("1010", 3),
      ("0.0000001", 2), ("1E125", 2), ("1E-100", 2), ("1.5", 3), ("15", 2), ("1.2", 3),
      ("1.200", 3), ("1.234", 4), ("3.14159", 5), ("123456", 4), ("100.5", 4), ("0.15", 2),
      ("-42", 3), ("-0", 1),
    ])
  func numbers(text: String, size: Int) throws {
    #expect(AttributeValue.number(try #require(DecimalNumber(text))).size == size)
  }

  /// [aws-item-sizes].
  @Test(
    "a value has the size that AWS reports",
    arguments: [
      (.string(""), 0), (.string("héllo"), 6), (.string("😀"), 4), (.binary([]), 0),
      (.binary([0, 1, 2]), 3), (.bool(true), 1), (.bool(false), 1), (.null, 1),
      (.stringSet(["a", "bc", ""]), 3), (.numberSet([1, 100, 123]), 7),
      (.binarySet([[1], [2, 3]]), 3), (.list([]), 3), (.list([.string("ab"), .null]), 8),
      (.map([:]), 3), (.map(["key": .string("ab")]), 9),
      (.map(["a": .list([.map([:])])]), 12),
    ] as [(AttributeValue, Int)])
  func values(value: AttributeValue, size: Int) { #expect(value.size == size) }

  @Test("an item's size is that of its names and values, with no overhead")
  func items() {
    #expect(Item().size == 0)
    let item: Item = ["pk": .string("abc"), "é": .number(12), "m": .map(["x": .bool(true)])]
    #expect(item.size == 5 + 4 + (1 + 3 + 1 + 2))
  }

  /// [parity-suite] `nestingDepth`: 31 levels are accepted, 32 are not.
  @Test("each list and map around a value is one level")
  func nesting() {
    #expect((["a": .string("x")] as Item).nestingDepth == 0)
    #expect((["a": .list([.null]), "b": .map(["c": .list([])])] as Item).nestingDepth == 2)
    let deep = (0..<31).reduce(AttributeValue.null) { value, _ in .list([value]) }
    #expect((["a": deep] as Item).nestingDepth == Limits.nestingDepth - 1)
  }
}
