import DynamockTesting
import Testing

/// A rule of DynamoDB as a row of a table: its name, its source, the requests and the expected
/// response.
struct Row: Sendable, CustomTestStringConvertible {
  /// The rule, as a message.
  let sentence: String
  /// The source of the expectation.
  let source: Source
  /// Requests that prepare the state; all must succeed.
  let given: [Call]
  /// The request that the rule concerns.
  let call: Call
  /// The expected response.
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

/// The sources of expectations.
enum Source: String, Sendable {
  /// The developer guide; the page is named next to the id.
  case guide = "[aws-guide]"
  /// AWS's pages of DynamoDB's prices, which define the units.
  case pricing = "[aws-pricing]"
  /// AWS's published API model.
  case model = "[botocore-model]"
  /// AWS's responses in the Parity Suite and its captures.
  case parity = "[parity-suite]"
  /// ScyllaDB's tests, which are also run against AWS.
  case alternator = "[scylla-alternator]"
  /// Dynalite's tests, which were derived from AWS.
  case dynalite = "[dynalite-suite]"
  /// AWS's responses in Dynoxide's tests.
  case dynoxide = "[dynoxide-captures]"
  /// Responses of us-east-1 in stackd's tests, September 2026.
  case stackd = "[stackd-captures]"
  /// Findings on AWS of us-west-2 and us-east-1, October 2026.
  case lab = "[ack-quirks]"
  /// AWS's responses of October 2026, mostly from us-east-1 and eu-west-2.
  case october = "[dynoxide-captures], October 2026"
  /// moto's tests that are marked as run against AWS.
  case moto = "[moto-aws-verified]"
  /// AWS's responses in LocalStack's tests.
  case localStack = "[localstack-snapshots]"
  /// The open-source parser of PartiQL, on which AWS's is based.
  case partiQL = "[partiql-lang-kotlin]"
  /// ExtendDB's tests of vector indexes, measured in us-east-1 in August 2026.
  case extenddb = "[extenddb-vectors]"
  /// No response of AWS is known.
  case unknown = "source unknown"
}

/// An expected response.
enum Expected: Sendable {
  /// A success that contains this JSON.
  case contains(String)
  /// A success that is exactly this JSON.
  case equals(String)
  /// A ValidationException with a message.
  case invalid(String)
  /// An exception with a message.
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
