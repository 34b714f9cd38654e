// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `GlobalSecondaryIndexWarmThroughputDescription` of DynamoDB's API.
public struct GlobalSecondaryIndexWarmThroughputDescription: Sendable, Equatable {
  /// `ReadUnitsPerSecond`.
  public var readUnitsPerSecond: Int?
  /// `WriteUnitsPerSecond`.
  public var writeUnitsPerSecond: Int?
  /// `Status`.
  public var status: IndexStatus?

  /// Creates an instance from its members.
  public init(
    readUnitsPerSecond: Int? = nil,
    writeUnitsPerSecond: Int? = nil,
    status: IndexStatus? = nil
  ) {
    self.readUnitsPerSecond = readUnitsPerSecond
    self.writeUnitsPerSecond = writeUnitsPerSecond
    self.status = status
  }
}
