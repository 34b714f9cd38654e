package import DynamockModel
package import DynamockValidation

// Global tables of version 2017.11.29: AWS has closed the version, so none can exist.

extension Database {
  /// Rejects a new global table; validation has done so before.
  package func createGlobalTable(
    _ request: GlobalTableRequest
  ) throws(DynamoDBError) -> CreateGlobalTableOutput {
    throw DynamoDBError(.control(.noGlobalTable(request.name)))
  }

  /// Finds no global table to change.
  package func updateGlobalTable(
    _ request: GlobalTableRequest
  ) throws(DynamoDBError) -> UpdateGlobalTableOutput {
    throw DynamoDBError(.control(.noGlobalTable(request.name)))
  }

  /// Finds no global table to describe.
  package func describeGlobalTable(
    _ request: GlobalTableRequest
  ) throws(DynamoDBError) -> DescribeGlobalTableOutput {
    throw DynamoDBError(.control(.noGlobalTable(request.name)))
  }

  /// Lists no global tables.
  package func listGlobalTables(
    _ request: ListGlobalTablesRequest
  ) throws(DynamoDBError) -> ListGlobalTablesOutput {
    ListGlobalTablesOutput(globalTables: [])
  }

  /// Finds no global table whose settings could be described.
  package func describeGlobalTableSettings(
    _ request: GlobalTableRequest
  ) throws(DynamoDBError) -> DescribeGlobalTableSettingsOutput {
    throw DynamoDBError(.control(.noGlobalTableSettings(request.name)))
  }

  /// Finds no global table whose settings could be changed.
  package func updateGlobalTableSettings(
    _ request: GlobalTableRequest
  ) throws(DynamoDBError) -> UpdateGlobalTableSettingsOutput {
    throw DynamoDBError(.control(.noGlobalTableSettings(request.name)))
  }
}

// Auto scaling of replicas: no table has any.

extension Database {
  /// Finds no replicas whose auto scaling could be described.
  package func describeTableReplicaAutoScaling(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> DescribeTableReplicaAutoScalingOutput {
    throw try noReplicas(of: request)
  }

  /// Finds no replicas whose auto scaling could be changed.
  package func updateTableReplicaAutoScaling(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> UpdateTableReplicaAutoScalingOutput {
    throw try noReplicas(of: request)
  }

  /// The error for a table without replicas, whether or not it exists ([ack-quirks] DDB-TABLE-253).
  private func noReplicas(of request: NamedTableRequest) throws(DynamoDBError) -> DynamoDBError {
    try read { session throws(EngineFault) in
      try session.settings.refuseOtherAccount(request.table)
      return DynamoDBError(.control(.noReplicas(of: request.table.name)))
    }
  }
}
