import DynamockModel
import Testing

/// A request, AWS's error or success, and the source.
///
/// Sources are ids of `docs/sources.md`.
struct Case<Input: Sendable>: Sendable, CustomTestStringConvertible {
  let name: String
  let input: Input
  let code: DynamoDBError.Code
  /// AWS's message, or `nil` if the request is valid.
  let message: String?
  let source: String

  var testDescription: String { "\(name) [\(source)]" }

  /// Validates the input and compares the result with the row.
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

/// Creates rows by changing a valid request.
struct Rows<Input: Sendable>: Sendable {
  let base: Input

  /// Returns a row for a request that AWS rejects.
  func refused(
    _ name: String, _ message: String, _ source: String, _ change: (inout Input) -> Void
  ) -> Case<Input> {
    var input = base
    change(&input)
    return Case(name: name, input: input, code: .validation, message: message, source: source)
  }

  /// Returns a row for a valid request.
  func passes(
    _ name: String, _ source: String, _ change: (inout Input) -> Void = { _ in }
  ) -> Case<Input> {
    var input = base
    change(&input)
    return Case(name: name, input: input, code: .validation, message: nil, source: source)
  }
}

/// Returns the envelope around one message.
func one(_ sentence: String) -> String { "1 validation error detected: \(sentence)" }

/// Returns the envelope around several messages.
func many(_ sentences: String...) -> String {
  "\(sentences.count) validation errors detected: \(sentences.joined(separator: "; "))"
}

/// Returns a violation in the older layer's form.
func value(_ value: String?, at path: String, _ constraint: String) -> String {
  "Value \(value.map { "'\($0)'" } ?? "null") at '\(path)' failed to satisfy constraint: \(constraint)"
}

/// Returns a missing member.
func null(_ path: String) -> String { value(nil, at: path, "Member must not be null") }

/// The start of AWS's messages about invalid values.
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

/// Returns a text nested in this many maps.
func deep(_ levels: Int) -> AttributeValue {
  (0..<levels).reduce(.string("leaf")) { inner, _ in .map(["n": inner]) }
}

/// Returns a text of this many letters.
func letters(_ count: Int) -> String { String(repeating: "a", count: count) }
