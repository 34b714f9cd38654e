package import DynamockModel

extension UpdateTimeToLiveRequest {
  /// Validates an UpdateTimeToLive by the rules that depend only on the request.
  package init(validating input: UpdateTimeToLiveInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  private init(checking input: UpdateTimeToLiveInput) throws(RequestFault) {
    let table = try TableReference(controlPlane: input.tableName)
    var check = ConstraintCheck()
    check.model(input)
    try check.finish()
    guard let specification = input.timeToLiveSpecification else {
      throw .constraints([.null("timeToLiveSpecification")])
    }
    self.init(
      table: table, attributeName: specification.attributeName ?? "",
      enables: specification.enabled ?? false)
  }
}
