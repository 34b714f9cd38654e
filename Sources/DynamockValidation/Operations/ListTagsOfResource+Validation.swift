import DynamockModel

extension ListTagsOfResourceRequest {
  /// Checks a ListTagsOfResource by every rule that needs only the request.
  ///
  /// AWS hands out no NextToken, since a resource's 50 tags fit one page (ack DDB-TABLE-108); one
  /// that is sent is passed over.
  package init(validating input: ListTagsOfResourceInput) throws(DynamoDBError) {
    // Who may read the tags of another service's resource is asked before what is named (issue 15,
    // line 18); the words are those of other denied ARNs (conformance, 2026-09).
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
