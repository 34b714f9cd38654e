import DynamockModel
import Testing

@testable import DynamockValidation

/// Tests the model's rules for members, as in [parity-suite] and [dynalite-suite].
@Suite struct ModelCheckTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var input: any ModelChecked & Sendable
    var violations: [ModelViolation]
    var testDescription: String { violations.map(\.olderPath).joined(separator: ", ") }

    init(_ input: any ModelChecked & Sendable, _ violations: ModelViolation...) {
      self.input = input
      self.violations = violations
    }
  }

  private static func violation(
    _ rule: Constraint, _ echo: String?, _ path: ModelViolation.Step...
  ) -> ModelViolation {
    ModelViolation(path: path, echo: echo, rule: rule)
  }

  private static let table = CreateTableInput(
    tableName: "table",
    keySchema: [KeySchemaElement(attributeName: "k", keyType: .hash)])

  private static func table(_ change: (inout CreateTableInput) -> Void) -> CreateTableInput {
    var input = table
    change(&input)
    return input
  }

  static let rows: [Row] = [
    Row(table),
    Row(
      PutItemInput(tableName: nil, item: nil), violation(.notNull, nil, .member("TableName")),
      violation(.notNull, nil, .member("Item"))),
    Row(
      QueryInput(tableName: "t", select: .unrecognized("hi"), limit: 0),
      violation(
        .enumeration([
          "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES",
        ]), "hi", .member("Select")),
      violation(.minimumValue(1), "0", .member("Limit"))),
    Row(
      table {
        $0.keySchema = [
          KeySchemaElement(attributeName: "", keyType: .hash),
          KeySchemaElement(attributeName: nil, keyType: .unrecognized("B")),
        ]
      },
      violation(.minimumLength(1), "", .member("KeySchema"), .element(1), .member("AttributeName")),
      violation(.notNull, nil, .member("KeySchema"), .element(2), .member("AttributeName")),
      violation(
        .enumeration(["HASH", "RANGE"]), "B", .member("KeySchema"), .element(2),
        .member("KeyType"))),
    Row(
      table {
        $0.localSecondaryIndexes = [
          LocalSecondaryIndex(
            indexName: "h;", keySchema: [],
            projection: IndexProjection(
              projectionType: .unrecognized("x"), nonKeyAttributes: ["", "a"]))
        ]
      },
      violation(
        .minimumLength(3), "h;", .member("LocalSecondaryIndexes"), .element(1),
        .member("IndexName")),
      violation(
        .pattern("[a-zA-Z0-9_.-]+"), "h;", .member("LocalSecondaryIndexes"), .element(1),
        .member("IndexName")),
      violation(
        .minimumLength(1), "[]", .member("LocalSecondaryIndexes"), .element(1),
        .member("KeySchema")),
      violation(
        .enumeration(["ALL", "INCLUDE", "KEYS_ONLY"]), "x", .member("LocalSecondaryIndexes"),
        .element(1), .member("Projection"), .member("ProjectionType")),
      violation(
        .elements([.maximumLength(255), .minimumLength(1)]), "[, a]",
        .member("LocalSecondaryIndexes"), .element(1), .member("Projection"),
        .member("NonKeyAttributes"))),
    Row(
      BatchWriteItemInput(requestItems: [:]),
      violation(.minimumLength(1), "{}", .member("RequestItems"))),
    Row(
      BatchWriteItemInput(requestItems: ["t": []]),
      violation(
        .mapValues([.maximumLength(25), .minimumLength(1)]), "{t=[]}", .member("RequestItems"))),
    Row(
      BatchGetItemInput(requestItems: ["t": KeysAndAttributes(keys: [])]),
      violation(
        .minimumLength(1), "[]", .member("RequestItems"), .entry("t"), .member("Keys"))),
    Row(
      ListImportsInput(pageSize: 26, nextToken: String(repeating: "0", count: 113)),
      violation(.maximumValue(25), "26", .member("PageSize")),
      violation(
        .pattern("([0-9a-f]{16})+"), String(repeating: "0", count: 113), .member("NextToken"))),
  ]

  @Test("each broken rule is reported with its path and its value", arguments: rows)
  func violations(_ row: Row) {
    #expect(ModelCheck.violations(of: row.input) == row.violations)
  }

  @Test("paths are written in the older and the newer layer's form")
  func paths() {
    let violation = ModelViolation(
      path: [.member("RequestItems"), .entry("t"), .member("Keys"), .element(2)], echo: nil,
      rule: .notNull)
    #expect(violation.olderPath == "requestItems.t.member.keys.2.member")
    #expect(violation.newerPath == "RequestItems.t.member.Keys.2.member")
  }

  /// The error repeats a list that is too long, or has an invalid element, in AWS's notation
  /// ([parity-suite]).
  @Test("values are echoed in Java's notation")
  func echoes() {
    #expect(
      javaText([KeySchemaElement(attributeName: "pk", keyType: .hash)])
        == "[KeySchemaElement(attributeName=pk, keyType=HASH)]")
    #expect(javaText(NamedValues<[WriteRequest]>(dictionaryLiteral: ("t", []))) == "{t=[]}")
    #expect(
      javaText([WriteRequest(deleteRequest: DeleteRequest(key: [:]))])
        == "[WriteRequest(putRequest=null, deleteRequest=DeleteRequest(key={}))]")
  }

  @Test("the model's rules have the older layer's messages")
  func sentences() {
    var check = ConstraintCheck()
    check.model(TagResourceInput(resourceArn: nil, tags: [Tag(key: "", value: "v")]))
    check.model(UntagResourceInput(resourceArn: "arn", tagKeys: [""]))
    #expect(
      Sentence.constraints(check.violations)
        == "3 validation errors detected: "
        + "Value null at 'resourceArn' failed to satisfy constraint: Member must not be null; "
        + "Value '' at 'tags.1.member.key' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1; "
        + "Value '[]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: "
        + "[Member must have length less than or equal to 128, "
        + "Member must have length greater than or equal to 1]")
  }

  @Test(
    "patterns have to match the whole text",
    arguments: [
      (.name, "a-Z_0.9", true), (.name, "", false), (.name, "a b", false), (.name, "é", false),
      (.clientToken, "a b", true), (.clientToken, "a$", false), (.clientToken, "", false),
      (.bucket, "my-bucket.x_y", true), (.bucket, "a", false), (.bucket, "-ab", false),
      (.bucket, "ab.", false), (.accountNumber, "123456789012", true),
      (.accountNumber, "12345678901", false), (.csvDelimiter, ";", true),
      (.csvDelimiter, "x", false), (.csvHeader, "", true), (.csvHeader, "a,b", false),
      (.csvHeader, "a\"b", false), (.hexadecimalGroups, "0123456789abcdef", true),
      (.hexadecimalGroups, "0123456789ABCDEF", false), (.xmlText, "a\n\u{1F600}", true),
      (.xmlText, "\u{1}", false), (.printable, "a b", true), (.printable, "\t", false),
    ] as [(ModelPattern, String, Bool)])
  func patterns(_ pattern: ModelPattern, _ text: String, _ isMatch: Bool) {
    #expect(pattern.matches(text) == isMatch)
  }
}
