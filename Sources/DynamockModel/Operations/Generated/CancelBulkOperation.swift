// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What CancelBulkOperation is asked.
public struct CancelBulkOperationInput: Sendable, Equatable {
  /// `BulkOperationArn`, required.
  public var bulkOperationArn: String?

  /// Makes it of its members.
  public init(
    bulkOperationArn: String?
  ) {
    self.bulkOperationArn = bulkOperationArn
  }
}

/// What CancelBulkOperation answers.
public struct CancelBulkOperationOutput: Sendable, Equatable {
  /// `BulkOperationArn`.
  public var bulkOperationArn: String?
  /// `BulkOperationStatus`.
  public var bulkOperationStatus: BulkOperationStatus?

  /// Makes it of its members.
  public init(
    bulkOperationArn: String? = nil,
    bulkOperationStatus: BulkOperationStatus? = nil
  ) {
    self.bulkOperationArn = bulkOperationArn
    self.bulkOperationStatus = bulkOperationStatus
  }
}
