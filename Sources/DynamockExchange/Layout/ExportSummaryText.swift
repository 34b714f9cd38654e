import DynamockModel
import DynamockWire

/// The contents of an export's summary ([aws-export-output]).
struct ExportSummaryText {
  var exportARN: String
  var startTime: Timestamp
  var endTime: Timestamp
  var tableARN: String
  var tableID: String
  /// The point in time, or the period of an incremental export.
  var time: Time
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

  /// What an export contains.
  enum Time {
    /// A table at a point in time.
    case at(Timestamp)
    /// The changes of a period, in a view such as `NEW_IMAGE`.
    case from(Timestamp, to: Timestamp, view: String)
  }

  var json: JSONText {
    JSONText([
      ("version", JSONText(isIncremental ? "2023-08-01" : "2020-06-30")),
      ("exportArn", JSONText(exportARN)),
      ("startTime", JSONText(startTime.utcText + "Z")),
      ("endTime", JSONText(endTime.utcText + "Z")),
      ("tableArn", JSONText(tableARN)), ("tableId", JSONText(tableID)),
      ("exportTime", times.at), ("exportFromTime", times.from), ("exportToTime", times.to),
      ("s3Bucket", JSONText(bucket)),
      ("s3Prefix", prefix.map { JSONText($0) } ?? .null),
      ("s3SseAlgorithm", JSONText(algorithm)),
      ("s3SseKmsKeyId", kmsKey.map { JSONText($0) } ?? .null),
      ("manifestFilesS3Key", JSONText("\(root)/\(ExportManifest.filesName).json")),
      ("billedSizeBytes", JSONText(billedSize)), ("itemCount", JSONText(itemCount)),
      ("outputFormat", JSONText(format)), ("outputView", times.view),
      ("exportType", type.map { JSONText($0) }),
    ])
  }

  private var isIncremental: Bool { if case .from = time { true } else { false } }

  private var times: (at: JSONText?, from: JSONText?, to: JSONText?, view: JSONText?) {
    switch time {
    case .at(let time): (JSONText(time.utcText + "Z"), nil, nil, nil)
    case .from(let start, let end, let view):
      (nil, JSONText(start.utcText + "Z"), JSONText(end.utcText + "Z"), JSONText(view))
    }
  }

  /// Writes both manifests and their checksums; the summary is last, and completes the export.
  /// - Parameter dataRoot: the key of the folder that contains the folder of the data files.
  func write(
    with files: [ExportManifest.File], in dataRoot: String, into folder: String
  ) throws(ExchangeError) {
    try Self.write(
      files.flatMap { $0.line(in: dataRoot) }, as: ExportManifest.filesName, into: folder)
    try Self.write(json.bytes, as: ExportManifest.summaryName, into: folder)
  }

  private static func write(
    _ bytes: [UInt8], as name: String, into folder: String
  ) throws(ExchangeError) {
    try FileSystem.write(Array(Checksum.base64(of: bytes).utf8), to: "\(folder)/\(name).md5")
    try FileSystem.write(bytes, to: "\(folder)/\(name).json")
  }
}
