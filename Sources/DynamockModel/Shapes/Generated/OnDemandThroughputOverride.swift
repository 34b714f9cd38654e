// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `OnDemandThroughputOverride` of DynamoDB's API.
public struct OnDemandThroughputOverride: Sendable, Equatable {
  /// `MaxReadRequestUnits`.
  public var maxReadRequestUnits: Int?

  /// Creates an instance from its members.
  public init(
    maxReadRequestUnits: Int? = nil
  ) {
    self.maxReadRequestUnits = maxReadRequestUnits
  }
}
