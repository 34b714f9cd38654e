// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What ListTagsOfResource is asked.
public struct ListTagsOfResourceInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `NextToken`.
  public var nextToken: String?

  /// Makes it of its members.
  public init(
    resourceArn: String?,
    nextToken: String? = nil
  ) {
    self.resourceArn = resourceArn
    self.nextToken = nextToken
  }
}

/// What ListTagsOfResource answers.
public struct ListTagsOfResourceOutput: Sendable, Equatable {
  /// `Tags`.
  public var tags: [Tag]?
  /// `NextToken`.
  public var nextToken: String?

  /// Makes it of its members.
  public init(
    tags: [Tag]? = nil,
    nextToken: String? = nil
  ) {
    self.tags = tags
    self.nextToken = nextToken
  }
}
