// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension InputS3Configuration: JSONStructure {
  static var shapeName: String { "InputS3Configuration" }
  static var blank: Self { Self(s3Bucket: nil, inputFormat: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "S3BucketOwner": s3BucketOwner = try reader.read()
    case "S3Bucket": s3Bucket = try reader.read()
    case "S3KeyPrefix": s3KeyPrefix = try reader.read()
    case "InputFormat": inputFormat = try reader.read()
    case "InputCompressionType": inputCompressionType = try reader.read()
    default: return false
    }
    return true
  }
}

extension InputS3Configuration: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("InputCompressionType", inputCompressionType)
    writer.member("InputFormat", inputFormat)
    writer.member("S3Bucket", s3Bucket)
    writer.member("S3BucketOwner", s3BucketOwner)
    writer.member("S3KeyPrefix", s3KeyPrefix)
    writer.endObject()
  }
}
