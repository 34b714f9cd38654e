import DynamockModel
import Testing

/// Tests the form of attribute values in requests.
@Suite struct ValueReadingTests {
  @Test(
    "every data type is read",
    arguments: [
      (#"{"S":""}"#, .string("")), (#"{"S":"aé\n\u0041"}"#, .string("aé\nA")),
      (#"{"B":""}"#, .binary([])), (#"{"B":"AQID"}"#, .binary([1, 2, 3])),
      (#"{"B":"AQI="}"#, .binary([1, 2])), (#"{"B":"\u0041Q=="}"#, .binary([1])),
      (#"{"BOOL":true}"#, .bool(true)), (#"{"BOOL":false}"#, .bool(false)),
      // [dynalite-suite], whose tests AWS passed in 2026-03.
      (#"{"BOOL":"0"}"#, .bool(false)), (#"{"BOOL":"Yes"}"#, .bool(true)),
      (#"{"BOOL":"T"}"#, .bool(true)), (#"{"BOOL":"n"}"#, .bool(false)),
      (#"{"BOOL":"f"}"#, .bool(false)), (#"{"NULL":"y"}"#, .null),
      (#"{"N":"abc","SS":[]}"#, .stringSet([])), (#"{"SS":[],"N":"abc"}"#, .stringSet([])),
      (#"{"N":"abc","NULL":false}"#, .malformed(.notANumber("abc"))),
      (#"{"NULL":false,"N":"abc"}"#, .malformed(.notANumber("abc"))),
      (#"{"S":"x","NULL":false}"#, .malformed(.nullIsFalse)),
      (#"{"S":null,"BOOL":true}"#, .bool(true)),
      (#"{"NULL":true}"#, .null), (#"{"SS":["b","a"]}"#, .stringSet(["b", "a"])),
      (#"{"SS":[]}"#, .stringSet([])), (#"{"BS":["AQ==",""]}"#, .binarySet([[1], []])),
      (#"{"L":[{"S":"a"},{"L":[]}]}"#, .list([.string("a"), .list([])])),
      (#"{"M":{"x":{"NULL":true},"y":{"M":{}}}}"#, .map(["x": .null, "y": .map([:])])),
      (#" { "S" : "a" } "#, .string("a")), (#"{"\u0053":"a"}"#, .string("a")),
    ] as [(String, AttributeValue)])
  func types(_ json: String, _ value: AttributeValue) throws {
    #expect(try decodeValue(json) == value)
  }

  @Test(
    "numbers are read exactly", arguments: ["0", "-1.50", "1e5", "12345678901234567890123456789"])
  func numbers(_ text: String) throws {
    let number = try #require(DecimalNumber(text))
    #expect(try decodeValue(#"{"N":"\#(text)"}"#) == .number(number))
    #expect(try decodeValue(#"{"NS":["\#(text)"]}"#) == .numberSet([number]))
  }

  /// [parity-suite] `valueLayers`; the messages are tested with the validation.
  @Test(
    "an invalid value is kept as a fault",
    arguments: [
      ("{}", .noType), (#"{"X":"a"}"#, .noType), (#"{"S":null}"#, .noType), ("null", .noType),
      (#"{"S":"a","N":"1"}"#, .severalTypes), (#"{"NULL":false}"#, .nullIsFalse),
      (#"{"NULL":"no"}"#, .nullIsFalse),
      (#"{"N":"abc"}"#, .notANumber("abc")), (#"{"N":""}"#, .notANumber("")),
      (#"{"NS":["1","x","y"]}"#, .notANumber("x")),
      (#"{"S":"a","N":"x"}"#, .notANumber("x")), (#"{"N":"1e126"}"#, .numberOverflow),
      (#"{"N":"1e-131"}"#, .numberUnderflow),
      (#"{"N":"123456789012345678901234567890123456789"}"#, .tooManyDigits),
    ] as [(String, ValueFault)])
  func faults(_ json: String, _ fault: ValueFault) throws {
    #expect(try decodeValue(json) == .malformed(fault))
  }

  /// From 63 levels on AWS responds in its older form ([parity-suite] `deepRequests`, 2026-10-09),
  /// so decoding has to pass such values on to validation.
  @Test("values are read deep enough for validation", arguments: [31, 33, 40, 63])
  func depth(_ levels: Int) throws {
    let opening = String(repeating: #"{"M":{"n":"#, count: levels)
    let value = try decodeValue(
      opening + #"{"S":"leaf"}"# + String(repeating: "}}", count: levels))
    #expect(value?.nestingDepth == levels)
  }

  @Test("very deep values are read with their depth")
  func greatDepth() throws {
    let opening = String(repeating: #"{"M":{"n":"#, count: 1_000)
    let value = try decodeValue(
      opening + #"{"S":"leaf"}"# + String(repeating: "}}", count: 1_000))
    #expect((value?.nestingDepth ?? 0) > 62)
  }

  @Test("unknown members and nulls next to the type are ignored")
  func tolerated() throws {
    #expect(try decodeValue(#"{"S":"a","N":null,"Y":[1,{"z":[]}]}"#) == .string("a"))
  }

  @Test("a repeated name keeps its last value and its first place")
  func duplicates() throws {
    let item = try decodeItem(#"{"a":{"S":"1"},"b":{"S":"2"},"a":{"S":"3"}}"#)
    #expect(item?.attributes.map(\.name) == ["a", "b"])
    #expect(item?["a"] == .string("3"))
    #expect(try decodeValue(#"{"S":"1","S":"2"}"#) == .string("2"))
  }

  @Test("names that are canonically equivalent are two attributes")
  func canonicalEquivalence() throws {
    let item = try decodeItem(#"{"\u00e9":{"S":"1"},"e\u0301":{"S":"2"}}"#)
    #expect(item?.count == 2)
  }

  @Test("a hundred thousand names, each twice, do not take quadratic time")
  func manyNames() throws {
    let names = (0..<100_000).map { "n\($0 % 50_000)" }
    let body = names.map { #""\#($0)":{"S":"\#($0)"}"# }.joined(separator: ",")
    let clock = ContinuousClock()
    var count: Int?
    let time = try clock.measure { count = try decodeItem("{\(body)}")?.count }
    #expect(count == 50_000)
    #expect(time < .seconds(5))
  }

  @Test("two thousand levels are a value that is too deep, a hundred thousand are rejected safely")
  func deepValues() throws {
    for (open, close) in [(#"{"L":["#, "]}"), (#"{"M":{"a":"#, "}}")] {
      func json(_ depth: Int) -> String {
        String(repeating: open, count: depth) + #"{"NULL":true}"#
          + String(repeating: close, count: depth)
      }
      let value = try #require(try decodeValue(json(2_000)))
      // Deep enough for validation to detect it: 32 levels are allowed.
      #expect(nesting(of: value) > 33)
      // Captured 2026-10-09: an exception without a message.
      #expect(throws: DynamoDBError(.serialization, nil)) { try decodeValue(json(100_000)) }
    }
  }

  private func nesting(of value: AttributeValue) -> Int {
    switch value {
    case .list(let values): 1 + (values.map(nesting).max() ?? 0)
    case .map(let item): 1 + (item.attributes.map { nesting(of: $0.value) }.max() ?? 0)
    default: 0
    }
  }
}
