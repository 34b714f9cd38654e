import DynamockModel
import DynamockValidation
import Testing

/// A value that AWS rejects, and its message in both layers ([parity-suite] `valueLayers`,
/// 2026-10-09, for the numbers and the duplicates; the others from [parity-suite]).
struct BadValue: Sendable, CustomTestStringConvertible {
  let name: String
  let value: AttributeValue
  let current: String
  let older: String
  /// Whether the newer layer puts it into the envelope.
  let isEnveloped: Bool
  /// Whether Scan's ExclusiveStartKey adds a prefix ([dynalite-suite], two tables in
  /// `test/scan.js`); Query's has its own prefix only in the older layer (us-east-1, 2026-10-09).
  let isWrappedInStartKey: Bool

  var testDescription: String { name }

  init(
    _ name: String, _ value: AttributeValue, _ current: String, older: String? = nil,
    isEnveloped: Bool = true, wrapped: Bool = false
  ) {
    self.name = name
    self.value = value
    self.current = current
    self.older = older ?? current
    self.isEnveloped = isEnveloped
    isWrappedInStartKey = wrapped
  }

  static let all: [BadValue] = numbers + sets + others

  private static let notNumeric = "The parameter cannot be converted to a numeric value"
  private static let overflow =
    "Number overflow. Attempting to store a number with magnitude larger than supported range"
  private static let underflow =
    "Number underflow. Attempting to store a number with magnitude smaller than supported range"

  private static let numbers = [
    BadValue("letters", .malformed(.notANumber("abc")), "\(notNumeric): abc"),
    BadValue("two points", .malformed(.notANumber("1.2.3")), "\(notNumeric): 1.2.3"),
    BadValue("a space before", .malformed(.notANumber(" 1")), "\(notNumeric):  1"),
    BadValue("hexadecimal", .malformed(.notANumber("0x10")), "\(notNumeric): 0x10"),
    BadValue("not a number by name", .malformed(.notANumber("NaN")), "\(notNumeric): NaN"),
    BadValue(
      "an empty number", .malformed(.notANumber("")), "\(notNumeric): ", older: notNumeric),
    BadValue(
      "39 digits", .malformed(.tooManyDigits),
      "Attempting to store more than 38 significant digits in a Number"),
    BadValue("1e126", .malformed(.numberOverflow), overflow),
    BadValue("1e-131", .malformed(.numberUnderflow), underflow),
    wide("1e2147483647", overflow, older: underflow),
    wide("12e2147483646", overflow, older: underflow),
    wide("0e2147483647", overflow, older: underflow),
    wide("1e1999999999", overflow, older: overflow),
    wide("1e2147483648", overflow, older: "\(notNumeric): 1e2147483648"),
    wide("-1E+99999999999", overflow, older: "\(notNumeric): -1E+99999999999"),
    wide("1e-2147483647", underflow, older: underflow),
    wide("1e-2147483648", underflow, older: "\(notNumeric): 1e-2147483648"),
    wide("1.5e-2147483647", underflow, older: "\(notNumeric): 1.5e-2147483647"),
    wide("0.05e-2147483600", underflow, older: underflow),
  ]

  private static let sets = [
    BadValue(
      "an empty string set", .stringSet([]), "\(invalid)An string set  may not be empty",
      wrapped: true),
    BadValue("an empty number set", .numberSet([]), "\(invalid)An number set  may not be empty"),
    BadValue(
      "an empty binary set", .binarySet([]), "\(invalid)Binary sets should not be empty",
      wrapped: true),
    BadValue(
      "a string twice", .stringSet(["b", "a", "b"]),
      #"\#(invalid)Input collection ["a", "b", "b"] contains duplicates."#,
      older: "\(invalid)Input collection [b, a, b] contains duplicates."),
    BadValue(
      "the empty string twice", .stringSet(["", ""]),
      #"\#(invalid)Input collection ["", ""] contains duplicates."#,
      older: "\(invalid)Input collection [, ] contains duplicates."),
    BadValue(
      "bytes twice", .binarySet([[0xff], [0], [0]]),
      #"\#(invalid)Input collection ["AA==","/w==","AA=="]of type BS contains duplicates."#,
      older: "\(invalid)Input collection [/w==, AA==, AA==]of type BS contains duplicates."),
    BadValue(
      "a number twice", .numberSet([number("2"), number("1"), number("2")]),
      "\(invalid)Input collection contains duplicates.",
      older: "Input collection contains duplicates"),
    BadValue(
      "a number in two spellings", .numberSet([number("1"), number("1.0")]),
      "\(invalid)Input collection contains duplicates.",
      older: "Input collection contains duplicates"),
  ]

