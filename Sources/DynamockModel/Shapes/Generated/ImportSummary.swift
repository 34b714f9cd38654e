// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ImportSummary` of DynamoDB's API.
public struct ImportSummary: Sendable, Equatable {
  /// `ImportArn`.
  public var importArn: String?
  /// `ImportStatus`.
  public var importStatus: ImportStatus?
  /// `TableArn`.
  public var tableArn: String?
  /// `S3BucketSource`.
  public var s3BucketSource: S3BucketSource?
  /// `CloudWatchLogGroupArn`.
  public var cloudWatchLogGroupArn: String?
  /// `InputFormat`.
  public var inputFormat: InputFormat?
  /// `StartTime`.
  public var startTime: Timestamp?
  /// `EndTime`.
  public var endTime: Timestamp?

  /// Creates an instance from its members.
  public init(
    importArn: String? = nil,
    importStatus: ImportStatus? = nil,
    tableArn: String? = nil,
    s3BucketSource: S3BucketSource? = nil,
    cloudWatchLogGroupArn: String? = nil,
    inputFormat: InputFormat? = nil,
    startTime: Timestamp? = nil,
    endTime: Timestamp? = nil
  ) {
    self.importArn = importArn
    self.importStatus = importStatus
    self.tableArn = tableArn
    self.s3BucketSource = s3BucketSource
    self.cloudWatchLogGroupArn = cloudWatchLogGroupArn
    self.inputFormat = inputFormat
    self.startTime = startTime
    self.endTime = endTime
  }
}
