// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `OnDemandThroughput` of DynamoDB's API.
public struct OnDemandThroughput: Sendable, Equatable {
  /// `MaxReadRequestUnits`.
  public var maxReadRequestUnits: Int?
  /// `MaxWriteRequestUnits`.
  public var maxWriteRequestUnits: Int?

  /// Creates an instance from its members.
  public init(
    maxReadRequestUnits: Int? = nil,
    maxWriteRequestUnits: Int? = nil
  ) {
    self.maxReadRequestUnits = maxReadRequestUnits
    self.maxWriteRequestUnits = maxWriteRequestUnits
  }
}
