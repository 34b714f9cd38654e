// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of TagResource.
public struct TagResourceInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `Tags`, required.
  public var tags: [Tag]?

  /// Creates an instance from its members.
  public init(
    resourceArn: String?,
    tags: [Tag]?
  ) {
    self.resourceArn = resourceArn
    self.tags = tags
  }
}

/// The output of TagResource.
public struct TagResourceOutput: Sendable, Equatable {

  /// Creates an instance from its members.
  public init() {

  }
}
