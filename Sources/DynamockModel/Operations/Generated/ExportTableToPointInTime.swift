// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ExportTableToPointInTime.
public struct ExportTableToPointInTimeInput: Sendable, Equatable {
  /// `TableArn`, required.
  public var tableArn: String?
  /// `ExportTime`.
  public var exportTime: Timestamp?
  /// `ClientToken`.
  public var clientToken: String?
  /// `S3Bucket`, required.
  public var s3Bucket: String?
  /// `S3BucketOwner`.
  public var s3BucketOwner: String?
  /// `S3Prefix`.
  public var s3Prefix: String?
  /// `S3SseAlgorithm`.
  public var s3SseAlgorithm: S3SseAlgorithm?
  /// `S3SseKmsKeyId`.
  public var s3SseKmsKeyId: String?
  /// `ExportFormat`.
  public var exportFormat: ExportFormat?
  /// `ExportType`.
  public var exportType: ExportType?
  /// `IncrementalExportSpecification`.
  public var incrementalExportSpecification: IncrementalExportSpecification?
  /// `FilterSpecification`.
  public var filterSpecification: FilterSpecification?

  /// Creates an instance from its members.
  public init(
    tableArn: String?,
    exportTime: Timestamp? = nil,
    clientToken: String? = nil,
    s3Bucket: String?,
    s3BucketOwner: String? = nil,
    s3Prefix: String? = nil,
    s3SseAlgorithm: S3SseAlgorithm? = nil,
    s3SseKmsKeyId: String? = nil,
    exportFormat: ExportFormat? = nil,
    exportType: ExportType? = nil,
    incrementalExportSpecification: IncrementalExportSpecification? = nil,
    filterSpecification: FilterSpecification? = nil
  ) {
    self.tableArn = tableArn
    self.exportTime = exportTime
    self.clientToken = clientToken
    self.s3Bucket = s3Bucket
    self.s3BucketOwner = s3BucketOwner
    self.s3Prefix = s3Prefix
    self.s3SseAlgorithm = s3SseAlgorithm
    self.s3SseKmsKeyId = s3SseKmsKeyId
    self.exportFormat = exportFormat
    self.exportType = exportType
    self.incrementalExportSpecification = incrementalExportSpecification
    self.filterSpecification = filterSpecification
  }
}

/// The output of ExportTableToPointInTime.
public struct ExportTableToPointInTimeOutput: Sendable, Equatable {
  /// `ExportDescription`.
  public var exportDescription: ExportDescription?

  /// Creates an instance from its members.
  public init(
    exportDescription: ExportDescription? = nil
  ) {
    self.exportDescription = exportDescription
  }
}
