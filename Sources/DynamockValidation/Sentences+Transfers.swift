extension TransferRequestFault {
  /// AWS's message ([ack-quirks], us-west-2 and us-east-1, October 2026), or that of a limit of
  /// dynamock.
  var sentence: String {
    switch self {
    case .notARN: Sentence.invalid + "tableArn is not a valid ARN"
    case .notTableARN: "Invalid Request: Table ARN is invalid."
    case .invalidARN(.export): "Invalid Export ARN"
    case .invalidARN(.import): "Invalid Import ARN"
    // By analogy; AWS's message is unknown.
    case .invalidARN(.bulk): "Invalid BulkOperation ARN"
    case .invalidBackupARN: "Invalid Backup ARN"
    case .unknownPlaceOfBackup: "Invalid Request: BackupArn is not valid"
    // The capture ends within "Please"; the rest is a guess.
    case .bothRestoreTimes:
      "Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be set for "
        + "point-in-time restore request. Please specify only one of them."
    case .noRestoreTime:
      "Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime must be specified, "
        + "but not both"
    case .bothSources: "Must provide exactly one of: sourceTableArn, sourceTableName"
    case .sourceNotARN: Sentence.invalid + "sourceTableArn is not a valid ARN"
    case .crossedBounds:
      Sentence.invalid + "Time range lower bound must be less than or equal to upper bound"
    case .specificationWithoutType:
      "Invalid Request: Export Type expected to be Incremental Export when incremental export "
        + "specification is provided"
    // With the space before the comma.
    case .specificationOfFullExport:
      "Invalid Request: When Export Type is Full Export , Incremental Export Specification should "
        + "not be provided"
    case .noSpecification:
      "Invalid Request: Incremental Export Specification expected when export type is set as "
        + "Incremental Export"
    case .noPeriod:
      "Invalid Request: ExportFromTime must be provided in IncrementalExportSpecification"
    case .keyWithoutKMS:
      "Invalid Request: KMS Key Id is not supported for this encryption type"
    case .emptyFilter:
      "Invalid Request: Invalid FilterSpecification: The specification can not be empty"
    case .otherFormatOptions(let format):
      "Invalid Request: Unsupported InputFormatOptions for the given input format: \(format)."
    case .unusablePrefix(let prefix):
      "Invalid Request: dynamock writes objects as files, and the prefix \(prefix) is not a path: "
        + "use names without \".\" and \"..\", with one slash between them."
    }
  }
}
