// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// What StartBulkPutItems is asked.
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

  /// Makes it of its members.
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

/// What StartBulkPutItems answers.
public struct StartBulkPutItemsOutput: Sendable, Equatable {
  /// `BulkOperationDescription`.
  public var bulkOperationDescription: BulkOperationDescription?

  /// Makes it of its members.
  public init(
    bulkOperationDescription: BulkOperationDescription? = nil
  ) {
    self.bulkOperationDescription = bulkOperationDescription
  }
}
