package import DynamockModel

extension ListTablesRequest {
  /// Validates a ListTables by the rules that depend only on the request.
  package init(validating input: ListTablesInput) throws(DynamoDBError) {
    var check = ConstraintCheck()
    if let name = input.exclusiveStartTableName {
      check.name(
        name, minimum: TableNameRule.minimumForTables, at: "exclusiveStartTableName")
    }
    check.minimum(1, of: input.limit, at: "limit")
    check.maximum(Limits.listPage, of: input.limit, at: "limit")
    do {
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
    self.init(
      exclusiveStartTableName: input.exclusiveStartTableName,
      limit: input.limit ?? Limits.listPage)
  }
}
