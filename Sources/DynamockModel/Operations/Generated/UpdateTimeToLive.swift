// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What UpdateTimeToLive is asked.
public struct UpdateTimeToLiveInput: Sendable, Equatable {
  /// `TableName`, required.
  public var tableName: String?
  /// `TimeToLiveSpecification`, required.
  public var timeToLiveSpecification: TimeToLiveSpecification?

  /// Makes it of its members.
  public init(
    tableName: String?,
    timeToLiveSpecification: TimeToLiveSpecification?
  ) {
    self.tableName = tableName
    self.timeToLiveSpecification = timeToLiveSpecification
  }
}

/// What UpdateTimeToLive answers.
public struct UpdateTimeToLiveOutput: Sendable, Equatable {
  /// `TimeToLiveSpecification`.
  public var timeToLiveSpecification: TimeToLiveSpecification?

  /// Makes it of its members.
  public init(
    timeToLiveSpecification: TimeToLiveSpecification? = nil
  ) {
    self.timeToLiveSpecification = timeToLiveSpecification
  }
}
