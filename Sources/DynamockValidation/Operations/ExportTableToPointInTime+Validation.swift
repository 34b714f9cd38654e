import DynamockExpressions
package import DynamockModel

extension ExportTableRequest {
  /// Validates an ExportTableToPointInTime by every rule that needs only the request.
  package init(validating input: ExportTableToPointInTimeInput) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      check.model(input)
      try check.finish()
      let arn: TableARN
      do throws(TransferRequestFault) {
        arn = try TableARN(input.tableArn ?? "")
        try input.checkTogether()
      } catch {
        throw .transfer(error)
      }
      let filter = try input.filterSpecification.map { (filter) throws(RequestFault) in
        try ExportFilter(checking: filter)
      }
      self.init(
        table: arn.table, region: arn.region, parameters: input.completed,
        namesType: input.exportType != nil, filter: filter)
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
    if filterSpecification == FilterSpecification() { throw .emptyFilter }
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

extension ExportFilter {
  /// Applies the rules of Query and Scan ([aws-filtered-export]), whose messages these are: AWS's are
  /// unknown.
  fileprivate init(checking filter: FilterSpecification) throws(RequestFault) {
    let conditions = [filter.keyConditionExpression, filter.filterExpression]
    let hasCondition = conditions.contains { $0 != nil }
    if filter.expressionAttributeNames != nil, !hasCondition, filter.projectionExpression == nil {
      throw .namesWithoutExpression
    }
    if filter.expressionAttributeValues != nil, !hasCondition {
      throw .valuesWithoutExpression(absent: ["FilterExpression", "KeyConditionExpression"])
    }
    var expressions = try ExpressionRules(
      names: filter.expressionAttributeNames, values: filter.expressionAttributeValues,
      in: Dialect.current.controlPlane)
    let keys = try filter.keyConditionExpression.map { (text) throws(RequestFault) in
      try expressions.parsedCondition(text, as: .keyCondition)
    }
    let condition = try filter.filterExpression.map { (text) throws(RequestFault) in
      try expressions.condition(text, as: .filter)
    }
    let projection = try filter.projectionExpression.map { (text) throws(RequestFault) in
      try expressions.projection(text)
    }
    try expressions.finish()
    let keyCondition = try keys.map { (keys) throws(RequestFault) in
      try ExpressionRules.keyCondition(of: keys)
    }
    self.init(keyCondition: keyCondition, condition: condition, projection: projection)
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
