// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension S3BucketSource: JSONStructure {
  static var shapeName: String { "S3BucketSource" }
  static var blank: Self { Self(s3Bucket: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "S3BucketOwner": s3BucketOwner = try reader.read()
    case "S3Bucket": s3Bucket = try reader.read()
    case "S3KeyPrefix": s3KeyPrefix = try reader.read()
    default: return false
    }
    return true
  }
}

extension S3BucketSource: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("S3Bucket", s3Bucket)
    writer.member("S3BucketOwner", s3BucketOwner)
    writer.member("S3KeyPrefix", s3KeyPrefix)
    writer.endObject()
  }
}
