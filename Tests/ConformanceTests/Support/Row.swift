import DynamockTesting
import Testing

/// A rule of DynamoDB's as a row of a table: a sentence, who says so, what to send and what must come.
struct Row: Sendable, CustomTestStringConvertible {
  /// The rule, as a sentence.
  let sentence: String
  /// Where the expectation is from.
  let source: Source
  /// Requests that make the state; all must succeed.
  let given: [Call]
  /// The request that the rule is about.
  let call: Call
  /// What must come back.
  let expected: Expected

  init(_ sentence: String, _ source: Source, _ given: [Call], _ call: Call, _ expected: Expected) {
    self.sentence = sentence
    self.source = source
    self.given = given
    self.call = call
    self.expected = expected
  }

  var testDescription: String { "\(sentence) (\(source.rawValue))" }

  /// Runs the row on an empty dynamock.
  func run(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare(given)
      let answer = try await throwaway.send(call)
      expected.check(answer, sentence)
    }
  }
}

/// What an expectation rests on.
enum Source: String, Sendable {
  /// AWS's developer guide for DynamoDB.
  case guide = "developer guide"
  /// AWS's pages of DynamoDB's prices, which define the units.
  case pricing = "pricing page"
  /// AWS's published API model.
  case model = "API model"
  /// Answers of AWS that the Parity Suite and its captures hold.
  case parity = "Parity Suite"
  /// ScyllaDB's suite, which is run against AWS.
  case alternator = "Alternator"
  /// Dynalite's suite, which was taken from AWS.
  case dynalite = "Dynalite"
  /// Dynoxide's notes and captures of AWS.
  case dynoxide = "Dynoxide"
  /// stackd's captures of us-east-1, September 2026.
  case stackd = "stackd"
  /// The findings on AWS of the lab "ack-api-quirks", us-west-2 and us-east-1, October 2026.
  case lab = "ack-api-quirks 2026-10"
  /// AWS's answers of October 2026, as issues 15 and 27 gather them; mostly us-east-1 and eu-west-2.
  case october = "AWS, October 2026"
  /// moto's tests that are marked as run against AWS.
  case moto = "moto, aws_verified"
  /// LocalStack's snapshots of AWS.
  case localStack = "LocalStack"
  /// What DynamoDB Local answers.
  case local = "DynamoDB Local"
}

/// What an answer has to be.
enum Expected: Sendable {
  /// A success that contains this JSON.
  case contains(String)
  /// A success that is this JSON and no more.
  case equals(String)
  /// A ValidationException with a sentence.
  case invalid(String)
  /// An exception with a sentence.
  case fails(String, String)
  /// An exception whose body contains this JSON.
  case failsWith(String, String)

  func check(_ answer: Answer, _ sentence: String) {
    switch self {
    case .contains(let text): check(answer, text, exactly: false, sentence)
    case .equals(let text): check(answer, text, exactly: true, sentence)
    case .invalid(let message): check(answer, error: "ValidationException", message, sentence)
    case .fails(let name, let message): check(answer, error: name, message, sentence)
    case .failsWith(let name, let text):
      #expect(answer.status == 400, "\(sentence): \(answer.text)")
      #expect(answer.errorName == name, "\(sentence): \(answer.text)")
      compare(answer, text, exactly: false, sentence)
    }
  }

  private func check(_ answer: Answer, _ text: String, exactly: Bool, _ sentence: String) {
    #expect(answer.status == 200, "\(sentence): \(answer.text)")
    compare(answer, text, exactly: exactly, sentence)
  }

  private func compare(_ answer: Answer, _ text: String, exactly: Bool, _ sentence: String) {
    guard let pattern = JSONValue(parsing: text) else {
      Issue.record("the expectation of “\(sentence)” is not JSON: \(text)")
      return
    }
    guard let body = answer.body else {
      Issue.record("\(sentence): no body")
      return
    }
    if let difference = pattern.difference(from: body, exactly: exactly) {
      Issue.record("\(sentence): \(difference) in \(answer.text)")
    }
  }

  private func check(_ answer: Answer, error: String, _ message: String, _ sentence: String) {
    #expect(answer.status == 400, "\(sentence): \(answer.text)")
    #expect(answer.errorName == error, "\(sentence): \(answer.text)")
    #expect(answer.message == message, "\(sentence)")
  }
}
