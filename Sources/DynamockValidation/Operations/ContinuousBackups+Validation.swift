package import DynamockModel

extension NamedTableRequest {
  /// Validates a DescribeContinuousBackups by every rule that needs only the request.
  package init(validating input: DescribeContinuousBackupsInput) throws(DynamoDBError) {
    try self.init(validating: DescribeTableInput(tableName: input.tableName))
  }
}

extension UpdateContinuousBackupsRequest {
  /// Validates an UpdateContinuousBackups by every rule that needs only the request.
  package init(validating input: UpdateContinuousBackupsInput) throws(DynamoDBError) {
    let table = try TableReference(ofControl: input.tableName, in: input)
    let specification = input.pointInTimeRecoverySpecification
    let enables = specification?.pointInTimeRecoveryEnabled ?? false
    let period = specification?.recoveryPeriodInDays
    guard enables || period == nil else {
      throw DynamoDBError(.control(.periodWhileDisabling), in: Dialect.current.controlPlane)
    }
    self.init(table: table, enables: enables, period: period)
  }
}
