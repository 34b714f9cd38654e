// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeGlobalTable is asked.
public struct DescribeGlobalTableInput: Sendable, Equatable {
  /// `GlobalTableName`, required.
  public var globalTableName: String?

  /// Makes it of its members.
  public init(
    globalTableName: String?
  ) {
    self.globalTableName = globalTableName
  }
}

/// What DescribeGlobalTable answers.
public struct DescribeGlobalTableOutput: Sendable, Equatable {
  /// `GlobalTableDescription`.
  public var globalTableDescription: GlobalTableDescription?

  /// Makes it of its members.
  public init(
    globalTableDescription: GlobalTableDescription? = nil
  ) {
    self.globalTableDescription = globalTableDescription
  }
}
