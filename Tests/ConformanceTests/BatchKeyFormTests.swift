import DynamockTesting
import Testing

/// The keys of a BatchGetItem are read in two ways, by whether they are in their usual form.
///
/// An escape in the name of a type changes the form and not the meaning, so the response has to be the
/// same.
@Suite("Keys of a BatchGetItem in another form")
struct BatchKeyFormTests {
  @Test("have the same response", arguments: keys)
  func sameResponse(_ keys: String) async throws {
    try await Throwaway.run(Setting(.wire, .memory)) { throwaway in
      try await throwaway.prepare(Self.tables)
      for table in ["Text", "Number", "Bytes", "Pair"] {
        for more in ["", #","ProjectionExpression":"v""#, #","ConsistentRead":true"#] {
          func call(_ keys: String) -> Call {
            Call(
              "BatchGetItem",
              #"{"RequestItems":{"\#(table)":{"Keys":[\#(keys)]\#(more)}},"#
                + #""ReturnConsumedCapacity":"TOTAL"}"#)
          }
          let usual = try await throwaway.send(call(keys))
          for other in Self.otherForms(of: keys) {
            let answer = try await throwaway.send(call(other))
            #expect(answer == usual, "\(table): \(other)")
          }
        }
      }
    }
  }

  /// Returns the keys with an escape in the first type of each letter.
  private static func otherForms(of keys: String) -> [String] {
    [("S", "0053"), ("N", "004e"), ("B", "0042")].compactMap { letter, code in
      let type = #"{"\#(letter)""#
      guard keys.contains(type) else { return nil }
      return keys.replacing(type, with: #"{"\u\#(code)""#, maxReplacements: 1)
    }
  }

  private static let tables: [Call] = [
    .table("Text", key: "p:S"), .table("Number", key: "p:N"), .table("Bytes", key: "p:B"),
    .table("Pair", key: "p:S", "s:N"),
    .put(#"{"p":{"S":"a"},"v":{"N":"1"}}"#, into: "Text"),
    .put(#"{"p":{"S":"é\u0001"},"v":{"N":"2"}}"#, into: "Text"),
    .put(#"{"p":{"S":"longer than eight bytes"}}"#, into: "Text"),
    .put(#"{"p":{"N":"1"},"v":{"N":"1"}}"#, into: "Number"),
    .put(#"{"p":{"N":"-120.5"}}"#, into: "Number"),
    .put(#"{"p":{"B":"AQ=="},"v":{"N":"1"}}"#, into: "Bytes"),
    .put(#"{"p":{"B":"AAEC/w=="}}"#, into: "Bytes"),
    .put(#"{"p":{"S":"a"},"s":{"N":"1"},"v":{"N":"1"}}"#, into: "Pair"),
    .put(#"{"p":{"S":"a"},"s":{"N":"2"},"v":{"N":"2"}}"#, into: "Pair"),
    .put(#"{"p":{"S":"b"},"s":{"N":"-0.5"}}"#, into: "Pair"),
  ]

  private static let keys: [String] = [
    #"{"p":{"S":"a"}},{"p":{"S":"é"}},{"p":{"S":"longer than eight bytes"}}"#,
    #"{"p":{"S":"a"}},{"p":{"S":"b"}},{"p":{"S":"a"}}"#, #"{"p":{"S":""}}"#,
    #"{"p":{"S":"a"}},{"p":{"S":""}}"#, #"{"p":{"S":"a"}},{"p":{"N":"1"}}"#,
    #"{"p":{"N":"1"}},{"p":{"N":"1.0"}},{"p":{"N":"1e0"}},{"p":{"N":"10e-1"}},{"p":{"N":"-120.50"}}"#,
    #"{"p":{"N":"1.0"}},{"p":{"N":"2"}},{"p":{"N":"1.0"}}"#,
    #"{"p":{"N":"+1"}},{"p":{"N":"1"}}"#, #"{"p":{"N":"0"}},{"p":{"N":"-0"}}"#,
    #"{"p":{"N":"x"}}"#, #"{"p":{"N":"1"}},{"p":{"N":"1e200"}}"#,
    #"{"p":{"B":"AQ=="}},{"p":{"B":"AAEC/w=="}},{"p":{"B":"AQI="}}"#,
    #"{"p":{"B":"AQ=="}},{"p":{"B":"AQ=="}}"#, #"{"p":{"B":"AR=="}}"#, #"{"p":{"B":"AQ"}}"#,
    #"{"p":{"B":""}}"#, #"{"p":{"S":"a"},"s":{"N":"1"}},{"p":{"S":"b"},"s":{"N":"-0.5"}}"#,
    #"{"s":{"N":"1"},"p":{"S":"a"}},{"p":{"S":"b"},"s":{"N":"-5e-1"}}"#,
    #"{"p":{"S":"a"},"s":{"N":"1"}},{"s":{"N":"1"},"p":{"S":"a"}}"#,
    #"{"p":{"S":"a"},"s":{"N":"1"}},{"s":{"N":"1.0"},"p":{"S":"a"}},{"s":{"N":"2"},"p":{"S":"a"}}"#,
    #"{"p":{"S":"a"},"s":{"S":"1"}}"#, #"{"p":{"N":"1"},"s":{"N":"1"}}"#,
    #"{"p":{"S":"a"},"s":{"N":"1"}},{"p":{"S":"a"}}"#, #"{"p":{"S":"a"},"x":{"N":"1"}}"#,
    #"{"p":{"S":"a"},"s":{"N":"1"},"x":{"N":"1"}}"#, #"{"q":{"S":"a"}}"#, #"{"s":{"N":"1"}}"#,
    #"{"p":{"S":""},"s":{"N":"1"}}"#, #"{"p":{"S":"a","N":"1"}}"#,
    #"{"p":{"S":"a"},"p":{"S":"b"}}"#, #"{"p":{"NULL":true}},{"p":{"S":"a"}}"#,
    #"{"p":{"S":"\#(long(2_048))"}}"#, #"{"p":{"S":"\#(long(2_049))"}}"#,
    #"{"p":{"S":"a"}},{"p":{"S":"a"}},{"p":{"S":"\#(long(2_049))"}}"#,
    #"{"p":{"S":"\#(long(2_049))"}},{"p":{"S":"a"}},{"p":{"S":"a"}}"#,
    #"{"p":{"B":"\#(long(2_732))"}}"#, #"{"p":{"B":"\#(long(2_728))"}}"#,
    (0..<100).map { #"{"p":{"S":"k\#($0)"}}"# }.joined(separator: ","),
    (0..<101).map { #"{"p":{"S":"k\#($0)"}}"# }.joined(separator: ","),
  ]

  private static func long(_ length: Int) -> String { String(repeating: "A", count: length) }
}