  private static let others = [
    BadValue(
      "NULL that is false", .malformed(.nullIsFalse),
      "\(invalid)Null attribute value types must have the value of true", wrapped: true),
    BadValue(
      "no type", .malformed(.noType),
      "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
      isEnveloped: false, wrapped: true),
    BadValue(
      "two types", .malformed(.severalTypes),
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
        + "supported datatypes", isEnveloped: false, wrapped: true),
    BadValue("33 levels below the attribute", deep(33), nesting, wrapped: true),
    BadValue("40 levels", deep(40), nesting, wrapped: true),
  ]

  /// Returns an exponent near or beyond 32 bits: the older layer uses Java's `BigDecimal`
  /// ([parity-suite] `valueLayers` and `partiqlParameterNumbers`; the other rows follow from Java).
  private static func wide(_ text: String, _ current: String, older: String) -> BadValue {
    BadValue(text, .malformed(.wideExponent(text)), current, older: older)
  }

  static func number(_ text: String) -> DecimalNumber {
    switch DecimalNumber.parse(text) {
    case .success(let number): number
    case .failure(let fault):
      preconditionFailure("\(text) is no number: \(fault)")
    }
  }
}

/// A place in a request that takes a value.
struct Place: Sendable, CustomTestStringConvertible {
  /// The form of the message in a layer and a parameter.
  enum Wording: Sendable {
    case enveloped, bare, older, olderExpressionValue, startKey, olderStartKey
  }

  let name: String
  let wording: Wording
  let message: @Sendable (AttributeValue) -> String?

  var testDescription: String { name }

  func expected(_ bad: BadValue) -> String {
    switch wording {
    case .enveloped: bad.isEnveloped ? one(bad.current) : bad.current
    case .bare: bad.current
    case .older: bad.older
    case .olderExpressionValue:
      "ExpressionAttributeValues contains invalid value: \(bad.older) for key :v"
    case .startKey: bad.current
    case .olderStartKey:
      (bad.isWrappedInStartKey ? "The provided starting key is invalid: " : "") + bad.older
    }
  }

  init(
    _ name: String, _ wording: Wording,
    _ validate: @escaping @Sendable (AttributeValue) throws(DynamoDBError) -> Void
  ) {
    self.name = name
    self.wording = wording
    message = { value in
      do throws(DynamoDBError) {
        try validate(value)
        return nil
      } catch {
        return error.message
      }
    }
  }

  private static let key: Item = ["pk": .string("k")]

  static let all: [Place] = puts + updates + deletes + reads + olderReads + batches

  private static let puts = [
    Place("PutItem's item", .enveloped) { value throws(DynamoDBError) in
      _ = try PutItemRequest(validating: PutItemInput(tableName: "tab", item: ["n": value]))
    },
    Place("a list in a map of PutItem's item", .enveloped) { value throws(DynamoDBError) in
      let item: Item = ["pk": .string("k"), "n": .map(["x": .list([.null, value])])]
      _ = try PutItemRequest(validating: PutItemInput(tableName: "tab", item: item))
    },
    Place("PutItem's condition values", .enveloped) { value throws(DynamoDBError) in
      _ = try PutItemRequest(
        validating: PutItemInput(
          tableName: "tab", item: key, conditionExpression: "n = :v",
          expressionAttributeValues: [":v": value]))
    },
    Place("PutItem's Expected", .enveloped) { value throws(DynamoDBError) in
      _ = try PutItemRequest(
        validating: PutItemInput(
          tableName: "tab", item: key, expected: ["n": ExpectedAttributeValue(value: value)]))
    },
    Place("PutItem's Expected list", .enveloped) { value throws(DynamoDBError) in
      let condition = ExpectedAttributeValue(comparisonOperator: .eq, attributeValueList: [value])
      _ = try PutItemRequest(
        validating: PutItemInput(tableName: "tab", item: key, expected: ["n": condition]))
    },
  ]

