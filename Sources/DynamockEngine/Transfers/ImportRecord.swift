import DynamockModel
import DynamockValidation

/// An import: its request, and its figures once it has ended.
struct ImportRecord: TransferRecord {
  static var kind: TransferKind { .import }
  static var place: WritableKeyPath<Catalog, [String: ImportRecord]> { \.imports }

  var frame: TransferFrame
  /// The request, as sent.
  let parameters: ImportTableInput
  var outcome: ImportResult?

  var token: String { parameters.clientToken ?? "" }

  func status(at now: Timestamp) -> ImportStatus {
    guard let outcome = shownOutcome(at: now) else { return .inProgress }
    return outcome.failure == nil ? .completed : .failed
  }
}

extension ImportRecord {
  /// The import as AWS describes it; its figures are 0 until the end ([scylla-alternator]
  /// `test_import.py`).
  func description(at now: Timestamp, settings: EngineSettings) -> ImportTableDescription {
    let result = shownOutcome(at: now)
    return ImportTableDescription(
      importArn: settings.arn(of: self), importStatus: status(at: now),
      tableArn: settings.tableARN(frame.tableName, region: frame.region), tableId: frame.tableID,
      clientToken: token, s3BucketSource: source(settings),
      errorCount: result?.errorCount ?? 0,
      cloudWatchLogGroupArn: settings.importLogARN(region: frame.region),
      inputFormat: parameters.inputFormat, inputFormatOptions: parameters.inputFormatOptions,
      inputCompressionType: parameters.inputCompressionType ?? .nothing,
      tableCreationParameters: parameters.tableCreationParameters, startTime: frame.startedAt,
      endTime: shownEnd(at: now), processedSizeBytes: result?.processedSize,
      processedItemCount: result?.processedCount ?? 0,
      importedItemCount: result?.importedCount ?? 0,
      failureCode: result?.failure?.code, failureMessage: result?.failure?.message)
  }

  /// The import in a list.
  func summary(at now: Timestamp, settings: EngineSettings) -> ImportSummary {
    ImportSummary(
      importArn: settings.arn(of: self), importStatus: status(at: now),
      tableArn: settings.tableARN(frame.tableName, region: frame.region),
      s3BucketSource: source(settings),
      cloudWatchLogGroupArn: settings.importLogARN(region: frame.region),
      inputFormat: parameters.inputFormat, startTime: frame.startedAt, endTime: shownEnd(at: now))
  }

  private func source(_ settings: EngineSettings) -> S3BucketSource? {
    var source = parameters.s3BucketSource
    if source?.s3BucketOwner == nil { source?.s3BucketOwner = settings.accountID }
    return source
  }
}

extension ImportRecord {
  var request: Record {
    var record = Record()
    record[text: "token"] = parameters.clientToken
    record[text: "bucket"] = parameters.s3BucketSource?.s3Bucket
    record[text: "bucketOwner"] = parameters.s3BucketSource?.s3BucketOwner
    record[text: "prefix"] = parameters.s3BucketSource?.s3KeyPrefix
    record[text: "format"] = parameters.inputFormat?.rawValue
    record[text: "compression"] = parameters.inputCompressionType?.rawValue
    record[record: "options"] = parameters.inputFormatOptions.map { options in
      var record = Record()
      record[flag: "hasCSV"] = options.csv != nil
      record[text: "delimiter"] = options.csv?.delimiter
      record[texts: "header"] = options.csv?.headerList ?? []
      return record
    }
    record[record: "creation"] = parameters.tableCreationParameters?.record
    return record
  }

  init?(_ frame: TransferFrame, _ outcome: ImportResult?, of request: Record) {
    guard let creation = request[record: "creation"] else { return nil }
    self.frame = frame
    self.outcome = outcome
    parameters = ImportTableInput(
      clientToken: request[text: "token"],
      s3BucketSource: S3BucketSource(
        s3BucketOwner: request[text: "bucketOwner"], s3Bucket: request[text: "bucket"],
        s3KeyPrefix: request[text: "prefix"]),
      inputFormat: request[text: "format"].map(InputFormat.init(rawValue:)),
      inputFormatOptions: request[record: "options"].map { options in
        InputFormatOptions(
          csv: options[flag: "hasCSV"]
            ? CsvOptions(
              delimiter: options[text: "delimiter"],
              headerList: options[texts: "header"].nonEmpty) : nil)
      },
      inputCompressionType: request[text: "compression"].map(InputCompressionType.init(rawValue:)),
      tableCreationParameters: TableCreationParameters(creation))
  }
}

extension ImportResult: TransferOutcome {
  var record: Record {
    var record = Record()
    record[number: "processed"] = processedCount
    record[number: "imported"] = importedCount
    record[number: "errors"] = errorCount
    record[number: "size"] = processedSize
    return record
  }

  init(_ record: Record) {
    self.init(failure: TransferFailure(record))
    processedCount = record[number: "processed"] ?? 0
    importedCount = record[number: "imported"] ?? 0
    errorCount = record[number: "errors"] ?? 0
    processedSize = record[number: "size"]
  }
}
