import DynamockModel
import DynamockWire

/// The contents of an export's summary ([aws-export-output]).
struct ExportSummaryText {
  var exportARN: String
  var startTime: Timestamp
  var endTime: Timestamp
  var tableARN: String
  var tableID: String
  var exportTime: Timestamp
  var bucket: String
  var prefix: String?
  var algorithm = "AES256"
  var kmsKey: String?
  /// The key of the export's folder.
  var root: String
  var billedSize: Int
  var itemCount: Int
  var format: String
  /// The type, which AWS's summaries of full exports do not contain.
  var type: String?

  var json: JSONText {
    JSONText([
      ("version", JSONText("2020-06-30")),
      ("exportArn", JSONText(exportARN)),
      ("startTime", JSONText(startTime.utcText + "Z")),
      ("endTime", JSONText(endTime.utcText + "Z")),
      ("tableArn", JSONText(tableARN)), ("tableId", JSONText(tableID)),
      ("exportTime", JSONText(exportTime.utcText + "Z")), ("s3Bucket", JSONText(bucket)),
      ("s3Prefix", prefix.map { JSONText($0) } ?? .null),
      ("s3SseAlgorithm", JSONText(algorithm)),
      ("s3SseKmsKeyId", kmsKey.map { JSONText($0) } ?? .null),
      ("manifestFilesS3Key", JSONText("\(root)/\(ExportManifest.filesName).json")),
      ("billedSizeBytes", JSONText(billedSize)), ("itemCount", JSONText(itemCount)),
      ("outputFormat", JSONText(format)), ("exportType", type.map { JSONText($0) }),
    ])
  }

  /// Writes both manifests and their checksums; the summary is last, and completes the export.
  func write(with files: [ExportManifest.File], into folder: String) throws(ExchangeError) {
    try Self.write(
      files.flatMap { $0.line(in: root) }, as: ExportManifest.filesName, into: folder)
    try Self.write(json.bytes, as: ExportManifest.summaryName, into: folder)
  }

  private static func write(
    _ bytes: [UInt8], as name: String, into folder: String
  ) throws(ExchangeError) {
    try FileSystem.write(Array(Checksum.base64(of: bytes).utf8), to: "\(folder)/\(name).md5")
    try FileSystem.write(bytes, to: "\(folder)/\(name).json")
  }
}
