import DynamockTesting
import Testing

/// Attribute names have at most 65,535 bytes anywhere in a request ([scylla-alternator]
/// `test_limits`, attribute length tests 1 and 2).
@Suite("Attribute names")
struct AttributeNameTests {
  @Test("names of 65,535 bytes are accepted, one byte more is not", arguments: places)
  func limit(_ place: Place) async throws {
    try await Throwaway.run(.inProcess(.memory)) { throwaway in
      try await throwaway.prepare([.hashTable])
      let fits = try await throwaway.send(place.call(String(repeating: "n", count: 65_535)))
      #expect(fits.status == 200, "\(fits.text)")
      let exceeds = try await throwaway.send(place.call(String(repeating: "n", count: 65_536)))
      #expect(exceeds.status == 400)
      #expect(exceeds.errorName == "ValidationException")
      #expect(exceeds.message == place.envelope + Self.sentence)
    }
  }

  private static let sentence = "Attribute name is too large, must be less than 65536 bytes"
  private static let key = #"{"p":{"S":"a"}}"#
  private static let one = #""ExpressionAttributeValues":{":v":{"N":"1"}}"#

  /// A parameter that contains an attribute name.
  struct Place: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The prefix of the three writes before a message about the request.
    var envelope = ""
    let call: @Sendable (String) -> Call
  }

  static let places: [Place] = [
    Place(testDescription: "Item", envelope: Words.detected) {
      .put(#"{"p":{"S":"a"},"\#($0)":{"N":"1"}}"#)
    },
    Place(testDescription: "a projection's name") {
      .get(key, ##""ProjectionExpression":"#n","ExpressionAttributeNames":{"#n":"\##($0)"}"##)
    },
    Place(testDescription: "AttributesToGet") { .get(key, #""AttributesToGet":["\#($0)"]"#) },
    Place(testDescription: "AttributeUpdates", envelope: Words.detected) {
      .update(key, #""AttributeUpdates":{"\#($0)":{"Value":{"N":"2"}}}"#)
    },
    Place(testDescription: "an update's name", envelope: Words.detected) {
      .update(key, by: "SET #n = :v", ##""ExpressionAttributeNames":{"#n":"\##($0)"},\##(one)"##)
    },
    Place(testDescription: "a condition's name", envelope: Words.detected) {
      .update(
        key, by: "SET a = :v",
        ##""ConditionExpression":"attribute_not_exists(#n)","ExpressionAttributeNames":{"#n":"\##($0)"},\##(one)"##
      )
    },
    Place(testDescription: "Expected", envelope: Words.detected) {
      Call(
        "DeleteItem", #"{"TableName":"Main","Key":\#(key),"Expected":{"\#($0)":{"Exists":false}}}"#)
    },
    Place(testDescription: "ScanFilter") {
      .scan(#""ScanFilter":{"\#($0)":{"ComparisonOperator":"NULL"}}"#)
    },
  ]
}
