import DynamockModel
import DynamockValidation

/// A bulk operation: its request, and its figures once it has ended.
struct BulkRecord: TransferRecord {
  static var kind: TransferKind { .bulk }
  static var place: WritableKeyPath<Catalog, [String: BulkRecord]> { \.bulkOperations }

  var frame: TransferFrame
  let token: String
  /// The request, with the defaults of compression and tier filled in.
  let parameters: StartBulkPutItemsInput
  /// Whether a request has cancelled it.
  var isCancelled = false
  var outcome: BulkResult?

  init(frame: TransferFrame, token: String, parameters: StartBulkPutItemsInput) {
    self.frame = frame
    self.token = token
    self.parameters = parameters
  }

  func status(at now: Timestamp) -> BulkOperationStatus {
    guard let outcome = shownOutcome(at: now) else {
      return isCancelled ? .cancelling : .inProgress
    }
    if outcome.failure != nil { return .failed }
    if outcome.isCancelled { return .cancelled }
    return outcome.failedCount > 0 ? .completedWithErrors : .completed
  }
}

extension BulkRecord {
  /// The operation as AWS's model describes it; its figures are 0 until the end.
  func description(at now: Timestamp, settings: EngineSettings) -> BulkOperationDescription {
    let result = shownOutcome(at: now)
    return BulkOperationDescription(
      bulkOperationArn: settings.arn(of: self), bulkOperationStatus: status(at: now),
      tableDetails: [
        BulkOperationTableDetail(tableName: frame.tableName, tableId: frame.tableID)
      ],
      clientToken: token, inputS3Configuration: parameters.inputS3Configuration,
      outputS3Configuration: parameters.outputS3Configuration, startTime: frame.startedAt,
      endTime: shownEnd(at: now), processedItemCount: result?.processedCount ?? 0,
      processedInputBytes: result?.processedSize ?? 0, totalInputBytes: result?.totalSize,
      bulkOperationUsage: result.map { [$0.usage.description(of: frame.tableName)] },
      failedItemCount: result?.failedCount ?? 0, failureCode: result?.failure?.code,
      failureMessage: result?.failure?.message,
      maxWriteRequestUnits: parameters.maxWriteRequestUnits,
      performanceTier: parameters.performanceTier)
  }

  /// The operation in a list.
  func summary(at now: Timestamp, settings: EngineSettings) -> BulkOperationSummary {
    BulkOperationSummary(
      bulkOperationArn: settings.arn(of: self), bulkOperationStatus: status(at: now),
      startTime: frame.startedAt, endTime: shownEnd(at: now))
  }
}

extension BulkRecord {
  var request: Record {
    var record = Record()
    record[text: "token"] = token
    record[flag: "cancelled"] = isCancelled
    record[text: "sentToken"] = parameters.clientToken
    record[text: "sentTable"] = parameters.tableName
    record[number: "units"] = parameters.maxWriteRequestUnits
    record[text: "tier"] = parameters.performanceTier?.rawValue
    record[record: "input"] = parameters.inputS3Configuration.map { input in
      var record = Record()
      record[text: "owner"] = input.s3BucketOwner
      record[text: "bucket"] = input.s3Bucket
      record[text: "prefix"] = input.s3KeyPrefix
      record[text: "format"] = input.inputFormat?.rawValue
      record[text: "compression"] = input.inputCompressionType?.rawValue
      return record
    }
    record[record: "output"] = parameters.outputS3Configuration.map { output in
      var record = Record()
      record[text: "owner"] = output.s3BucketOwner
      record[text: "bucket"] = output.s3Bucket
      record[text: "prefix"] = output.s3KeyPrefix
      record[text: "encryption"] = output.s3SseAlgorithm?.rawValue
      record[text: "kmsKey"] = output.s3SseKmsKeyId
      record[texts: "types"] = (output.outputType ?? []).map(\.rawValue)
      return record
    }
    return record
  }

  init?(_ frame: TransferFrame, _ outcome: BulkResult?, of request: Record) {
    guard let token = request[text: "token"] else { return nil }
    self.frame = frame
    self.outcome = outcome
    self.token = token
    isCancelled = request[flag: "cancelled"]
    parameters = StartBulkPutItemsInput(
      clientToken: request[text: "sentToken"],
      inputS3Configuration: request[record: "input"].map { input in
        InputS3Configuration(
          s3BucketOwner: input[text: "owner"], s3Bucket: input[text: "bucket"],
          s3KeyPrefix: input[text: "prefix"],
          inputFormat: input[text: "format"].map(BulkOperationInputFormat.init(rawValue:)),
          inputCompressionType: input[text: "compression"].map(
            InputCompressionType.init(rawValue:)))
      },
      outputS3Configuration: request[record: "output"].map { output in
        OutputS3Configuration(
          s3BucketOwner: output[text: "owner"], s3Bucket: output[text: "bucket"],
          s3KeyPrefix: output[text: "prefix"],
          s3SseAlgorithm: output[text: "encryption"].map(S3SseAlgorithm.init(rawValue:)),
          s3SseKmsKeyId: output[text: "kmsKey"],
          outputType: output[texts: "types"].map(OutputTypeEnum.init(rawValue:)))
      },
      tableName: request[text: "sentTable"], maxWriteRequestUnits: request[number: "units"],
      performanceTier: request[text: "tier"].map(BulkOperationPerformanceTier.init(rawValue:)))
  }
}
