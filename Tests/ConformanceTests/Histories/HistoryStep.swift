import DynamockTesting

/// One request of a history and what the model says about its answer.
struct HistoryStep {
  let call: Call
  /// What is wrong with an answer, or nil.
  let fault: (Answer) -> String?

  /// A step whose answer is known to the letter.
  init(_ call: Call, answers expected: JSONValue) {
    self.call = call
    fault = { answer in
      guard answer.status == 200 else { return "refused" }
      return answer.body?.settled == expected.settled ? nil : "should be \(expected)"
    }
  }

  /// A step that must be refused.
  init(_ call: Call, fails error: String) {
    self.call = call
    fault = { $0.errorName == error ? nil : "should fail with \(error)" }
  }

  /// A step whose answer is looked at.
  init(_ call: Call, _ fault: @escaping (Answer) -> String?) {
    self.call = call
    self.fault = fault
  }
}

extension JSONValue {
  /// An object of members, nil ones left out.
  static func members(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
  }

  /// A number that is no attribute value.
  static func count(_ count: Int) -> JSONValue { .number("\(count)") }
}
