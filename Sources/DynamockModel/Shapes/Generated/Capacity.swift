// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Capacity` of DynamoDB's API.
public struct Capacity: Sendable, Equatable {
  /// `ReadCapacityUnits`.
  public var readCapacityUnits: Double?
  /// `WriteCapacityUnits`.
  public var writeCapacityUnits: Double?
  /// `CapacityUnits`.
  public var capacityUnits: Double?

  /// Creates an instance from its members.
  public init(
    readCapacityUnits: Double? = nil,
    writeCapacityUnits: Double? = nil,
    capacityUnits: Double? = nil
  ) {
    self.readCapacityUnits = readCapacityUnits
    self.writeCapacityUnits = writeCapacityUnits
    self.capacityUnits = capacityUnits
  }
}
