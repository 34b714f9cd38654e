package import DynamockModel

extension NamedTableRequest {
  /// Validates a DescribeTableReplicaAutoScaling by every rule that needs only the request.
  package init(validating input: DescribeTableReplicaAutoScalingInput) throws(DynamoDBError) {
    try self.init(validating: DescribeTableInput(tableName: input.tableName))
  }

  /// Validates an UpdateTableReplicaAutoScaling by every rule that needs only the request; they are
  /// applied before the table is looked up ([ack-quirks] DDB-TABLE-241, 242, 253 and 455).
  package init(validating input: UpdateTableReplicaAutoScalingInput) throws(DynamoDBError) {
    let table = try TableReference(ofControl: input.tableName, in: input)
    do throws(ControlRequestFault) {
      try input.checkScaling(of: table.name)
    } catch {
      throw DynamoDBError(.control(error), in: Dialect.current.controlPlane)
    }
    self.init(table: table)
  }
}

extension UpdateTableReplicaAutoScalingInput {
  fileprivate func checkScaling(of table: String) throws(ControlRequestFault) {
    let indexes = globalSecondaryIndexUpdates ?? []
    let replicas = replicaUpdates ?? []
    guard provisionedWriteCapacityAutoScalingUpdate != nil || !indexes.isEmpty || !replicas.isEmpty
    else { throw .noScaling(table, region: nil) }
    try provisionedWriteCapacityAutoScalingUpdate?.check(of: table)
    for index in indexes { try index.provisionedWriteCapacityAutoScalingUpdate?.check(of: table) }
    var regions: [String] = []
    var repeated: [String] = []
    for replica in replicas {
      let region = replica.regionName ?? ""
      if regions.contains(region), !repeated.contains(region) { repeated.append(region) }
      regions.append(region)
    }
    guard repeated.isEmpty else { throw .repeatedRegions(table, repeated) }
    for replica in replicas {
      let reads = replica.replicaProvisionedReadCapacityAutoScalingUpdate
      let replicaIndexes = replica.replicaGlobalSecondaryIndexUpdates ?? []
      guard reads != nil || !replicaIndexes.isEmpty else {
        throw .noScaling(table, region: replica.regionName ?? "")
      }
      try reads?.check(of: table)
      for index in replicaIndexes {
        try index.provisionedReadCapacityAutoScalingUpdate?.check(of: table)
      }
    }
  }
}

extension AutoScalingSettingsUpdate {
  /// Either disables scaling and contains nothing else, or contains all of the settings.
  fileprivate func check(of table: String) throws(ControlRequestFault) {
    // In the order of a `HashMap`, as AWS prints them.
    let members = [
      ("MaximumUnits", maximumUnits != nil), ("ScalingPolicyUpdate", scalingPolicyUpdate != nil),
      ("MinimumUnits", minimumUnits != nil),
    ]
    if autoScalingDisabled == true {
      let present = members.filter(\.1).map(\.0)
      guard present.isEmpty else { throw .scalingWhileDisabling(table, present) }
    } else {
      let missing = members.filter { !$0.1 }.map(\.0)
      guard missing.isEmpty else { throw .scalingIncomplete(table, missing) }
    }
  }
}
