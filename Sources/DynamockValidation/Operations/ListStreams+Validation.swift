package import DynamockModel

extension ListStreamsRequest {
  /// Validates a ListStreams by the rules that depend only on the request.
  package init(validating input: ListStreamsInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  private init(checking input: ListStreamsInput) throws(RequestFault) {
    if let start = input.exclusiveStartStreamArn, StreamReference(start) == nil {
      throw .stream(.invalidARN)
    }
    var check = ConstraintCheck()
    check.model(input)
    check.maximum(Limits.listPage, of: input.limit, at: "limit")
    try check.finish()
    self.init(
      tableName: input.tableName, exclusiveStartStreamARN: input.exclusiveStartStreamArn,
      limit: input.limit ?? Limits.listPage)
  }
}
