// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What UntagResource is asked.
public struct UntagResourceInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `TagKeys`, required.
  public var tagKeys: [String]?

  /// Makes it of its members.
  public init(
    resourceArn: String?,
    tagKeys: [String]?
  ) {
    self.resourceArn = resourceArn
    self.tagKeys = tagKeys
  }
}

/// What UntagResource answers.
public struct UntagResourceOutput: Sendable, Equatable {

  /// Makes it of its members.
  public init() {

  }
}
