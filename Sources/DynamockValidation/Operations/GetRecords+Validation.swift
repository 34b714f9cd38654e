package import DynamockModel

extension GetRecordsRequest {
  /// Validates a GetRecords by the rules that depend only on the request.
  package init(validating input: GetRecordsInput) throws(DynamoDBError) {
    var check = ConstraintCheck()
    check.model(input)
    check.maximum(Limits.streamRecords, of: input.limit, at: "limit")
    do {
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
    self.init(
      shardIterator: input.shardIterator ?? "", limit: input.limit ?? Limits.streamRecords)
  }
}
