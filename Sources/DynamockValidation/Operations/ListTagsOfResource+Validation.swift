package import DynamockModel

extension ListTagsOfResourceRequest {
  /// Validates a ListTagsOfResource by the rules that depend only on the request.
  ///
  /// AWS returns no NextToken, since a resource's 50 tags fit on one page ([ack-quirks]
  /// DDB-TABLE-108); a NextToken in the request is ignored.
  package init(validating input: ListTagsOfResourceInput) throws(DynamoDBError) {
    // The permission to read the tags of another service's resource is checked before the ARN; the
    // messages are those for other denied ARNs ([parity-suite], 2026-09).
    if let arn = input.resourceArn, ResourceReference.isOfOtherService(arn) {
      throw DynamoDBError(.accessDenied, Sentence.accessDenied)
    }
    do {
      var check = ConstraintCheck()
      check.require(input.resourceArn != nil, at: "resourceArn")
      try check.finish()
      self.init(resource: try ResourceReference(checked: input.resourceArn ?? ""))
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}
