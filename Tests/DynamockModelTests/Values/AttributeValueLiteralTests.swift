import DynamockModel
import Testing

@Suite("Literals of attribute values")
struct AttributeValueLiteralTests {
  /// A literal, and the value of the enumeration's case.
  static let rows: [(literal: AttributeValue, value: AttributeValue)] = [
    ("text", .string("text")),
    ("", .string("")),
    ("\(1 + 1) parts", .string("2 parts")),
    (7, .number(DecimalNumber(7))),
    (-7, .number(DecimalNumber(-7))),
    (0.1, .number(DecimalNumber("0.1") ?? .zero)),
    (1e20, .number(DecimalNumber("100000000000000000000") ?? .zero)),
    (-2.5e-7, .number(DecimalNumber("-0.00000025") ?? .zero)),
    (true, .bool(true)),
    ([], .list([])),
    (["a", 1, [false]], .list([.string("a"), .number(DecimalNumber(1)), .list([.bool(false)])])),
    ([:], .map([:])),
    (["a": ["b": 1]], .map(["a": .map(["b": .number(DecimalNumber(1))])])),
  ]

  @Test("have the value of their type", arguments: rows.indices)
  func literals(row: Int) {
    #expect(Self.rows[row].literal == Self.rows[row].value)
  }

  @Test("keep the last value of a repeated name")
  func twice() {
    let value: AttributeValue = ["a": 1, "a": 2]
    #expect(value == ["a": 2])
  }

  @Test("beyond DynamoDB's range are malformed and rejected by the database")
  func range() {
    #expect((1e126 as AttributeValue) == .malformed(.numberOverflow))
    #expect((1e-131 as AttributeValue) == .malformed(.numberUnderflow))
  }

  @Test("leave `nil` for missing values")
  func missing() {
    var item: Item = ["a": 1, "b": 2]
    item["a"] = nil
    #expect(item == ["b": 2])
  }
}

@Suite("Validation of attribute values")
struct AttributeValueContentsTests {
  @Test("are given by type, and are nil for another type")
  func contents() {
    let item = ItemImage(["s": "text", "n": 1, "l": [1], "m": ["a": 1]])
    #expect(item["s"]?.text == "text")
    #expect(item["n"]?.number.flatMap { Int(exactly: $0) } == 1)
    #expect(item["l"]?.elements == [1])
    #expect(item["m"]?.entries?["a"] == 1)
    #expect(item["n"]?.text == nil)
    #expect(item["s"]?.number == nil)
    #expect(item["s"]?.elements == nil)
    #expect(item["s"]?.entries == nil)
    #expect(item["x"] == nil)
    #expect(
      "\(item)"
        == #"{"s":{"S":"text"},"n":{"N":"1"},"l":{"L":[{"N":"1"}]},"m":{"M":{"a":{"N":"1"}}}}"#)
  }

  @Test("of a table's short and long form are equal")
  func tables() {
    let short = CreateTableInput(
      tableName: "Music", partitionKey: .string("Artist"), sortKey: .number("Year"))
    let long = CreateTableInput(
      attributeDefinitions: [
        AttributeDefinition(attributeName: "Artist", attributeType: .s),
        AttributeDefinition(attributeName: "Year", attributeType: .n),
      ],
      tableName: "Music",
      keySchema: [
        KeySchemaElement(attributeName: "Artist", keyType: .hash),
        KeySchemaElement(attributeName: "Year", keyType: .range),
      ], billingMode: .payPerRequest)
    #expect(short == long)
    let simple = CreateTableInput(tableName: "Blobs", partitionKey: .binary("id"))
    #expect(simple.keySchema?.count == 1)
    #expect(simple.attributeDefinitions?.first?.attributeType == .b)
  }
}
