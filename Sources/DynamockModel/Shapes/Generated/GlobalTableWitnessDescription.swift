// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalTableWitnessDescription` of DynamoDB's API.
public struct GlobalTableWitnessDescription: Sendable, Equatable {
  /// `RegionName`.
  public var regionName: String?
  /// `WitnessStatus`.
  public var witnessStatus: WitnessStatus?

  /// Creates an instance from its members.
  public init(
    regionName: String? = nil,
    witnessStatus: WitnessStatus? = nil
  ) {
    self.regionName = regionName
    self.witnessStatus = witnessStatus
  }
}
