// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DeleteResourcePolicy is asked.
public struct DeleteResourcePolicyInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `ExpectedRevisionId`.
  public var expectedRevisionId: String?

  /// Makes it of its members.
  public init(
    resourceArn: String?,
    expectedRevisionId: String? = nil
  ) {
    self.resourceArn = resourceArn
    self.expectedRevisionId = expectedRevisionId
  }
}

/// What DeleteResourcePolicy answers.
public struct DeleteResourcePolicyOutput: Sendable, Equatable {
  /// `RevisionId`.
  public var revisionId: String?

  /// Makes it of its members.
  public init(
    revisionId: String? = nil
  ) {
    self.revisionId = revisionId
  }
}
