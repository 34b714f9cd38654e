// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `OnDemandThroughputOverride` of DynamoDB's API.
public struct OnDemandThroughputOverride: Sendable, Equatable {
  /// `MaxReadRequestUnits`.
  public var maxReadRequestUnits: Int?

  /// Makes it of its members.
  public init(
    maxReadRequestUnits: Int? = nil
  ) {
    self.maxReadRequestUnits = maxReadRequestUnits
  }
}
