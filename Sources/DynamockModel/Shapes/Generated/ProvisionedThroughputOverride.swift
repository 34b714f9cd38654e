// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ProvisionedThroughputOverride` of DynamoDB's API.
public struct ProvisionedThroughputOverride: Sendable, Equatable {
  /// `ReadCapacityUnits`.
  public var readCapacityUnits: Int?

  /// Creates an instance from its members.
  public init(
    readCapacityUnits: Int? = nil
  ) {
    self.readCapacityUnits = readCapacityUnits
  }
}
