import DynamockModel
import DynamockValidation

/// An export: its request, and its result once there is one.
struct ExportRecord: TransferRecord {
  static var kind: TransferKind { .export }
  static var place: WritableKeyPath<Catalog, [String: ExportRecord]> { \.exports }

  var frame: TransferFrame
  let token: String
  /// The request, with the defaults of format, type and encryption filled in.
  let parameters: ExportTableToPointInTimeInput
  /// Whether the request names a type.
  let namesType: Bool
  /// The end of the period of an incremental export whose request does not name it.
  let latestTime: Timestamp?
  var outcome: Result<ExportResult, TransferFailure>?
  /// Whether the process that wrote the export ended before it, and its files were not removed yet.
  var hasLeftovers = false

  /// The point in time that is exported.
  var exportTime: Timestamp { parameters.exportTime ?? frame.startedAt }

  /// The period of an incremental export with its end, or `nil` for a full export.
  var period: IncrementalExportSpecification? {
    var period = parameters.incrementalExportSpecification
    if let latestTime, period?.exportToTime == nil { period?.exportToTime = latestTime }
    return period
  }

  func status(at now: Timestamp) -> ExportStatus {
    guard let outcome = shownOutcome(at: now) else { return .inProgress }
    return outcome.failure == nil ? .completed : .failed
  }
}

extension ExportRecord {
  /// The export as AWS describes it: `ExportType` only if the request names one, and `ExportTime`
  /// only of full exports.
  func description(at now: Timestamp, settings: EngineSettings) -> ExportDescription {
    let outcome = shownOutcome(at: now)
    let result = try? outcome?.get()
    return ExportDescription(
      exportArn: settings.arn(of: self), exportStatus: status(at: now),
      startTime: frame.startedAt, endTime: shownEnd(at: now), exportManifest: result?.manifest,
      tableArn: settings.tableARN(frame.tableName, region: frame.region), tableId: frame.tableID,
      exportTime: period == nil ? exportTime : nil, clientToken: token,
      s3Bucket: parameters.s3Bucket,
      s3BucketOwner: parameters.s3BucketOwner, s3Prefix: parameters.s3Prefix,
      s3SseAlgorithm: parameters.s3SseAlgorithm, s3SseKmsKeyId: parameters.s3SseKmsKeyId,
      failureCode: outcome?.failure?.code, failureMessage: outcome?.failure?.message,
      exportFormat: parameters.exportFormat, billedSizeBytes: result?.billedSize,
      itemCount: result?.itemCount, exportType: namesType ? parameters.exportType : nil,
      incrementalExportSpecification: period,
      filterSpecification: parameters.filterSpecification)
  }

  /// The export in a list, which always shows the type.
  func summary(at now: Timestamp, settings: EngineSettings) -> ExportSummary {
    ExportSummary(
      exportArn: settings.arn(of: self), exportStatus: status(at: now),
      exportType: parameters.exportType)
  }
}

extension ExportRecord {
  var request: Record {
    var record = Record()
    record[text: "token"] = token
    record[flag: "namesType"] = namesType
    record[text: "tableArn"] = parameters.tableArn
    record[time: "exportTime"] = parameters.exportTime
    record[text: "bucket"] = parameters.s3Bucket
    record[text: "bucketOwner"] = parameters.s3BucketOwner
    record[text: "prefix"] = parameters.s3Prefix
    record[text: "encryption"] = parameters.s3SseAlgorithm?.rawValue
    record[text: "kmsKey"] = parameters.s3SseKmsKeyId
    record[text: "format"] = parameters.exportFormat?.rawValue
    record[text: "type"] = parameters.exportType?.rawValue
    record[text: "sentToken"] = parameters.clientToken
    record[record: "period"] = parameters.incrementalExportSpecification.map { period in
      var record = Record()
      record[time: "from"] = period.exportFromTime
      record[time: "to"] = period.exportToTime
      record[text: "view"] = period.exportViewType?.rawValue
      return record
    }
    record[time: "latestTime"] = latestTime
    record[record: "filter"] = parameters.filterSpecification?.record
    if hasLeftovers { record[flag: "leftovers"] = true }
    return record
  }

  init?(_ frame: TransferFrame, _ outcome: Outcome?, of request: Record) {
    guard let token = request[text: "token"] else { return nil }
    self.frame = frame
    self.outcome = outcome
    self.token = token
    namesType = request[flag: "namesType"]
    latestTime = request[time: "latestTime"]
    hasLeftovers = request[flag: "leftovers"]
    parameters = ExportTableToPointInTimeInput(
      tableArn: request[text: "tableArn"], exportTime: request[time: "exportTime"],
      clientToken: request[text: "sentToken"], s3Bucket: request[text: "bucket"],
      s3BucketOwner: request[text: "bucketOwner"], s3Prefix: request[text: "prefix"],
      s3SseAlgorithm: request[text: "encryption"].map(S3SseAlgorithm.init(rawValue:)),
      s3SseKmsKeyId: request[text: "kmsKey"],
      exportFormat: request[text: "format"].map(ExportFormat.init(rawValue:)),
      exportType: request[text: "type"].map(ExportType.init(rawValue:)),
      incrementalExportSpecification: request[record: "period"].map { period in
        IncrementalExportSpecification(
          exportFromTime: period[time: "from"], exportToTime: period[time: "to"],
          exportViewType: period[text: "view"].map(ExportViewType.init(rawValue:)))
      }, filterSpecification: request[record: "filter"].map(FilterSpecification.init))
  }
}

extension Result: TransferOutcome where Success == ExportResult, Failure == TransferFailure {
  var failure: TransferFailure? {
    if case .failure(let failure) = self { failure } else { nil }
  }

  var record: Record {
    var record = Record()
    guard case .success(let result) = self else { return record }
    record[number: "items"] = result.itemCount
    record[number: "billedSize"] = result.billedSize
    record[text: "manifest"] = result.manifest
    return record
  }

  init(_ record: Record) {
    if let failure = TransferFailure(record) {
      self = .failure(failure)
    } else {
      self = .success(
        ExportResult(
          itemCount: record[number: "items"] ?? 0, billedSize: record[number: "billedSize"] ?? 0,
          manifest: record[text: "manifest"] ?? ""))
    }
  }
}

extension TransferFailure {
  init?(_ record: Record) {
    guard let code = record[text: "failureCode"] else { return nil }
    self.init(code: code, message: record[text: "failureMessage"] ?? "")
  }
}
