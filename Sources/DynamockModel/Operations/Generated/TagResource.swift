// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What TagResource is asked.
public struct TagResourceInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `Tags`, required.
  public var tags: [Tag]?

  /// Makes it of its members.
  public init(
    resourceArn: String?,
    tags: [Tag]?
  ) {
    self.resourceArn = resourceArn
    self.tags = tags
  }
}

/// What TagResource answers.
public struct TagResourceOutput: Sendable, Equatable {

  /// Makes it of its members.
  public init() {

  }
}
