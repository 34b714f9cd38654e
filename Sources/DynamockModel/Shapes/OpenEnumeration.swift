/// A set of strings of DynamoDB's API that can still carry one that is not in it.
///
/// The wire keeps what it was sent, so that validation can name it in AWS's sentence.
public protocol OpenEnumeration: Sendable, Hashable {
  /// Reads a value as it stands on the wire.
  init(rawValue: String)
  /// The value as it stands on the wire.
  var rawValue: String { get }
  /// Whether it is none of the API's values.
  var isUnrecognized: Bool { get }
}
