// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeLimits.
public struct DescribeLimitsInput: Sendable, Equatable {

  /// Creates an instance from its members.
  public init() {

  }
}

/// The output of DescribeLimits.
public struct DescribeLimitsOutput: Sendable, Equatable {
  /// `AccountMaxReadCapacityUnits`.
  public var accountMaxReadCapacityUnits: Int?
  /// `AccountMaxWriteCapacityUnits`.
  public var accountMaxWriteCapacityUnits: Int?
  /// `TableMaxReadCapacityUnits`.
  public var tableMaxReadCapacityUnits: Int?
  /// `TableMaxWriteCapacityUnits`.
  public var tableMaxWriteCapacityUnits: Int?

  /// Creates an instance from its members.
  public init(
    accountMaxReadCapacityUnits: Int? = nil,
    accountMaxWriteCapacityUnits: Int? = nil,
    tableMaxReadCapacityUnits: Int? = nil,
    tableMaxWriteCapacityUnits: Int? = nil
  ) {
    self.accountMaxReadCapacityUnits = accountMaxReadCapacityUnits
    self.accountMaxWriteCapacityUnits = accountMaxWriteCapacityUnits
    self.tableMaxReadCapacityUnits = tableMaxReadCapacityUnits
    self.tableMaxWriteCapacityUnits = tableMaxWriteCapacityUnits
  }
}
