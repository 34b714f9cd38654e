import DynamockModel
import Testing

@Suite("Comparing values")
struct ComparisonTests {
  /// é as one scalar and as two: canonically equivalent, but different bytes.
  private static let composed = "\u{e9}"
  private static let decomposed = "e\u{301}"

  /// [scylla-alternator]: sets regardless of order, lists in order, maps by key and value.
  @Test(
    "values are equal according to DynamoDB's =",
    arguments: [
      (.string("a"), .string("a"), true), (.string("a"), .string("b"), false),
      (.string(composed), .string(decomposed), false), (.string("1"), .number(1), false),
      (.number(1), .number(1), true), (.number(1), .number(-1), false),
      (.binary([1]), .binary([1]), true), (.binary([1]), .string("\u{1}"), false),
      (.bool(true), .bool(true), true), (.bool(true), .bool(false), false),
      (.null, .null, true), (.null, .bool(false), false),
      (.stringSet(["a", "b"]), .stringSet(["b", "a"]), true),
      (.stringSet(["a", "b"]), .stringSet(["a"]), false),
      (.stringSet(["a", "b"]), .stringSet(["a", "c"]), false),
      (.stringSet([composed, decomposed]), .stringSet([decomposed, composed]), true),
      (.stringSet([composed]), .stringSet([decomposed]), false),
      (.numberSet([1, 2, 3]), .numberSet([3, 1, 2]), true),
      (.numberSet([1, 2]), .numberSet([1, 3]), false),
      (.binarySet([[1], [2, 3]]), .binarySet([[2, 3], [1]]), true),
      (.binarySet([[1], [2]]), .binarySet([[1], [3]]), false),
      (.list([.number(1), .number(2)]), .list([.number(1), .number(2)]), true),
      (.list([.number(1), .number(2)]), .list([.number(2), .number(1)]), false),
      (.list([.numberSet([1, 2])]), .list([.numberSet([2, 1])]), true),
      (.map(["a": .null, "b": .bool(true)]), .map(["b": .bool(true), "a": .null]), true),
      (.map(["a": .null]), .map(["b": .null]), false),
      (.map(["a": .null]), .map(["a": .null, "b": .null]), false),
      (.map([composed: .null]), .map([decomposed: .null]), false),
      (
        .map(["a": .list([.stringSet(["x", "y"])])]), .map(["a": .list([.stringSet(["y", "x"])])]),
        true
      ),
    ] as [(AttributeValue, AttributeValue, Bool)])
  func equality(left: AttributeValue, right: AttributeValue, isEqual: Bool) {
    #expect(left.isEqualValue(to: right) == isEqual)
    #expect(right.isEqualValue(to: left) == isEqual)
    if left == right { #expect(isEqual) }
  }

  @Test("canonically equivalent texts are the names of two attributes")
  func names() {
    var item = Item()
    item[Self.composed] = .number(1)
    item[Self.decomposed] = .number(2)
    #expect(item.count == 2)
    #expect(item[Self.composed] == .number(1))
    item[Self.composed] = nil
    #expect(item[Self.decomposed] == .number(2))
    #expect((["\(Self.composed)": .null] as Item) != ["\(Self.decomposed)": .null])
  }

  /// [aws-query]: N as numbers, S by UTF-8 bytes, B by unsigned bytes.
  @Test(
    "S, N and B have an order",
    arguments: [
      (.string("a"), .string("b"), .before), (.string("a"), .string("a"), .same),
      (.string("B"), .string("a"), .before), (.string("a"), .string("aa"), .before),
      (.string(""), .string("\0"), .before), (.string("10"), .string("9"), .before),
      // U+FF5E sorts before U+1F600 by UTF-8, and after it by UTF-16.
      (.string("～"), .string("😀"), .before), (.string(decomposed), .string(composed), .before),
      (.string("12345678a"), .string("12345678b"), .before),
      (.number(9), .number(10), .before), (.number(-1), .number(0), .before),
      (.number(5), .number(5), .same),
      (.binary([0x7f]), .binary([0x80]), .before), (.binary([1]), .binary([1, 0]), .before),
      (.binary([]), .binary([]), .same),
    ] as [(AttributeValue, AttributeValue, ValueOrder)])
  func order(left: AttributeValue, right: AttributeValue, order: ValueOrder) {
    #expect(left.order(to: right) == order)
    #expect(right.order(to: left) == (order == .before ? .after : order))
  }

  @Test(
    "values of different types, or of other types, have no order",
    arguments: [
      (.string("1"), .number(1)), (.binary([1]), .string("1")), (.bool(false), .bool(true)),
      (.null, .null), (.list([]), .list([])), (.map([:]), .map([:])),
      (.stringSet(["a"]), .stringSet(["b"])),
    ] as [(AttributeValue, AttributeValue)])
  func noOrder(left: AttributeValue, right: AttributeValue) {
    #expect(left.order(to: right) == nil)
  }

  @Test("each type has the name that JSON gives it")
  func typeNames() {
    let values: [AttributeValue] = [
      .string(""), .number(0), .binary([]), .bool(true), .null, .stringSet([]), .numberSet([]),
      .binarySet([]), .list([]), .map([:]),
    ]
    #expect(values.map(\.typeName) == ["S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"])
    #expect(Set(values.compactMap(\.dataType)) == Set(AttributeValue.DataType.allCases))
    #expect(AttributeValue.malformed(.noType).dataType == nil)
  }
}
