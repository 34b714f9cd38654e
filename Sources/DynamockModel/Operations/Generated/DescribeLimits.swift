// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeLimits is asked.
public struct DescribeLimitsInput: Sendable, Equatable {

  /// Makes it of its members.
  public init() {

  }
}

/// What DescribeLimits answers.
public struct DescribeLimitsOutput: Sendable, Equatable {
  /// `AccountMaxReadCapacityUnits`.
  public var accountMaxReadCapacityUnits: Int?
  /// `AccountMaxWriteCapacityUnits`.
  public var accountMaxWriteCapacityUnits: Int?
  /// `TableMaxReadCapacityUnits`.
  public var tableMaxReadCapacityUnits: Int?
  /// `TableMaxWriteCapacityUnits`.
  public var tableMaxWriteCapacityUnits: Int?

  /// Makes it of its members.
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
