// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `ProvisionedThroughputOverride` of DynamoDB's API.
public struct ProvisionedThroughputOverride: Sendable, Equatable {
  /// `ReadCapacityUnits`.
  public var readCapacityUnits: Int?

  /// Makes it of its members.
  public init(
    readCapacityUnits: Int? = nil
  ) {
    self.readCapacityUnits = readCapacityUnits
  }
}
