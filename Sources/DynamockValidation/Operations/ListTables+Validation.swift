import DynamockModel

extension ListTablesRequest {
  /// A page has at most 100 names (API model, `ListTablesInputLimit`).
  static let maximumLimit = 100

  /// Checks a ListTables by every rule that needs only the request.
  package init(validating input: ListTablesInput) throws(DynamoDBError) {
    var check = ConstraintCheck()
    if let name = input.exclusiveStartTableName {
      check.name(
        name, minimum: TableNameRule.minimumForTables, at: "exclusiveStartTableName")
    }
    check.minimum(1, of: input.limit, at: "limit")
    check.maximum(Self.maximumLimit, of: input.limit, at: "limit")
    do {
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: .older)
    }
    self.init(
      exclusiveStartTableName: input.exclusiveStartTableName,
      limit: input.limit ?? Self.maximumLimit)
  }
}
