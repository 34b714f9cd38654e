public import DynamockModel

// The operations on the settings of tables that DescribeTable does not show, as async calls; each
// throws the error that AWS would send.

extension DynamockDatabase {
  /// Returns whether a table can be recovered, and to which points in time.
  public func describeContinuousBackups(
    _ input: DescribeContinuousBackupsInput
  ) async throws(DynamoDBError) -> DescribeContinuousBackupsOutput {
    try await perform(DescribeContinuousBackupsOperation.self, input)
  }

  /// Enables or disables recovery to a point in time.
  @discardableResult
  public func updateContinuousBackups(
    _ input: UpdateContinuousBackupsInput
  ) async throws(DynamoDBError) -> UpdateContinuousBackupsOutput {
    try await perform(UpdateContinuousBackupsOperation.self, input)
  }
}

extension DynamockDatabase {
  /// Makes a Kinesis stream the destination of a table's changes; nothing is delivered.
  @discardableResult
  public func enableKinesisStreamingDestination(
    _ input: EnableKinesisStreamingDestinationInput
  ) async throws(DynamoDBError) -> EnableKinesisStreamingDestinationOutput {
    try await perform(EnableKinesisStreamingDestinationOperation.self, input)
  }

  /// Ends a Kinesis destination.
  @discardableResult
  public func disableKinesisStreamingDestination(
    _ input: DisableKinesisStreamingDestinationInput
  ) async throws(DynamoDBError) -> DisableKinesisStreamingDestinationOutput {
    try await perform(DisableKinesisStreamingDestinationOperation.self, input)
  }

  /// Changes the precision of the times in a Kinesis destination's records.
  @discardableResult
  public func updateKinesisStreamingDestination(
    _ input: UpdateKinesisStreamingDestinationInput
  ) async throws(DynamoDBError) -> UpdateKinesisStreamingDestinationOutput {
    try await perform(UpdateKinesisStreamingDestinationOperation.self, input)
  }

  /// Lists the Kinesis destinations of a table.
  public func describeKinesisStreamingDestination(
    _ input: DescribeKinesisStreamingDestinationInput
  ) async throws(DynamoDBError) -> DescribeKinesisStreamingDestinationOutput {
    try await perform(DescribeKinesisStreamingDestinationOperation.self, input)
  }
}

extension DynamockDatabase {
  /// Describes contributor insights of a table or a global index.
  public func describeContributorInsights(
    _ input: DescribeContributorInsightsInput
  ) async throws(DynamoDBError) -> DescribeContributorInsightsOutput {
    try await perform(DescribeContributorInsightsOperation.self, input)
  }

  /// Enables or disables contributor insights of a table or a global index.
  @discardableResult
  public func updateContributorInsights(
    _ input: UpdateContributorInsightsInput
  ) async throws(DynamoDBError) -> UpdateContributorInsightsOutput {
    try await perform(UpdateContributorInsightsOperation.self, input)
  }

  /// Lists the tables and indexes with contributor insights, a page at a time.
  public func listContributorInsights(
    _ input: ListContributorInsightsInput = ListContributorInsightsInput()
  ) async throws(DynamoDBError) -> ListContributorInsightsOutput {
    try await perform(ListContributorInsightsOperation.self, input)
  }
}

extension DynamockDatabase {
  /// Returns the resource-based policy of a table or a stream.
  public func getResourcePolicy(
    _ input: GetResourcePolicyInput
  ) async throws(DynamoDBError) -> GetResourcePolicyOutput {
    try await perform(GetResourcePolicyOperation.self, input)
  }

  /// Sets the resource-based policy of a table or a stream; it is evaluated for the callers of a server
  /// that verifies signatures.
  @discardableResult
  public func putResourcePolicy(
    _ input: PutResourcePolicyInput
  ) async throws(DynamoDBError) -> PutResourcePolicyOutput {
    try await perform(PutResourcePolicyOperation.self, input)
  }

  /// Removes the resource-based policy of a table or a stream.
  @discardableResult
  public func deleteResourcePolicy(
    _ input: DeleteResourcePolicyInput
  ) async throws(DynamoDBError) -> DeleteResourcePolicyOutput {
    try await perform(DeleteResourcePolicyOperation.self, input)
  }
}
