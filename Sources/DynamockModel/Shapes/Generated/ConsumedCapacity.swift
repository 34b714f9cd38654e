// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ConsumedCapacity` of DynamoDB's API.
public struct ConsumedCapacity: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `CapacityUnits`.
  public var capacityUnits: Double?
  /// `ReadCapacityUnits`.
  public var readCapacityUnits: Double?
  /// `WriteCapacityUnits`.
  public var writeCapacityUnits: Double?
  /// `Table`.
  public var table: Capacity?
  /// `LocalSecondaryIndexes`.
  public var localSecondaryIndexes: NamedValues<Capacity>?
  /// `GlobalSecondaryIndexes`.
  public var globalSecondaryIndexes: NamedValues<Capacity>?
  /// `VectorIndexes`.
  public var vectorIndexes: NamedValues<VectorCapacity>?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    capacityUnits: Double? = nil,
    readCapacityUnits: Double? = nil,
    writeCapacityUnits: Double? = nil,
    table: Capacity? = nil,
    localSecondaryIndexes: NamedValues<Capacity>? = nil,
    globalSecondaryIndexes: NamedValues<Capacity>? = nil,
    vectorIndexes: NamedValues<VectorCapacity>? = nil
  ) {
    self.tableName = tableName
    self.capacityUnits = capacityUnits
    self.readCapacityUnits = readCapacityUnits
    self.writeCapacityUnits = writeCapacityUnits
    self.table = table
    self.localSecondaryIndexes = localSecondaryIndexes
    self.globalSecondaryIndexes = globalSecondaryIndexes
    self.vectorIndexes = vectorIndexes
  }
}
