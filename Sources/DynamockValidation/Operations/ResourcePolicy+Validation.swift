package import DynamockModel

extension GetPolicyRequest {
  /// Validates a GetResourcePolicy by every rule that needs only the request.
  package init(validating input: GetResourcePolicyInput) throws(DynamoDBError) {
    self.init(resource: try PolicyResource(input.resourceArn, in: input))
  }
}

extension DeletePolicyRequest {
  /// Validates a DeleteResourcePolicy by every rule that needs only the request.
  package init(validating input: DeleteResourcePolicyInput) throws(DynamoDBError) {
    self.init(
      resource: try PolicyResource(input.resourceArn, in: input),
      expectedRevision: input.expectedRevisionId)
  }
}

extension PutPolicyRequest {
  /// Validates a PutResourcePolicy by every rule that needs only the request; the document comes
  /// before the resource is looked up ([ack-quirks] DDB-TABLE-212).
  package init(validating input: PutResourcePolicyInput) throws(DynamoDBError) {
    let resource = try PolicyResource(input.resourceArn, in: input)
    let document: PolicyDocument
    do throws(PolicyFault) {
      document = try PolicyDocument(
        validating: input.policy ?? "", of: resource.kind, partition: resource.partition)
    } catch {
      throw DynamoDBError(.policy(error), in: Dialect.current.controlPlane)
    }
    self.init(
      resource: resource, document: document, expectedRevision: input.expectedRevisionId,
      confirmsLockout: input.confirmRemoveSelfResourceAccess ?? false)
  }
}

extension PolicyResource {
  fileprivate init(_ arn: String?, in input: some ModelChecked) throws(DynamoDBError) {
    try ConstraintCheck.controlPlane(input)
    do throws(RequestFault) {
      try self.init(checked: arn ?? "")
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}
