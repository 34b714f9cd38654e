// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What DescribeBulkOperation is asked.
public struct DescribeBulkOperationInput: Sendable, Equatable {
  /// `BulkOperationArn`, required.
  public var bulkOperationArn: String?

  /// Makes it of its members.
  public init(
    bulkOperationArn: String?
  ) {
    self.bulkOperationArn = bulkOperationArn
  }
}

/// What DescribeBulkOperation answers.
public struct DescribeBulkOperationOutput: Sendable, Equatable {
  /// `BulkOperationDescription`.
  public var bulkOperationDescription: BulkOperationDescription?

  /// Makes it of its members.
  public init(
    bulkOperationDescription: BulkOperationDescription? = nil
  ) {
    self.bulkOperationDescription = bulkOperationDescription
  }
}
