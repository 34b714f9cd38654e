/// A broken promise of the storage contract.
public struct StorageViolation: Error, Sendable, Equatable, CustomStringConvertible {
  /// The promise, as a message.
  public let promise: String
  /// The observed behavior.
  public let finding: String

  /// The promise and the finding in a line.
  public var description: String { "\(promise): \(finding)" }
}

/// A finding of a check, whose promise is not yet known.
struct Finding: Error {
  let text: String

  init(_ text: String) { self.text = text }
}

/// Throws a finding unless a condition is true.
func demand(_ condition: Bool, _ finding: @autoclosure () -> String) throws(Finding) {
  if !condition { throw Finding(finding()) }
}

/// Throws a finding unless two values are equal.
func demand<Value: Equatable>(
  _ what: @autoclosure () -> String, is found: Value, expected: Value
) throws(Finding) {
  if found != expected {
    throw Finding("\(what()) is \(found) where \(expected) was expected")
  }
}
