// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BulkOperationSummary` of DynamoDB's API.
public struct BulkOperationSummary: Sendable, Equatable {
  /// `BulkOperationArn`, required.
  public var bulkOperationArn: String?
  /// `BulkOperationStatus`, required.
  public var bulkOperationStatus: BulkOperationStatus?
  /// `StartTime`, required.
  public var startTime: Timestamp?
  /// `EndTime`.
  public var endTime: Timestamp?

  /// Creates an instance from its members.
  public init(
    bulkOperationArn: String?,
    bulkOperationStatus: BulkOperationStatus?,
    startTime: Timestamp?,
    endTime: Timestamp? = nil
  ) {
    self.bulkOperationArn = bulkOperationArn
    self.bulkOperationStatus = bulkOperationStatus
    self.startTime = startTime
    self.endTime = endTime
  }
}
