// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of PutResourcePolicy.
public struct PutResourcePolicyInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `Policy`, required.
  public var policy: String?
  /// `ExpectedRevisionId`.
  public var expectedRevisionId: String?
  /// `ConfirmRemoveSelfResourceAccess`.
  public var confirmRemoveSelfResourceAccess: Bool?

  /// Creates an instance from its members.
  public init(
    resourceArn: String?,
    policy: String?,
    expectedRevisionId: String? = nil,
    confirmRemoveSelfResourceAccess: Bool? = nil
  ) {
    self.resourceArn = resourceArn
    self.policy = policy
    self.expectedRevisionId = expectedRevisionId
    self.confirmRemoveSelfResourceAccess = confirmRemoveSelfResourceAccess
  }
}

/// The output of PutResourcePolicy.
public struct PutResourcePolicyOutput: Sendable, Equatable {
  /// `RevisionId`.
  public var revisionId: String?

  /// Creates an instance from its members.
  public init(
    revisionId: String? = nil
  ) {
    self.revisionId = revisionId
  }
}
