// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `OutputS3Configuration` of DynamoDB's API.
public struct OutputS3Configuration: Sendable, Equatable {
  /// `S3BucketOwner`.
  public var s3BucketOwner: String?
  /// `S3Bucket`.
  public var s3Bucket: String?
  /// `S3KeyPrefix`.
  public var s3KeyPrefix: String?
  /// `S3SseAlgorithm`.
  public var s3SseAlgorithm: S3SseAlgorithm?
  /// `S3SseKmsKeyId`.
  public var s3SseKmsKeyId: String?
  /// `OutputType`, required.
  public var outputType: [OutputTypeEnum]?

  /// Creates an instance from its members.
  public init(
    s3BucketOwner: String? = nil,
    s3Bucket: String? = nil,
    s3KeyPrefix: String? = nil,
    s3SseAlgorithm: S3SseAlgorithm? = nil,
    s3SseKmsKeyId: String? = nil,
    outputType: [OutputTypeEnum]?
  ) {
    self.s3BucketOwner = s3BucketOwner
    self.s3Bucket = s3Bucket
    self.s3KeyPrefix = s3KeyPrefix
    self.s3SseAlgorithm = s3SseAlgorithm
    self.s3SseKmsKeyId = s3SseKmsKeyId
    self.outputType = outputType
  }
}
