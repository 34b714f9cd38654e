// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `TimeToLiveSpecification` of DynamoDB's API.
public struct TimeToLiveSpecification: Sendable, Equatable {
  /// `Enabled`, required.
  public var enabled: Bool?
  /// `AttributeName`, required.
  public var attributeName: String?

  /// Creates an instance from its members.
  public init(
    enabled: Bool?,
    attributeName: String?
  ) {
    self.enabled = enabled
    self.attributeName = attributeName
  }
}
