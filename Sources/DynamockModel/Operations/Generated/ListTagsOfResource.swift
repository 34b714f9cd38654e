// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListTagsOfResource.
public struct ListTagsOfResourceInput: Sendable, Equatable {
  /// `ResourceArn`, required.
  public var resourceArn: String?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
  public init(
    resourceArn: String?,
    nextToken: String? = nil
  ) {
    self.resourceArn = resourceArn
    self.nextToken = nextToken
  }
}

/// The output of ListTagsOfResource.
public struct ListTagsOfResourceOutput: Sendable, Equatable {
  /// `Tags`.
  public var tags: [Tag]?
  /// `NextToken`.
  public var nextToken: String?

  /// Creates an instance from its members.
  public init(
    tags: [Tag]? = nil,
    nextToken: String? = nil
  ) {
    self.tags = tags
    self.nextToken = nextToken
  }
}
