// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of UpdateTimeToLive.
public struct UpdateTimeToLiveInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `TimeToLiveSpecification`, required.
  public var timeToLiveSpecification: TimeToLiveSpecification?

  /// Creates an instance from its members.
  public init(
    tableName: String?,
    timeToLiveSpecification: TimeToLiveSpecification?
  ) {
    self.tableName = tableName
    self.timeToLiveSpecification = timeToLiveSpecification
  }
}

/// The output of UpdateTimeToLive.
public struct UpdateTimeToLiveOutput: Sendable, Equatable {
  /// `TimeToLiveSpecification`.
  public var timeToLiveSpecification: TimeToLiveSpecification?

  /// Creates an instance from its members.
  public init(
    timeToLiveSpecification: TimeToLiveSpecification? = nil
  ) {
    self.timeToLiveSpecification = timeToLiveSpecification
  }
}
