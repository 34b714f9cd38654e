// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What GetResourcePolicy is asked.
public struct GetResourcePolicyInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?

  /// Makes it of its members.
  public init(
    resourceArn: String?
  ) {
    self.resourceArn = resourceArn
  }
}

/// What GetResourcePolicy answers.
public struct GetResourcePolicyOutput: Sendable, Equatable {
  /// `Policy`.
  public var policy: String?
  /// `RevisionId`.
  public var revisionId: String?

  /// Makes it of its members.
  public init(
    policy: String? = nil,
    revisionId: String? = nil
  ) {
    self.policy = policy
    self.revisionId = revisionId
  }
}
