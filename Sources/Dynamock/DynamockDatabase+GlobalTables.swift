public import DynamockModel

// Global tables as async calls. AWS has closed version 2017.11.29, so these throw the errors that
// AWS sends; no table has replicas.

extension DynamockDatabase {
  /// Throws AWS's error for the closed version of global tables.
  @discardableResult
  public func createGlobalTable(
    _ input: CreateGlobalTableInput
  ) async throws(DynamoDBError) -> CreateGlobalTableOutput {
    try await perform(CreateGlobalTableOperation.self, input)
  }

  /// Throws AWS's error for the closed version of global tables.
  @discardableResult
  public func updateGlobalTable(
    _ input: UpdateGlobalTableInput
  ) async throws(DynamoDBError) -> UpdateGlobalTableOutput {
    try await perform(UpdateGlobalTableOperation.self, input)
  }

  /// Throws AWS's error for a global table that does not exist.
  public func describeGlobalTable(
    _ input: DescribeGlobalTableInput
  ) async throws(DynamoDBError) -> DescribeGlobalTableOutput {
    try await perform(DescribeGlobalTableOperation.self, input)
  }

  /// Lists the global tables of version 2017.11.29: none.
  public func listGlobalTables(
    _ input: ListGlobalTablesInput = ListGlobalTablesInput()
  ) async throws(DynamoDBError) -> ListGlobalTablesOutput {
    try await perform(ListGlobalTablesOperation.self, input)
  }

  /// Throws AWS's error for a global table that does not exist.
  public func describeGlobalTableSettings(
    _ input: DescribeGlobalTableSettingsInput
  ) async throws(DynamoDBError) -> DescribeGlobalTableSettingsOutput {
    try await perform(DescribeGlobalTableSettingsOperation.self, input)
  }

  /// Throws AWS's error for a global table that does not exist.
  @discardableResult
  public func updateGlobalTableSettings(
    _ input: UpdateGlobalTableSettingsInput
  ) async throws(DynamoDBError) -> UpdateGlobalTableSettingsOutput {
    try await perform(UpdateGlobalTableSettingsOperation.self, input)
  }

  /// Throws AWS's error for a table without replicas.
  public func describeTableReplicaAutoScaling(
    _ input: DescribeTableReplicaAutoScalingInput
  ) async throws(DynamoDBError) -> DescribeTableReplicaAutoScalingOutput {
    try await perform(DescribeTableReplicaAutoScalingOperation.self, input)
  }

  /// Throws AWS's error for a table without replicas.
  @discardableResult
  public func updateTableReplicaAutoScaling(
    _ input: UpdateTableReplicaAutoScalingInput
  ) async throws(DynamoDBError) -> UpdateTableReplicaAutoScalingOutput {
    try await perform(UpdateTableReplicaAutoScalingOperation.self, input)
  }
}
