import DynamockModel

/// A PutResourcePolicy that has passed all rules that need only the request.
package struct PutPolicyRequest: Sendable {
  /// The resource whose ARN the request contains.
  package let resource: PolicyResource
  /// The policy as parsed.
  package let document: PolicyDocument
  /// The revision that has to be current, `NO_POLICY` for none, or `nil` for any.
  package let expectedRevision: String?
  /// Whether the account may lose the right to change the policy.
  package let confirmsLockout: Bool
}

/// A GetResourcePolicy that has passed all rules that need only the request.
package struct GetPolicyRequest: Sendable {
  /// The resource whose ARN the request contains.
  package let resource: PolicyResource
}

/// A DeleteResourcePolicy that has passed all rules that need only the request.
package struct DeletePolicyRequest: Sendable {
  /// The resource whose ARN the request contains.
  package let resource: PolicyResource
  /// The revision that has to be current, or `nil` for any.
  package let expectedRevision: String?
}

/// The table or stream whose policy a request names by its ARN.
package struct PolicyResource: Sendable, Hashable {
  /// The account in the ARN.
  package let account: String
  /// The table's name.
  package let tableName: String
  /// The label of the stream, or `nil` for the table.
  package let streamLabel: String?
  /// The text in the request.
  package let asSent: String

  /// Parses an ARN ([ack-quirks] DDB-TABLE-212).
  init(checked arn: String) throws(RequestFault) {
    _ = try ResourceReference(checked: arn)
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let parts = fields.last?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    let isStream = parts.count == 4 && parts[2] == "stream"
    guard fields.count == 6, parts.count == 2 || isStream else {
      throw .tag(.otherResourceARN(arn))
    }
    account = String(fields[4])
    tableName = String(parts[1])
    streamLabel = isStream ? String(parts[3]) : nil
    asSent = arn
  }

  /// The region in the ARN.
  package var region: String {
    asSent.split(separator: ":", omittingEmptySubsequences: false).dropFirst(3).first
      .map(String.init) ?? RequestContext.defaultRegion
  }

  /// The kind of the resource.
  var kind: PolicyDocument.Resource { streamLabel == nil ? .table : .stream }

  /// The partition in the ARN.
  var partition: String {
    asSent.split(separator: ":", omittingEmptySubsequences: false).dropFirst().first
      .map(String.init) ?? "aws"
  }
}
