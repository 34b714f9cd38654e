// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DeleteResourcePolicy.
public struct DeleteResourcePolicyInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `ExpectedRevisionId`.
  public var expectedRevisionId: String?

  /// Creates an instance from its members.
  public init(
    resourceArn: String?,
    expectedRevisionId: String? = nil
  ) {
    self.resourceArn = resourceArn
    self.expectedRevisionId = expectedRevisionId
  }
}

/// The output of DeleteResourcePolicy.
public struct DeleteResourcePolicyOutput: Sendable, Equatable {
  /// `RevisionId`.
  public var revisionId: String?

  /// Creates an instance from its members.
  public init(
    revisionId: String? = nil
  ) {
    self.revisionId = revisionId
  }
}