  private static let updates = [
    Place("UpdateItem's key", .enveloped) { value throws(DynamoDBError) in
      _ = try UpdateItemRequest(validating: UpdateItemInput(tableName: "tab", key: ["pk": value]))
    },
    Place("UpdateItem's expression values", .enveloped) { value throws(DynamoDBError) in
      _ = try UpdateItemRequest(
        validating: UpdateItemInput(
          tableName: "tab", key: key, updateExpression: "SET n = :v",
          expressionAttributeValues: [":v": value]))
    },
    Place("UpdateItem's AttributeUpdates", .enveloped) { value throws(DynamoDBError) in
      _ = try UpdateItemRequest(
        validating: UpdateItemInput(
          tableName: "tab", key: key, attributeUpdates: ["n": AttributeValueUpdate(value: value)]))
    },
  ]

  private static let deletes = [
    Place("DeleteItem's key", .enveloped) { value throws(DynamoDBError) in
      _ = try DeleteItemRequest(validating: DeleteItemInput(tableName: "tab", key: ["pk": value]))
    },
    Place("DeleteItem's condition values", .enveloped) { value throws(DynamoDBError) in
      _ = try DeleteItemRequest(
        validating: DeleteItemInput(
          tableName: "tab", key: key, conditionExpression: "n = :v",
          expressionAttributeValues: [":v": value]))
    },
  ]

  private static let reads = [
    Place("GetItem's key", .bare) { value throws(DynamoDBError) in
      _ = try GetItemRequest(validating: GetItemInput(tableName: "tab", key: ["pk": value]))
    },
    Place("BatchGetItem's keys", .bare) { value throws(DynamoDBError) in
      _ = try BatchGetItemRequest(
        validating: BatchGetItemInput(
          requestItems: ["tab": KeysAndAttributes(keys: [key, ["pk": value]])]))
    },
    Place("Query's filter values", .bare) { value throws(DynamoDBError) in
      _ = try QueryRequest(
        validating: QueryInput(
          tableName: "tab", filterExpression: "n = :v", keyConditionExpression: "pk = :p",
          expressionAttributeValues: [":p": .string("k"), ":v": value]))
    },
    Place("QueryFilter", .bare) { value throws(DynamoDBError) in
      let filter = LegacyCondition(attributeValueList: [value], comparisonOperator: .eq)
      let keys = LegacyCondition(attributeValueList: [.string("k")], comparisonOperator: .eq)
      _ = try QueryRequest(
        validating: QueryInput(
          tableName: "tab", keyConditions: ["pk": keys], queryFilter: ["n": filter]))
    },
    Place("KeyConditions", .bare) { value throws(DynamoDBError) in
      let keys = LegacyCondition(attributeValueList: [value], comparisonOperator: .eq)
      _ = try QueryRequest(validating: QueryInput(tableName: "tab", keyConditions: ["pk": keys]))
    },
    Place("Query's ExclusiveStartKey", .startKey) { value throws(DynamoDBError) in
      _ = try QueryRequest(
        validating: QueryInput(
          tableName: "tab", exclusiveStartKey: ["pk": value], keyConditionExpression: "pk = :p",
          expressionAttributeValues: [":p": .string("k")]))
    },
  ]

