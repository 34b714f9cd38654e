// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ImportTableDescription` of DynamoDB's API.
public struct ImportTableDescription: Sendable, Equatable {
  /// `ImportArn`.
  public var importArn: String?
  /// `ImportStatus`.
  public var importStatus: ImportStatus?
  /// `TableArn`.
  public var tableArn: String?
  /// `TableId`.
  public var tableId: String?
  /// `ClientToken`.
  public var clientToken: String?
  /// `S3BucketSource`.
  public var s3BucketSource: S3BucketSource?
  /// `ErrorCount`.
  public var errorCount: Int?
  /// `CloudWatchLogGroupArn`.
  public var cloudWatchLogGroupArn: String?
  /// `InputFormat`.
  public var inputFormat: InputFormat?
  /// `InputFormatOptions`.
  public var inputFormatOptions: InputFormatOptions?
  /// `InputCompressionType`.
  public var inputCompressionType: InputCompressionType?
  /// `TableCreationParameters`.
  public var tableCreationParameters: TableCreationParameters?
  /// `StartTime`.
  public var startTime: Timestamp?
  /// `EndTime`.
  public var endTime: Timestamp?
  /// `ProcessedSizeBytes`.
  public var processedSizeBytes: Int?
  /// `ProcessedItemCount`.
  public var processedItemCount: Int?
  /// `ImportedItemCount`.
  public var importedItemCount: Int?
  /// `FailureCode`.
  public var failureCode: String?
  /// `FailureMessage`.
  public var failureMessage: String?

  /// Creates an instance from its members.
  public init(
    importArn: String? = nil,
    importStatus: ImportStatus? = nil,
    tableArn: String? = nil,
    tableId: String? = nil,
    clientToken: String? = nil,
    s3BucketSource: S3BucketSource? = nil,
    errorCount: Int? = nil,
    cloudWatchLogGroupArn: String? = nil,
    inputFormat: InputFormat? = nil,
    inputFormatOptions: InputFormatOptions? = nil,
    inputCompressionType: InputCompressionType? = nil,
    tableCreationParameters: TableCreationParameters? = nil,
    startTime: Timestamp? = nil,
    endTime: Timestamp? = nil,
    processedSizeBytes: Int? = nil,
    processedItemCount: Int? = nil,
    importedItemCount: Int? = nil,
    failureCode: String? = nil,
    failureMessage: String? = nil
  ) {
    self.importArn = importArn
    self.importStatus = importStatus
    self.tableArn = tableArn
    self.tableId = tableId
    self.clientToken = clientToken
    self.s3BucketSource = s3BucketSource
    self.errorCount = errorCount
    self.cloudWatchLogGroupArn = cloudWatchLogGroupArn
    self.inputFormat = inputFormat
    self.inputFormatOptions = inputFormatOptions
    self.inputCompressionType = inputCompressionType
    self.tableCreationParameters = tableCreationParameters
    self.startTime = startTime
    self.endTime = endTime
    self.processedSizeBytes = processedSizeBytes
    self.processedItemCount = processedItemCount
    self.importedItemCount = importedItemCount
    self.failureCode = failureCode
    self.failureMessage = failureMessage
  }
}
