// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ProvisionedThroughputDescription` of DynamoDB's API.
public struct ProvisionedThroughputDescription: Sendable, Equatable {
  /// `LastIncreaseDateTime`.
  public var lastIncreaseDateTime: Timestamp?
  /// `LastDecreaseDateTime`.
  public var lastDecreaseDateTime: Timestamp?
  /// `NumberOfDecreasesToday`.
  public var numberOfDecreasesToday: Int?
  /// `ReadCapacityUnits`.
  public var readCapacityUnits: Int?
  /// `WriteCapacityUnits`.
  public var writeCapacityUnits: Int?

  /// Creates an instance from its members.
  public init(
    lastIncreaseDateTime: Timestamp? = nil,
    lastDecreaseDateTime: Timestamp? = nil,
    numberOfDecreasesToday: Int? = nil,
    readCapacityUnits: Int? = nil,
    writeCapacityUnits: Int? = nil
  ) {
    self.lastIncreaseDateTime = lastIncreaseDateTime
    self.lastDecreaseDateTime = lastDecreaseDateTime
    self.numberOfDecreasesToday = numberOfDecreasesToday
    self.readCapacityUnits = readCapacityUnits
    self.writeCapacityUnits = writeCapacityUnits
  }
}
