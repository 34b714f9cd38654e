import DynamockTesting

/// One request of a history with the model's expectation.
struct HistoryStep {
  let call: Call
  /// Returns what is wrong with a response, or `nil`.
  let fault: (Answer) -> String?

  /// A step whose response is known exactly.
  init(_ call: Call, answers expected: JSONValue) {
    self.call = call
    fault = { answer in
      guard answer.status == 200 else { return "refused" }
      return answer.body?.settled == expected.settled ? nil : "should be \(expected)"
    }
  }

  /// A step that must be rejected.
  init(_ call: Call, fails error: String) {
    self.call = call
    fault = { $0.errorName == error ? nil : "should fail with \(error)" }
  }

  /// A step whose response a closure checks.
  init(_ call: Call, _ fault: @escaping (Answer) -> String?) {
    self.call = call
    self.fault = fault
  }
}

extension JSONValue {
  /// Returns an object of members without those that are `nil`.
  static func members(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
  }

  /// Returns a number that is not an attribute value.
  static func count(_ count: Int) -> JSONValue { .number("\(count)") }
}
