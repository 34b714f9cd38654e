// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of StartBulkPutItems.
public struct StartBulkPutItemsInput: Sendable, Equatable {
  /// `ClientToken`.
  public var clientToken: String?
  /// `InputS3Configuration`, required.
  public var inputS3Configuration: InputS3Configuration?
  /// `OutputS3Configuration`, required.
  public var outputS3Configuration: OutputS3Configuration?
  /// `TableName`, required.
  public var tableName: String?
  /// `MaxWriteRequestUnits`.
  public var maxWriteRequestUnits: Int?
  /// `PerformanceTier`.
  public var performanceTier: BulkOperationPerformanceTier?

  /// Creates an instance from its members.
  public init(
    clientToken: String? = nil,
    inputS3Configuration: InputS3Configuration?,
    outputS3Configuration: OutputS3Configuration?,
    tableName: String?,
    maxWriteRequestUnits: Int? = nil,
    performanceTier: BulkOperationPerformanceTier? = nil
  ) {
    self.clientToken = clientToken
    self.inputS3Configuration = inputS3Configuration
    self.outputS3Configuration = outputS3Configuration
    self.tableName = tableName
    self.maxWriteRequestUnits = maxWriteRequestUnits
    self.performanceTier = performanceTier
  }
}

/// The output of StartBulkPutItems.
public struct StartBulkPutItemsOutput: Sendable, Equatable {
  /// `BulkOperationDescription`.
  public var bulkOperationDescription: BulkOperationDescription?

  /// Creates an instance from its members.
  public init(
    bulkOperationDescription: BulkOperationDescription? = nil
  ) {
    self.bulkOperationDescription = bulkOperationDescription
  }
}
