// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `FailureException` of DynamoDB's API.
public struct FailureException: Sendable, Equatable {
  /// `ExceptionName`.
  public var exceptionName: String?
  /// `ExceptionDescription`.
  public var exceptionDescription: String?

  /// Creates an instance from its members.
  public init(
    exceptionName: String? = nil,
    exceptionDescription: String? = nil
  ) {
    self.exceptionName = exceptionName
    self.exceptionDescription = exceptionDescription
  }
}
