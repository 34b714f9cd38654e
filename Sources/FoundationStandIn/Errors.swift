/// An error with a description for people.
public protocol LocalizedError: Error {
  /// What happened.
  var errorDescription: String? { get }
}

extension LocalizedError {
  /// No description.
  public var errorDescription: String? { nil }
}

/// The class of Foundation's errors; this one has no instances.
public final class NSError: Error {
  private init() {}
}

extension Error {
  /// The description of the error.
  public var localizedDescription: String { String(describing: self) }
}
