// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeGlobalTable.
public struct DescribeGlobalTableInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?

  /// Creates an instance from its members.
  public init(
    globalTableName: String?
  ) {
    self.globalTableName = globalTableName
  }
}

/// The output of DescribeGlobalTable.
public struct DescribeGlobalTableOutput: Sendable, Equatable {
  /// `GlobalTableDescription`.
  public var globalTableDescription: GlobalTableDescription?

  /// Creates an instance from its members.
  public init(
    globalTableDescription: GlobalTableDescription? = nil
  ) {
    self.globalTableDescription = globalTableDescription
  }
}
