import DynamockModel
import DynamockValidation
import Testing

@Suite("Legacy conditions")
struct LegacyConditionTests {
  private static let rows = Rows(
    base: PutItemInput(tableName: "tab", item: ["pk": .string("k")]))
  private static let x = AttributeValue.string("x")

  private static func expected(
    _ name: String, _ sentence: String, _ source: String, _ condition: ExpectedAttributeValue
  ) -> Case<PutItemInput> {
    rows.refused(name, one(sentence), source) { $0.expected = ["a": condition] }
  }

  static let shapes: [Case<PutItemInput>] = [
    expected(
      "Exists without a value",
      "\(invalid)Value must be provided when Exists is true for Attribute: a", "[parity-suite]",
      ExpectedAttributeValue(exists: true)),
    expected(
      "nothing at all",
      "\(invalid)Value must be provided when Exists is null for Attribute: a", "[dynalite-suite]",
      ExpectedAttributeValue()),
    expected(
      "a value that must not be there",
      "\(invalid)Value cannot be used when Exists is false for Attribute: a", "[parity-suite]",
      ExpectedAttributeValue(value: x, exists: false)),
    expected(
      "an operator without operands",
      "\(invalid)Value or AttributeValueList must be used with ComparisonOperator: EQ for "
        + "Attribute: a", "[parity-suite]", ExpectedAttributeValue(comparisonOperator: .eq)),
    expected(
      "a value with a list",
      "\(invalid)Value and AttributeValueList cannot be used together for Attribute: a",
      "[parity-suite]",
      ExpectedAttributeValue(value: x, comparisonOperator: .eq, attributeValueList: [x])),
    expected(
      "Exists with an operator",
      "\(invalid)Exists and ComparisonOperator cannot be used together for Attribute: a",
      "[dynalite-suite]",
      ExpectedAttributeValue(exists: true, comparisonOperator: .eq, attributeValueList: [x])),
    expected(
      "a list without an operator",
      "\(invalid)AttributeValueList can only be used with a ComparisonOperator for Attribute: a",
      "[dynalite-suite]", ExpectedAttributeValue(attributeValueList: [x])),
    expected(
      "one bound of BETWEEN",
      "\(invalid)Invalid number of argument(s) for the BETWEEN ComparisonOperator",
      "[parity-suite]",
      ExpectedAttributeValue(comparisonOperator: .between, attributeValueList: [x])),
    expected(
      "bounds of two types",
      "\(invalid)AttributeValues inside AttributeValueList must be of same type",
      "[dynalite-suite]",
      ExpectedAttributeValue(comparisonOperator: .between, attributeValueList: [x, .binary([1])])),
    expected(
      "bounds in the wrong order",
      "The BETWEEN condition was provided a range where the lower bound is greater than the upper "
        + "bound", "[dynalite-suite]",
      ExpectedAttributeValue(comparisonOperator: .between, attributeValueList: [x, .string("a")])),
    rows.refused(
      "AND for one condition",
      one("ConditionalOperator can only be used when Filter or Expected has two or more elements"),
      "[parity-suite]"
    ) {
      $0.expected = ["a": ExpectedAttributeValue(exists: false)]
      $0.conditionalOperator = .and
    },
    rows.refused(
      "AND without conditions",
      one("ConditionalOperator cannot be used without Filter or Expected"),
      "DAX client"
    ) { $0.conditionalOperator = .and },
    rows.refused("XOR for two conditions", one(newerConjunction), "[parity-suite] deepRequests") {
      $0.expected = [
        "a": ExpectedAttributeValue(value: deep(40)), "b": ExpectedAttributeValue(exists: false),
      ]
      $0.conditionalOperator = .unrecognized("XOR")
    },
    rows.refused(
      "XOR with a value of 100 levels",
      one(value("XOR", at: "conditionalOperator", "Member must satisfy enum value set: [OR, AND]")),
      "[parity-suite] deepRequests"
    ) {
      $0.expected = [
        "a": ExpectedAttributeValue(value: deep(100)), "b": ExpectedAttributeValue(exists: false),
      ]
      $0.conditionalOperator = .unrecognized("XOR")
    },
    rows.refused(
      "an unknown operator",
      one("\(invalid)Invalid comparison operator"), "us-east-1 and eu-west-2, 2026-10-10"
    ) {
      $0.expected = ["a": ExpectedAttributeValue(comparisonOperator: .unrecognized("LIKE"))]
    },
    rows.passes("an empty Expected", "API") { $0.expected = [:] },
    rows.passes("OR of two", "[parity-2026-05] legacy-api") {
      $0.expected = [
        "a": ExpectedAttributeValue(value: x), "b": ExpectedAttributeValue(exists: false),
      ]
      $0.conditionalOperator = .or
    },
    rows.passes("a value under an operator", "[parity-2026-05] legacy-api") {
      $0.expected = ["a": ExpectedAttributeValue(value: x, comparisonOperator: .beginsWith)]
    },
  ]

