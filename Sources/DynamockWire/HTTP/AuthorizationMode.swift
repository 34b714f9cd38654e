/// How much of a request's authorization has to be right.
public enum AuthorizationMode: String, Sendable, Hashable, CaseIterable {
  /// Credentials have to be there and in form; whose they are does not matter.
  case any
  /// Nothing has to be there.
  case none
}
