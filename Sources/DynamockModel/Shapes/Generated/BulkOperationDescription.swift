// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BulkOperationDescription` of DynamoDB's API.
public struct BulkOperationDescription: Sendable, Equatable {
  /// `BulkOperationArn`.
  public var bulkOperationArn: String?
  /// `BulkOperationStatus`.
  public var bulkOperationStatus: BulkOperationStatus?
  /// `TableDetails`.
  public var tableDetails: [BulkOperationTableDetail]?
  /// `ClientToken`.
  public var clientToken: String?
  /// `InputS3Configuration`.
  public var inputS3Configuration: InputS3Configuration?
  /// `OutputS3Configuration`.
  public var outputS3Configuration: OutputS3Configuration?
  /// `StartTime`.
  public var startTime: Timestamp?
  /// `EndTime`.
  public var endTime: Timestamp?
  /// `ProcessedItemCount`.
  public var processedItemCount: Int?
  /// `ProcessedInputBytes`.
  public var processedInputBytes: Int?
  /// `TotalInputBytes`.
  public var totalInputBytes: Int?
  /// `BulkOperationUsage`.
  public var bulkOperationUsage: [BulkOperationUsage]?
  /// `FailedItemCount`.
  public var failedItemCount: Int?
  /// `FailureCode`.
  public var failureCode: String?
  /// `FailureMessage`.
  public var failureMessage: String?
  /// `MaxWriteRequestUnits`.
  public var maxWriteRequestUnits: Int?
  /// `PerformanceTier`.
  public var performanceTier: BulkOperationPerformanceTier?

  /// Creates an instance from its members.
  public init(
    bulkOperationArn: String? = nil,
    bulkOperationStatus: BulkOperationStatus? = nil,
    tableDetails: [BulkOperationTableDetail]? = nil,
    clientToken: String? = nil,
    inputS3Configuration: InputS3Configuration? = nil,
    outputS3Configuration: OutputS3Configuration? = nil,
    startTime: Timestamp? = nil,
    endTime: Timestamp? = nil,
    processedItemCount: Int? = nil,
    processedInputBytes: Int? = nil,
    totalInputBytes: Int? = nil,
    bulkOperationUsage: [BulkOperationUsage]? = nil,
    failedItemCount: Int? = nil,
    failureCode: String? = nil,
    failureMessage: String? = nil,
    maxWriteRequestUnits: Int? = nil,
    performanceTier: BulkOperationPerformanceTier? = nil
  ) {
    self.bulkOperationArn = bulkOperationArn
    self.bulkOperationStatus = bulkOperationStatus
    self.tableDetails = tableDetails
    self.clientToken = clientToken
    self.inputS3Configuration = inputS3Configuration
    self.outputS3Configuration = outputS3Configuration
    self.startTime = startTime
    self.endTime = endTime
    self.processedItemCount = processedItemCount
    self.processedInputBytes = processedInputBytes
    self.totalInputBytes = totalInputBytes
    self.bulkOperationUsage = bulkOperationUsage
    self.failedItemCount = failedItemCount
    self.failureCode = failureCode
    self.failureMessage = failureMessage
    self.maxWriteRequestUnits = maxWriteRequestUnits
    self.performanceTier = performanceTier
  }
}
