// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension OutputS3Configuration: JSONStructure {
  static var shapeName: String { "OutputS3Configuration" }
  static var blank: Self { Self(outputType: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "S3BucketOwner": s3BucketOwner = try reader.read()
    case "S3Bucket": s3Bucket = try reader.read()
    case "S3KeyPrefix": s3KeyPrefix = try reader.read()
    case "S3SseAlgorithm": s3SseAlgorithm = try reader.read()
    case "S3SseKmsKeyId": s3SseKmsKeyId = try reader.read()
    case "OutputType": outputType = try reader.read()
    default: return false
    }
    return true
  }
}

extension OutputS3Configuration: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("OutputType", outputType)
    writer.member("S3Bucket", s3Bucket)
    writer.member("S3BucketOwner", s3BucketOwner)
    writer.member("S3KeyPrefix", s3KeyPrefix)
    writer.member("S3SseAlgorithm", s3SseAlgorithm)
    writer.member("S3SseKmsKeyId", s3SseKmsKeyId)
    writer.endObject()
  }
}
