// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `InputS3Configuration` of DynamoDB's API.
public struct InputS3Configuration: Sendable, Equatable {
  /// `S3BucketOwner`.
  public var s3BucketOwner: String?
  /// `S3Bucket`, required.
  public var s3Bucket: String?
  /// `S3KeyPrefix`.
  public var s3KeyPrefix: String?
  /// `InputFormat`, required.
  public var inputFormat: BulkOperationInputFormat?
  /// `InputCompressionType`.
  public var inputCompressionType: InputCompressionType?

  /// Creates an instance from its members.
  public init(
    s3BucketOwner: String? = nil,
    s3Bucket: String?,
    s3KeyPrefix: String? = nil,
    inputFormat: BulkOperationInputFormat?,
    inputCompressionType: InputCompressionType? = nil
  ) {
    self.s3BucketOwner = s3BucketOwner
    self.s3Bucket = s3Bucket
    self.s3KeyPrefix = s3KeyPrefix
    self.inputFormat = inputFormat
    self.inputCompressionType = inputCompressionType
  }
}
