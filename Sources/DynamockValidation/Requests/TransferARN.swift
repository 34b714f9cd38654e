package import DynamockModel

/// The ARN of a table, where AWS accepts no name.
struct TableARN {
  let table: TableReference
  let region: String

  init(_ text: String) throws(TransferRequestFault) {
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn" else { throw .notARN }
    let resource = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    guard fields[1].hasPrefix("aws"), fields[2] == "dynamodb", !fields[3].isEmpty,
      resource.count == 2, resource[0] == "table", String(resource[1]).isTableName,
      TableNameRule.lengths.contains(resource[1].utf8.count)
    else { throw .notTableARN }
    region = String(fields[3])
    table = TableReference(
      name: String(resource[1]), account: String(fields[4]), asSent: text)
  }
}

extension NamedTransferRequest {
  /// Validates a DescribeExport by every rule that needs only the request.
  package init(validating input: DescribeExportInput) throws(DynamoDBError) {
    try self.init(input.exportArn, .export, in: input)
  }

  /// Validates a DescribeImport by every rule that needs only the request.
  package init(validating input: DescribeImportInput) throws(DynamoDBError) {
    try self.init(input.importArn, .import, in: input)
  }

  /// Validates a DescribeBulkOperation by every rule that needs only the request.
  package init(validating input: DescribeBulkOperationInput) throws(DynamoDBError) {
    try self.init(input.bulkOperationArn, .bulk, in: input)
  }

  /// Validates a CancelBulkOperation by every rule that needs only the request.
  package init(validating input: CancelBulkOperationInput) throws(DynamoDBError) {
    try self.init(input.bulkOperationArn, .bulk, in: input)
  }

  private init(
    _ arn: String?, _ kind: TransferKind, in input: some ModelChecked
  ) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      check.model(input)
      try check.finish()
      do throws(TransferRequestFault) { try self.init(arn ?? "", kind) } catch {
        throw .transfer(error)
      }
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  private init(_ arn: String, _ kind: TransferKind) throws(TransferRequestFault) {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", fields[1].hasPrefix("aws"),
      fields[2] == "dynamodb", !fields[3].isEmpty
    else { throw .invalidARN(kind) }
    let resource = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    guard resource.count == 4, resource[0] == "table", String(resource[1]).isTableName,
      TableNameRule.lengths.contains(resource[1].utf8.count), resource[2] == kind.rawValue,
      !resource[3].isEmpty
    else { throw .invalidARN(kind) }
    self.init(
      arn: arn, region: String(fields[3]), account: String(fields[4]), id: String(resource[3]))
  }
}

extension ListTransfersRequest {
  /// Validates a ListExports by every rule that needs only the request.
  package init(validating input: ListExportsInput) throws(DynamoDBError) {
    try self.init(input.tableArn, input.nextToken, input.maxResults, in: input)
  }

  /// Validates a ListImports by every rule that needs only the request.
  package init(validating input: ListImportsInput) throws(DynamoDBError) {
    try self.init(input.tableArn, input.nextToken, input.pageSize, in: input)
  }

  /// Validates a ListBulkOperations by every rule that needs only the request.
  package init(validating input: ListBulkOperationsInput) throws(DynamoDBError) {
    try self.init(nil, input.nextToken, input.maxResults ?? Limits.bulkPage, in: input)
  }

  private init(
    _ arn: String?, _ token: String?, _ limit: Int?, in input: some ModelChecked
  ) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      check.model(input)
      try check.finish()
      do throws(TransferRequestFault) {
        let table: TableARN? = if let arn { try TableARN(arn) } else { nil }
        self.init(
          table: table?.table, region: table?.region, nextToken: token,
          limit: limit ?? Limits.transferPage)
      } catch {
        throw .transfer(error)
      }
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}
