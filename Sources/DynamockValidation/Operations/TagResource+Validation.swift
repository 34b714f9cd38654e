package import DynamockModel

extension TagResourceRequest {
  /// Validates a TagResource by the rules that depend only on the request.
  package init(validating input: TagResourceInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }

  private init(checking input: TagResourceInput) throws(RequestFault) {
    var check = ConstraintCheck()
    check.require(input.resourceArn != nil, at: "resourceArn")
    check.require(input.tags != nil, at: "tags")
    try check.finish()
    let resource = try ResourceReference(checked: input.resourceArn ?? "")
    let tags = input.tags ?? []
    guard !tags.isEmpty else { throw .tag(.noTags) }
    do {
      try TagRules.check(tags)
    } catch {
      throw .table(error)
    }
    self.init(resource: resource, tags: tags)
  }
}

extension ResourceReference {
  /// Returns whether an ARN identifies a resource of another service.
  static func isOfOtherService(_ arn: String) -> Bool {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 && fields[0] == "arn" && fields[2] != "dynamodb"
  }

  /// Parses an ARN; its resource need not exist ([ack-quirks] DDB-TABLE-071).
  init(checked arn: String) throws(RequestFault) {
    guard arn.hasPrefix("arn:") else { throw .tag(.notAnARN(arn)) }
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[2] == "dynamodb" else { throw .tag(.otherResourceARN(arn)) }
    let resource = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    guard resource.count > 1, resource[0] == "table" else { throw .tag(.otherResourceARN(arn)) }
    switch resource.count > 2 ? resource[2] : "" {
    case "index": throw .tag(.indexARN(arn))
    case "backup", "export", "import": throw .tag(.otherResourceARN(arn))
    default: break
    }
    self.init(
      account: String(fields[4]), tableName: resource.count == 2 ? String(resource[1]) : nil,
      asSent: arn)
  }
}
