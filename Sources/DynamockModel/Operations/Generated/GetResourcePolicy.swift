// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of GetResourcePolicy.
public struct GetResourcePolicyInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?

  /// Creates an instance from its members.
  public init(
    resourceArn: String?
  ) {
    self.resourceArn = resourceArn
  }
}

/// The output of GetResourcePolicy.
public struct GetResourcePolicyOutput: Sendable, Equatable {
  /// `Policy`.
  public var policy: String?
  /// `RevisionId`.
  public var revisionId: String?

  /// Creates an instance from its members.
  public init(
    policy: String? = nil,
    revisionId: String? = nil
  ) {
    self.policy = policy
    self.revisionId = revisionId
  }
}
