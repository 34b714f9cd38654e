/// A promise of the storage contract that a store broke.
public struct StorageViolation: Error, Sendable, Equatable, CustomStringConvertible {
  /// The promise, as a sentence.
  public let promise: String
  /// What happened instead.
  public let finding: String

  /// Both in one line.
  public var description: String { "\(promise): \(finding)" }
}

/// What a check found, before it is known which promise it belongs to.
struct Finding: Error {
  let text: String

  init(_ text: String) { self.text = text }
}

/// Ends a check with a finding unless the condition holds.
func demand(_ condition: Bool, _ finding: @autoclosure () -> String) throws(Finding) {
  if !condition { throw Finding(finding()) }
}

/// Ends a check with a finding unless both are equal.
func demand<Value: Equatable>(
  _ what: @autoclosure () -> String, is found: Value, expected: Value
) throws(Finding) {
  if found != expected {
    throw Finding("\(what()) is \(found) where \(expected) was expected")
  }
}
