/// How much of a request's authorization has to be right; each asks for more than the one before.
public enum AuthorizationMode: String, Sendable, Hashable, CaseIterable {
  /// Nothing has to be there.
  case none
  /// Its parts have to be there; what they say does not matter.
  case any
  /// What the parts say has to make sense to DynamoDB: date, algorithm, signed headers and scope.
  case present
  /// The signature has to be right, fresh and of a known key.
  case verify

  /// Whether what the parts say matters.
  var looksIntoParts: Bool { self == .present || self == .verify }
}
