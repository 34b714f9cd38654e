// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `GlobalTableWitnessDescription` of DynamoDB's API.
public struct GlobalTableWitnessDescription: Sendable, Equatable {
  /// `RegionName`.
  public var regionName: String?
  /// `WitnessStatus`.
  public var witnessStatus: WitnessStatus?

  /// Makes it of its members.
  public init(
    regionName: String? = nil,
    witnessStatus: WitnessStatus? = nil
  ) {
    self.regionName = regionName
    self.witnessStatus = witnessStatus
  }
}
