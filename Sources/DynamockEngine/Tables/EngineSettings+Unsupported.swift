import DynamockModel
import DynamockValidation

extension EngineSettings {
  /// Rejects unsupported members, unless the settings ignore them.
  func refuseUnsupported(_ members: [String]) throws(EngineFault) {
    guard !ignoresUnsupported, let refusal = UnsupportedMember.refusal(of: members) else { return }
    throw .request(refusal)
  }
}

extension EngineSettings {
  /// Rejects changes of replicas as AWS does for a table of one region, before the refusal of
  /// changes that AWS would accept ([ack-quirks] DDB-TABLE-203).
  func checkReplicas(
    _ request: UpdateTableRequest, of table: TableDefinition
  ) throws(EngineFault) {
    guard !ignoresUnsupported else { return }
    var others: [String] = []
    for update in request.replicaUpdates {
      let known =
        update.delete?.regionName ?? update.update?.regionName ?? update.disassociate?.regionName
      let region = update.create?.regionName ?? known
      if region == table.region { throw .control(.localReplica) }
      if let known { others.append(known) }
    }
    guard others.isEmpty else { throw .control(.notReplicas(others)) }
  }
}
