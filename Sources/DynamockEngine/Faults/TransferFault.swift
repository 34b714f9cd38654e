import DynamockModel

/// Why an export or an import is rejected, or is not found.
enum TransferFault: Sendable {
  /// A table without recovery to a point in time, which exports require.
  case recoveryDisabled(String)
  /// A point in time outside the period to which the table can be recovered.
  case timeOutsideWindow
  /// A point in time that is too recent.
  case timeTooRecent
  /// A period that begins before the table was created.
  case periodBeforeTable(Timestamp)
  /// A period that ends in the future.
  case periodInFuture(Timestamp)
  /// A period that does not begin before its end.
  case periodReversed
  /// A period of less than 15 minutes.
  case periodTooShort
  /// A period of more than 24 hours.
  case periodTooLong
  /// A server without a folder for buckets.
  case noBuckets
  /// A token of an export with other parameters.
  case exportConflict
  /// A token of an import of another table.
  case importConflict
  /// An export that does not exist.
  case noExport(String)
  /// An export of another region.
  case exportOfOtherRegion
  /// An import that does not exist.
  case noImport(String)
  /// A bulk operation that does not exist.
  case noBulkOperation(String)
  /// An import into a table that exists.
  case tableExists(String)
  /// A resource of another account.
  case otherAccount
  /// A position that no list has returned.
  case invalidNextToken(String)

  /// The exception that reports the fault.
  var code: DynamoDBError.Code {
    switch self {
    case .recoveryDisabled: .pointInTimeRecoveryUnavailable
    case .timeOutsideWindow, .timeTooRecent, .periodBeforeTable, .periodInFuture,
      .periodReversed, .periodTooShort, .periodTooLong:
      .invalidExportTime
    case .noBuckets, .invalidNextToken: .validation
    case .exportConflict: .exportConflict
    case .importConflict: .importConflict
    case .noExport, .exportOfOtherRegion: .exportNotFound
    case .noImport: .importNotFound
    case .noBulkOperation: .resourceNotFound
    case .tableExists: .resourceInUse
    case .otherAccount: .accessDenied
    }
  }
}

extension TransferFault {
  /// AWS's message ([ack-quirks], us-west-2 and us-east-1, October 2026), or that of a limit of
  /// dynamock.
  var sentence: String {
    switch self {
    case .recoveryDisabled(let table):
      "Point in time recovery is not enabled for table '\(table)'"
    case .timeOutsideWindow: "Export Time is invalid"
    case .timeTooRecent: "Point in Time Recovery is not available for specified export time"
    case .periodBeforeTable, .periodInFuture, .periodReversed, .periodTooShort, .periodTooLong:
      periodSentence
    case .noBuckets:
      "Invalid Request: dynamock has no buckets: start it with --s3-root FOLDER (the setting s3.root), "
        + "a folder in which each bucket is a folder, or with --s3-endpoint URL."
    case .exportConflict:
      "Export conflict: Duplicate request detected with conflicting parameters"
    case .importConflict:
      "Import conflict: Duplicate request detected with conflicting parameters"
    // Twice, as on AWS.
    case .noExport(let arn): "Export not found: Export not found: \(arn)"
    case .exportOfOtherRegion: "Export not found: Invalid export arn"
    // The sentence is a guess, by analogy.
    case .noImport(let arn): "Import not found: \(arn)"
    // By analogy; AWS's message is unknown.
    case .noBulkOperation(let arn):
      "Requested resource not found: Bulk operation: \(arn) not found"
    case .tableExists(let table): "Table already exists: \(table)"
    case .otherAccount: "Access is denied"
    case .invalidNextToken(let token):
      "Invalid Request: Provided nextToken is invalid: \(token)"
    }
  }

  private var periodSentence: String {
    switch self {
    case .periodBeforeTable(let creation):
      "Incremental export period from time cannot be less than the table creation time : "
        + creation.secondText
    case .periodInFuture(let now):
      "Incremental export period to time cannot be greater than the current time : "
        + now.secondText
    // [airflow-41517].
    case .periodReversed:
      "Incremental export period from time should not be greater or equal to incremental export "
        + "period to time"
    case .periodTooShort:
      "Difference between export period from time and export period to time is less than 15 minutes"
    // By analogy; AWS's message is unknown.
    case .periodTooLong:
      "Difference between export period from time and export period to time is greater than 24 hours"
    default: ""
    }
  }
}

extension Timestamp {
  /// The time in UTC in whole seconds, such as `2026-10-08T22:51:50Z`.
  var secondText: String { utcText.prefix { $0 != "." } + "Z" }
}
