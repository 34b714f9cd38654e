// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExportTableToPointInTimeInput: JSONStructure {
  static var shapeName: String { "ExportTableToPointInTimeInput" }
  static var blank: Self { Self(tableArn: nil, s3Bucket: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableArn": tableArn = try reader.read()
    case "ExportTime": exportTime = try reader.read()
    case "ClientToken": clientToken = try reader.read()
    case "S3Bucket": s3Bucket = try reader.read()
    case "S3BucketOwner": s3BucketOwner = try reader.read()
    case "S3Prefix": s3Prefix = try reader.read()
    case "S3SseAlgorithm": s3SseAlgorithm = try reader.read()
    case "S3SseKmsKeyId": s3SseKmsKeyId = try reader.read()
    case "ExportFormat": exportFormat = try reader.read()
    case "ExportType": exportType = try reader.read()
    case "IncrementalExportSpecification": incrementalExportSpecification = try reader.read()
    case "FilterSpecification": filterSpecification = try reader.read()
    default: return false
    }
    return true
  }
}

extension ExportTableToPointInTimeOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ExportDescription", exportDescription)
    writer.endObject()
  }
}
