// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ProvisionedThroughput` of DynamoDB's API.
public struct ProvisionedThroughput: Sendable, Equatable {
  /// `ReadCapacityUnits`, required.
  public var readCapacityUnits: Int?
  /// `WriteCapacityUnits`, required.
  public var writeCapacityUnits: Int?

  /// Creates an instance from its members.
  public init(
    readCapacityUnits: Int?,
    writeCapacityUnits: Int?
  ) {
    self.readCapacityUnits = readCapacityUnits
    self.writeCapacityUnits = writeCapacityUnits
  }
}
