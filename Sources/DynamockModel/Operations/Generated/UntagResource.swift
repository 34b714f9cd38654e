// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UntagResource.
public struct UntagResourceInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `TagKeys`, required.
  public var tagKeys: [String]?

  /// Creates an instance from its members.
  public init(
    resourceArn: String?,
    tagKeys: [String]?
  ) {
    self.resourceArn = resourceArn
    self.tagKeys = tagKeys
  }
}

/// The output of UntagResource.
public struct UntagResourceOutput: Sendable, Equatable {

  /// Creates an instance from its members.
  public init() {

  }
}
