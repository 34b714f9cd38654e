// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `WarmThroughput` of DynamoDB's API.
public struct WarmThroughput: Sendable, Equatable {
  /// `ReadUnitsPerSecond`.
  public var readUnitsPerSecond: Int?
  /// `WriteUnitsPerSecond`.
  public var writeUnitsPerSecond: Int?

  /// Creates an instance from its members.
  public init(
    readUnitsPerSecond: Int? = nil,
    writeUnitsPerSecond: Int? = nil
  ) {
    self.readUnitsPerSecond = readUnitsPerSecond
    self.writeUnitsPerSecond = writeUnitsPerSecond
  }
}
