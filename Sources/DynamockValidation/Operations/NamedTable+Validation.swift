import DynamockModel

extension NamedTableRequest {
  /// Checks a DescribeTable by every rule that needs only the request.
  package init(validating input: DescribeTableInput) throws(DynamoDBError) {
    try self.init(naming: input.tableName)
  }

  /// Checks a DeleteTable by every rule that needs only the request.
  package init(validating input: DeleteTableInput) throws(DynamoDBError) {
    try self.init(naming: input.tableName)
  }

  /// Checks a DescribeTimeToLive by every rule that needs only the request.
  package init(validating input: DescribeTimeToLiveInput) throws(DynamoDBError) {
    try self.init(naming: input.tableName)
  }

  private init(naming name: String?) throws(DynamoDBError) {
    do {
      self.init(table: try TableReference(controlPlane: name))
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}
