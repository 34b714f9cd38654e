// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `TableClassSummary` of DynamoDB's API.
public struct TableClassSummary: Sendable, Equatable {
  /// `TableClass`.
  public var tableClass: TableClass?
  /// `LastUpdateDateTime`.
  public var lastUpdateDateTime: Timestamp?

  /// Creates an instance from its members.
  public init(
    tableClass: TableClass? = nil,
    lastUpdateDateTime: Timestamp? = nil
  ) {
    self.tableClass = tableClass
    self.lastUpdateDateTime = lastUpdateDateTime
  }
}