  @Test("Expected is validated", arguments: shapes)
  func checkExpected(row: Case<PutItemInput>) {
    row.check { (input) throws(DynamoDBError) in try PutItemRequest(validating: input) }
  }

  /// The number of arguments of each operator ([dynalite-suite] `test/scan.js` and
  /// `test/query.js`).
  private static let counts: [(ComparisonOperator, ClosedRange<Int>)] = [
    (.eq, 1...1), (.ne, 1...1), (.le, 1...1), (.lt, 1...1), (.ge, 1...1), (.gt, 1...1),
    (.contains, 1...1), (.notContains, 1...1), (.beginsWith, 1...1), (.in, 1...3),
    (.between, 2...2), (.null, 0...0), (.notNull, 0...0),
  ]

  @Test("a filter's operator requires its number of arguments", arguments: counts)
  func argumentCounts(comparison: ComparisonOperator, allowed: ClosedRange<Int>) {
    for count in 0...3 {
      let filter = LegacyCondition(
        attributeValueList: Array(repeating: Self.x, count: count), comparisonOperator: comparison)
      let message = scan(["a": filter])
      #expect(
        message
          == (allowed.contains(count)
            ? nil
            : "\(invalid)Invalid number of argument(s) for the \(comparison.rawValue) "
              + "ComparisonOperator"),
        "\(count) arguments of \(comparison.rawValue)")
    }
  }

  private static let collections: [AttributeValue] = [
    .stringSet(["a"]), .numberSet([BadValue.number("1")]), .binarySet([[1]]), .map([:]), .list([]),
  ]
  private static let scalars: [AttributeValue] = [.bool(true), .null]

  /// The types that each operator rejects ([dynalite-suite], confirmed on AWS by category).
  private static let types: [(ComparisonOperator, [AttributeValue])] = [
    (.lt, collections + scalars), (.le, collections + scalars), (.gt, collections + scalars),
    (.ge, collections + scalars), (.in, collections + scalars), (.contains, collections),
    (.notContains, collections),
    (.beginsWith, collections + scalars + [.number(BadValue.number("1"))]),
  ]

  @Test("a filter's operator accepts only its types", arguments: types)
  func argumentTypes(comparison: ComparisonOperator, refused: [AttributeValue]) {
    for value in refused {
      let filter = LegacyCondition(attributeValueList: [value], comparisonOperator: comparison)
      #expect(
        scan(["a": filter])
          == "\(invalid)ComparisonOperator \(comparison.rawValue) is not valid for "
          + "\(value.typeName) AttributeValue type")
    }
  }

  @Test("EQ and NE accept every type", arguments: collections + scalars)
  func equality(value: AttributeValue) {
    for comparison in [ComparisonOperator.eq, .ne] {
      let filter = LegacyCondition(attributeValueList: [value], comparisonOperator: comparison)
      #expect(scan(["a": filter]) == nil)
    }
  }

  private func scan(_ filter: NamedValues<LegacyCondition>) -> String? {
    do throws(DynamoDBError) {
      _ = try ScanRequest(validating: ScanInput(tableName: "tab", scanFilter: filter))
      return nil
    } catch {
      return error.message
    }
  }
}
