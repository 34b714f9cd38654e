package import DynamockModel
import DynamockPolicies
package import DynamockValidation

extension Database {
  /// Returns the policy of a table or a stream.
  package func getResourcePolicy(
    _ request: GetPolicyRequest
  ) throws(DynamoDBError) -> GetResourcePolicyOutput {
    try read { session throws(EngineFault) in
      let target = try session.policyTarget(request.resource)
      guard let policy = target.policy, let document = policy.document else {
        throw .control(.noPolicy(request.resource.asSent))
      }
      return GetResourcePolicyOutput(policy: document, revisionId: policy.revisionID)
    }
  }

  /// Sets the policy of a table or a stream; one that is the same in meaning changes nothing.
  ///
  /// - Parameter caller: the caller that the policy must not lock out, or `nil` for the account's
  ///   administrator.
  package func putResourcePolicy(
    _ request: PutPolicyRequest, from caller: Caller? = nil,
    completion: @escaping @Sendable (Result<PutResourcePolicyOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let target = try session.reading.policyTarget(request.resource)
      try target.require(request.expectedRevision)
      if let policy = target.policy, policy.isEquivalent(to: request.document) {
        return PutResourcePolicyOutput(revisionId: policy.revisionID)
      }
      try target.requireChangeable(at: session.now)
      guard request.confirmsLockout || !session.reading.isLockedOut(caller, by: request) else {
        throw .control(.lockout)
      }
      let policy = PolicyState(request.document, after: target.policy, at: session.timeOfDay)
      try session.store(policy, of: target)
      return PutResourcePolicyOutput(revisionId: policy.revisionID)
    }
  }

  /// Removes the policy of a table or a stream; a missing one is no error.
  package func deleteResourcePolicy(
    _ request: DeletePolicyRequest,
    completion: @escaping @Sendable (Result<DeleteResourcePolicyOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let target = try session.reading.policyTarget(request.resource)
      if let expected = request.expectedRevision { try target.requireRevision(expected) }
      guard let policy = target.policy else { return DeleteResourcePolicyOutput() }
      if policy.document != nil {
        try target.requireChangeable(at: session.now)
        try session.store(PolicyState(deleting: policy, at: session.timeOfDay), of: target)
      }
      return DeleteResourcePolicyOutput(revisionId: policy.revisionID)
    }
  }
}

/// The table or stream that has a policy.
private enum PolicyTarget {
  case table(Table)
  case stream(TableStream)

  var policy: PolicyState? {
    switch self {
    case .table(let table): table.definition.control.policy
    case .stream(let stream): stream.definition.policy
    }
  }

  private var tableName: String {
    switch self {
    case .table(let table): table.name
    case .stream(let stream): stream.definition.name.table
    }
  }

  /// Rejects a Put that expects another revision, or none.
  func require(_ expected: String?) throws(EngineFault) {
    guard let expected else { return }
    guard expected == "NO_POLICY" else { return try requireRevision(expected) }
    if let policy, policy.document != nil {
      throw .control(.policyExists(of: tableName, revision: policy.revisionID))
    }
  }

  /// Rejects a change that expects another revision.
  func requireRevision(_ expected: String) throws(EngineFault) {
    guard let policy, policy.document != nil else {
      throw .control(.noPolicyAtRevision(expected, of: tableName))
    }
    guard policy.revisionID == expected else {
      throw .control(.otherRevision(expected, of: tableName, revision: policy.revisionID))
    }
  }

  /// Rejects a change while the table comes or goes ([ack-quirks] DDB-TABLE-236).
  func requireChangeable(at now: Timestamp) throws(EngineFault) {
    guard case .table(let table) = self else { return }
    switch table.definition.lifecycle.resolved(at: now) {
    case .creating: throw .inUse(.tableBeing(.creation, table.name))
    case .deleting, nil: throw .inUse(.tableBeing(.deletion, table.name))
    case .active, .updating: break
    }
  }
}

extension ReadSession {
  /// The resource of a policy ([ack-quirks] DDB-TABLE-212 and 233).
  fileprivate func policyTarget(_ resource: PolicyResource) throws(EngineFault) -> PolicyTarget {
    guard resource.account == settings.accountID else { throw .control(.resourceOfOtherAccount) }
    let target: PolicyTarget
    let arn: String
    if let label = resource.streamLabel {
      let name = StreamName(table: resource.tableName, label: label)
      guard let stream = catalog.streams[name], stream.definition.isReadable(at: now) else {
        throw .control(.noStream(label, of: resource.tableName))
      }
      (target, arn) = (.stream(stream), settings.arn(of: stream.definition))
    } else {
      guard let table = catalog[resource.tableName],
        table.definition.controlVisibility(at: now) != .hidden
      else { throw missing(resource.tableName, isNamed: true) }
      (target, arn) = (.table(table), settings.arn(of: table.definition))
    }
    guard resource.asSent == arn else { throw .control(.otherRegion(resource.asSent)) }
    return target
  }
}

extension ReadSession {
  /// Whether a policy denies its own replacement.
  fileprivate func isLockedOut(_ caller: Caller?, by request: PutPolicyRequest) -> Bool {
    guard let caller, let policy = AccessPolicy(request.document.text) else {
      return request.document.locksOut(account: settings.accountID)
    }
    let access = Access(
      catalog: catalog, settings: settings, time: time, caller: caller,
      region: request.resource.region)
    let table = catalog[request.resource.tableName]
    let replacement = AccessedResource(
      access: access, action: Operation.putResourcePolicy.rawValue,
      resource: request.resource.asSent,
      tags: request.resource.streamLabel == nil ? table?.definition.tags ?? [] : [], shape: nil,
      facts: FactsOnDemand { AccessFacts() })
    return policy.decision(on: replacement) == .denied
  }
}

extension WriteSession {
  fileprivate mutating func store(
    _ policy: PolicyState, of target: PolicyTarget
  ) throws(EngineFault) {
    switch target {
    case .table(let table):
      var settings = table.definition.control
      settings.policy = policy
      try store(settings, of: table)
    case .stream(let stream):
      var definition = stream.definition
      definition.policy = policy
      var catalog = catalog
      catalog.set(definition, sequence: stream.sequence)
      try store(definition, in: catalog)
    }
  }
}