  private static let olderReads = [
    Place("Scan's filter values", .olderExpressionValue) { value throws(DynamoDBError) in
      _ = try ScanRequest(
        validating: ScanInput(
          tableName: "tab", filterExpression: "n = :v", expressionAttributeValues: [":v": value]))
    },
    Place("ScanFilter", .older) { value throws(DynamoDBError) in
      let filter = LegacyCondition(attributeValueList: [value], comparisonOperator: .eq)
      _ = try ScanRequest(validating: ScanInput(tableName: "tab", scanFilter: ["n": filter]))
    },
    Place("Scan's ExclusiveStartKey", .olderStartKey) { value throws(DynamoDBError) in
      _ = try ScanRequest(
        validating: ScanInput(tableName: "tab", exclusiveStartKey: ["pk": value]))
    },
  ]

  private static let batches = [
    Place("BatchWriteItem's put", .older) { value throws(DynamoDBError) in
      let put = WriteRequest(putRequest: PutRequest(item: ["pk": .string("k"), "n": value]))
      _ = try BatchWriteItemRequest(
        validating: BatchWriteItemInput(requestItems: ["tab": [put]]))
    },
    Place("BatchWriteItem's delete", .older) { value throws(DynamoDBError) in
      let delete = WriteRequest(deleteRequest: DeleteRequest(key: ["pk": value]))
      _ = try BatchWriteItemRequest(
        validating: BatchWriteItemInput(requestItems: ["tab": [delete]]))
    },
  ]
}

@Suite("Attribute values")
struct ValueTests {
  @Test(
    "an invalid value is rejected with its position and the message of the layer",
    arguments: Place.all)
  func refusals(place: Place) {
    for bad in BadValue.all {
      #expect(place.message(bad.value) == place.expected(bad), "\(bad.name) in \(place.name)")
    }
  }

  @Test(
    "a valid value is accepted everywhere in an item",
    arguments: [
      .string(""), .binary([]), .null, .bool(false), .list([]), .map([:]), deep(31),
      .stringSet(["", "a"]), .binarySet([[], [0]]),
      .numberSet([BadValue.number("1"), BadValue.number("-1")]),
      .stringSet(["\u{e9}", "e\u{301}"]), .list([.list([.map(["a": .null])])]),
      .stringSet((0..<40).map(String.init)),
    ] as [AttributeValue])
  func soundValues(value: AttributeValue) throws {
    let request = try PutItemRequest(
      validating: PutItemInput(tableName: "tab", item: ["pk": .string("k"), "v": value]))
    #expect(request.item["v"]?.dataType == value.dataType)
  }

  @Test("a duplicate member is found in a large set")
  func largeSet() {
    let members = (0..<100).map { "m\($0)" } + ["m7"]
    #expect(
      Place.all[0].message(.stringSet(members))?.hasSuffix(#""m7"] contains duplicates."#) == true)
  }

  @Test("lists count as levels just as maps do")
  func listsCount() {
    let lists = (0..<32).reduce(AttributeValue.null) { inner, _ in .list([inner]) }
    #expect(Place.all[0].message(lists) == one(nesting))
  }

  private static let nameless: [(Item, String)] = [
    (["": .string("x")], "Empty attribute name"),
    (["m": .map(["": .string("x")])], "Empty attribute name"),
    (["d": deep(40), "": .string("x")], "Empty attribute name"),
    (["m": .map(["": .string("x")]), "d": deep(40)], nesting),
  ]

  @Test(
    "an attribute without a name is rejected, at the top level before anything else",
    arguments: nameless)
  func emptyNames(item: Item, message: String) {
    let refusal = #expect(throws: DynamoDBError.self) {
      try PutItemRequest(validating: PutItemInput(tableName: "tab", item: item))
    }
    #expect(refusal?.message == one(message))
  }

  @Test("an attribute's name has at most 65,535 bytes ([scylla-alternator])")
  func nameLengths() throws {
    let longest: Item = ["pk": .string("k"), letters(65_535): .null]
    _ = try PutItemRequest(validating: PutItemInput(tableName: "tab", item: longest))
    let refusal = #expect(throws: DynamoDBError.self) {
      try PutItemRequest(
        validating: PutItemInput(tableName: "tab", item: [letters(65_536): .null]))
    }
    #expect(
      refusal?.message == one("Attribute name is too large, must be less than 65536 bytes"))
  }
}
