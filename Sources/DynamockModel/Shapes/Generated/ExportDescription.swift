// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ExportDescription` of DynamoDB's API.
public struct ExportDescription: Sendable, Equatable {
  /// `ExportArn`.
  public var exportArn: String?
  /// `ExportStatus`.
  public var exportStatus: ExportStatus?
  /// `StartTime`.
  public var startTime: Timestamp?
  /// `EndTime`.
  public var endTime: Timestamp?
  /// `ExportManifest`.
  public var exportManifest: String?
  /// `TableArn`.
  public var tableArn: String?
  /// `TableId`.
  public var tableId: String?
  /// `ExportTime`.
  public var exportTime: Timestamp?
  /// `ClientToken`.
  public var clientToken: String?
  /// `S3Bucket`.
  public var s3Bucket: String?
  /// `S3BucketOwner`.
  public var s3BucketOwner: String?
  /// `S3Prefix`.
  public var s3Prefix: String?
  /// `S3SseAlgorithm`.
  public var s3SseAlgorithm: S3SseAlgorithm?
  /// `S3SseKmsKeyId`.
  public var s3SseKmsKeyId: String?
  /// `FailureCode`.
  public var failureCode: String?
  /// `FailureMessage`.
  public var failureMessage: String?
  /// `ExportFormat`.
  public var exportFormat: ExportFormat?
  /// `BilledSizeBytes`.
  public var billedSizeBytes: Int?
  /// `ItemCount`.
  public var itemCount: Int?
  /// `ExportType`.
  public var exportType: ExportType?
  /// `IncrementalExportSpecification`.
  public var incrementalExportSpecification: IncrementalExportSpecification?
  /// `FilterSpecification`.
  public var filterSpecification: FilterSpecification?

  /// Creates an instance from its members.
  public init(
    exportArn: String? = nil,
    exportStatus: ExportStatus? = nil,
    startTime: Timestamp? = nil,
    endTime: Timestamp? = nil,
    exportManifest: String? = nil,
    tableArn: String? = nil,
    tableId: String? = nil,
    exportTime: Timestamp? = nil,
    clientToken: String? = nil,
    s3Bucket: String? = nil,
    s3BucketOwner: String? = nil,
    s3Prefix: String? = nil,
    s3SseAlgorithm: S3SseAlgorithm? = nil,
    s3SseKmsKeyId: String? = nil,
    failureCode: String? = nil,
    failureMessage: String? = nil,
    exportFormat: ExportFormat? = nil,
    billedSizeBytes: Int? = nil,
    itemCount: Int? = nil,
    exportType: ExportType? = nil,
    incrementalExportSpecification: IncrementalExportSpecification? = nil,
    filterSpecification: FilterSpecification? = nil
  ) {
    self.exportArn = exportArn
    self.exportStatus = exportStatus
    self.startTime = startTime
    self.endTime = endTime
    self.exportManifest = exportManifest
    self.tableArn = tableArn
    self.tableId = tableId
    self.exportTime = exportTime
    self.clientToken = clientToken
    self.s3Bucket = s3Bucket
    self.s3BucketOwner = s3BucketOwner
    self.s3Prefix = s3Prefix
    self.s3SseAlgorithm = s3SseAlgorithm
    self.s3SseKmsKeyId = s3SseKmsKeyId
    self.failureCode = failureCode
    self.failureMessage = failureMessage
    self.exportFormat = exportFormat
    self.billedSizeBytes = billedSizeBytes
    self.itemCount = itemCount
    self.exportType = exportType
    self.incrementalExportSpecification = incrementalExportSpecification
    self.filterSpecification = filterSpecification
  }
}
