/// An enumeration of DynamoDB's API that can also contain an unknown string.
///
/// The string is kept as sent, so that validation can quote it in AWS's message.
public protocol OpenEnumeration: Sendable, Hashable {
  /// Creates a value from its name on the wire.
  init(rawValue: String)
  /// The value's name on the wire.
  var rawValue: String { get }
  /// Whether the value is not part of the API.
  var isUnrecognized: Bool { get }
}
