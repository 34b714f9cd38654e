package import DynamockModel

extension NamedTableRequest {
  /// Validates a DescribeTable by the rules that depend only on the request.
  package init(validating input: DescribeTableInput) throws(DynamoDBError) {
    try self.init(naming: input.tableName)
  }

  /// Validates a DeleteTable by the rules that depend only on the request.
  package init(validating input: DeleteTableInput) throws(DynamoDBError) {
    try self.init(naming: input.tableName)
  }

  /// Validates a DescribeTimeToLive by the rules that depend only on the request.
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
