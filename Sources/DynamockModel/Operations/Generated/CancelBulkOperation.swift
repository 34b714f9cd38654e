// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of CancelBulkOperation.
public struct CancelBulkOperationInput: Sendable, Equatable {
  /// `BulkOperationArn`, required.
  public var bulkOperationArn: String?

  /// Creates an instance from its members.
  public init(
    bulkOperationArn: String?
  ) {
    self.bulkOperationArn = bulkOperationArn
  }
}

/// The output of CancelBulkOperation.
public struct CancelBulkOperationOutput: Sendable, Equatable {
  /// `BulkOperationArn`.
  public var bulkOperationArn: String?
  /// `BulkOperationStatus`.
  public var bulkOperationStatus: BulkOperationStatus?

  /// Creates an instance from its members.
  public init(
    bulkOperationArn: String? = nil,
    bulkOperationStatus: BulkOperationStatus? = nil
  ) {
    self.bulkOperationArn = bulkOperationArn
    self.bulkOperationStatus = bulkOperationStatus
  }
}
