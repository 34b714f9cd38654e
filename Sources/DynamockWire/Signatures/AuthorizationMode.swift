/// The strictness of authentication; each mode is stricter than the previous one.
public enum AuthorizationMode: String, Sendable, Hashable, CaseIterable {
  /// Nothing is required.
  case none
  /// The parts are required; their values are ignored.
  case any
  /// The values of the parts must be valid for DynamoDB: date, algorithm, signed headers and scope.
  case present
  /// The signature must be correct, recent and made with a known key.
  case verify

  /// Whether the values of the parts are validated.
  var looksIntoParts: Bool { self == .present || self == .verify }
}
