import DynamockModel
import Testing

/// One row of a table: a request and what AWS answers, or that it passes, and where that is known
/// from.
///
/// Sources are the tags of the fact sheet "What DynamoDB answers when a request is wrong": C and C+
/// (conformance suite), A (ScyllaDB alternator), D (Dynalite), G, X, L; `ack` is the ack-api-quirks
/// lab, us-east-1 and us-west-2, 2026-10-09; `moto` its tests marked `aws_verified`, us-east-1.
struct Case<Input: Sendable>: Sendable, CustomTestStringConvertible {
  let name: String
  let input: Input
  let code: DynamoDBError.Code
  /// AWS's sentence; nil where the request passes.
  let message: String?
  let source: String

  var testDescription: String { "\(name) [\(source)]" }

  /// Runs what checks the input and holds the answer against the row.
  func check<Request>(
    _ validate: (Input) throws(DynamoDBError) -> Request,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      _ = try validate(input)
      #expect(message == nil, "\(name) passed", sourceLocation: sourceLocation)
    } catch {
      #expect(error.message == message, "\(name)", sourceLocation: sourceLocation)
      #expect(error.code == code, "\(name)", sourceLocation: sourceLocation)
    }
  }
}

/// Makes rows from a sound request and what is changed in it.
struct Rows<Input: Sendable>: Sendable {
  let base: Input

  /// A request that AWS refuses.
  func refused(
    _ name: String, _ message: String, _ source: String, _ change: (inout Input) -> Void
  ) -> Case<Input> {
    var input = base
    change(&input)
    return Case(name: name, input: input, code: .validation, message: message, source: source)
  }

  /// A request that nothing is wrong with, as far as the request alone tells.
  func passes(
    _ name: String, _ source: String, _ change: (inout Input) -> Void = { _ in }
  ) -> Case<Input> {
    var input = base
    change(&input)
    return Case(name: name, input: input, code: .validation, message: nil, source: source)
  }
}

/// The envelope around one sentence.
func one(_ sentence: String) -> String { "1 validation error detected: \(sentence)" }

/// The envelope around several sentences.
func many(_ sentences: String...) -> String {
  "\(sentences.count) validation errors detected: \(sentences.joined(separator: "; "))"
}

/// A violation in the older form.
func value(_ value: String?, at path: String, _ constraint: String) -> String {
  "Value \(value.map { "'\($0)'" } ?? "null") at '\(path)' failed to satisfy constraint: \(constraint)"
}

/// A missing member.
func null(_ path: String) -> String { value(nil, at: path, "Member must not be null") }

/// `One or more parameter values were invalid: `.
let invalid = "One or more parameter values were invalid: "

let pattern = "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"
let capacitySet = "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]"
let metricsSet = "Member must satisfy enum value set: [SIZE, NONE]"
let olderReturnValuesSet =
  "Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]"
let newerReturnValues =
  "Failed to satisfy constraint: Member must satisfy enum value set: "
  + "[ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]"
let newerConjunction =
  "Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]"
let comparisonSet =
  "Member must satisfy enum value set: [IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, "
  + "LE, BEGINS_WITH, GE, CONTAINS]"
let selectSet =
  "Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, "
  + "ALL_PROJECTED_ATTRIBUTES]"
let nesting =
  "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond "
  + "supported limit"

/// A text inside so many maps.
func deep(_ levels: Int) -> AttributeValue {
  (0..<levels).reduce(.string("leaf")) { inner, _ in .map(["n": inner]) }
}

/// A text of so many letters.
func letters(_ count: Int) -> String { String(repeating: "a", count: count) }
