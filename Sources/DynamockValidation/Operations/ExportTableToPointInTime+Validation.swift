package import DynamockModel

extension ExportTableRequest {
  /// Validates an ExportTableToPointInTime by every rule that needs only the request.
  package init(validating input: ExportTableToPointInTimeInput) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      check.model(input)
      try check.finish()
      do throws(TransferRequestFault) {
        let arn = try TableARN(input.tableArn ?? "")
        try input.checkTogether()
        self.init(
          table: arn.table, region: arn.region, parameters: input.completed,
          namesType: input.exportType != nil)
      } catch {
        throw .transfer(error)
      }
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}

extension ExportTableToPointInTimeInput {
  /// Checks the members that depend on each other; dynamock's own limits come last.
  fileprivate func checkTogether() throws(TransferRequestFault) {
    switch (exportType, incrementalExportSpecification) {
    case (nil, _?): throw .specificationWithoutType
    case (.fullExport?, _?): throw .specificationOfFullExport
    case (.incrementalExport?, nil): throw .noSpecification
    case (.incrementalExport?, let period?) where period.exportFromTime == nil: throw .noPeriod
    default: break
    }
    if s3SseKmsKeyId != nil, s3SseAlgorithm != .kms { throw .keyWithoutKMS }
    if let filterSpecification {
      throw filterSpecification == FilterSpecification() ? .emptyFilter : .filter
    }
    if let s3Prefix, !s3Prefix.isFolderPath { throw .unusablePrefix(s3Prefix) }
  }

  /// The request with the defaults that the response contains.
  fileprivate var completed: Self {
    var input = self
    input.exportFormat = exportFormat ?? .dynamodbJson
    input.exportType = exportType ?? .fullExport
    input.s3SseAlgorithm = s3SseAlgorithm ?? .aes256
    if exportType == .incrementalExport {
      input.incrementalExportSpecification?.exportViewType =
        incrementalExportSpecification?.exportViewType ?? .newAndOldImages
    }
    return input
  }
}

extension String {
  /// Whether the text, as the beginning of an object's key, is a path below a folder; a slash at
  /// the end is allowed.
  var isFolderPath: Bool {
    guard !isEmpty else { return true }
    // Bytes, as in the file system: a combining character after a slash forms another Character.
    var names = utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Array($0) }
    if names.last == [] { names.removeLast() }
    return !names.isEmpty
      && names.allSatisfy { name in
        !name.isEmpty && name.count <= 255 && !name.contains(0)
          && !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8)
      }
  }
}
