// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Endpoint` of DynamoDB's API.
public struct Endpoint: Sendable, Equatable {
  /// `Address`, required.
  public var address: String?
  /// `CachePeriodInMinutes`, required.
  public var cachePeriodInMinutes: Int?

  /// Creates an instance from its members.
  public init(
    address: String?,
    cachePeriodInMinutes: Int?
  ) {
    self.address = address
    self.cachePeriodInMinutes = cachePeriodInMinutes
  }
}
