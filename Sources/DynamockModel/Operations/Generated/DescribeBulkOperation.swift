// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of DescribeBulkOperation.
public struct DescribeBulkOperationInput: Sendable, Equatable {
  /// `BulkOperationArn`, required.
  public var bulkOperationArn: String?

  /// Creates an instance from its members.
  public init(
    bulkOperationArn: String?
  ) {
    self.bulkOperationArn = bulkOperationArn
  }
}

/// The output of DescribeBulkOperation.
public struct DescribeBulkOperationOutput: Sendable, Equatable {
  /// `BulkOperationDescription`.
  public var bulkOperationDescription: BulkOperationDescription?

  /// Creates an instance from its members.
  public init(
    bulkOperationDescription: BulkOperationDescription? = nil
  ) {
    self.bulkOperationDescription = bulkOperationDescription
  }
}
