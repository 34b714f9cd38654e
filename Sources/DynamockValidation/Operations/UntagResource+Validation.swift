package import DynamockModel

extension UntagResourceRequest {
  /// Validates an UntagResource by the rules that depend only on the request.
  package init(validating input: UntagResourceInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  private init(checking input: UntagResourceInput) throws(RequestFault) {
    var check = ConstraintCheck()
    check.require(input.resourceArn != nil, at: "resourceArn")
    check.require(input.tagKeys != nil, at: "tagKeys")
    try check.finish()
    let resource = try ResourceReference(checked: input.resourceArn ?? "")
    let keys = input.tagKeys ?? []
    guard !keys.isEmpty else { throw .tag(.noTagKeys) }
    do {
      for key in keys { try TagRules.check(key: key) }
    } catch {
      throw .table(error)
    }
    self.init(resource: resource, keys: keys)
  }
}
