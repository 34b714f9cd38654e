package import DynamockModel

extension InsightsRequest {
  /// Validates a DescribeContributorInsights by every rule that needs only the request.
  package init(validating input: DescribeContributorInsightsInput) throws(DynamoDBError) {
    self.init(
      table: try TableReference(ofControl: input.tableName, in: input), indexName: input.indexName)
  }
}

extension UpdateInsightsRequest {
  /// Validates an UpdateContributorInsights by every rule that needs only the request.
  package init(validating input: UpdateContributorInsightsInput) throws(DynamoDBError) {
    self.init(
      table: try TableReference(ofControl: input.tableName, in: input), indexName: input.indexName,
      enables: input.contributorInsightsAction == .enable,
      // Also for a table with the other mode ([ack-quirks] DDB-TABLE-091 and 092).
      mode: input.contributorInsightsMode ?? .accessedAndThrottledKeys)
  }
}

extension ListInsightsRequest {
  /// Validates a ListContributorInsights by every rule that needs only the request.
  package init(validating input: ListContributorInsightsInput) throws(DynamoDBError) {
    do throws(RequestFault) {
      let table: TableReference? =
        if let name = input.tableName { try TableReference(controlPlane: name) } else { nil }
      var check = ConstraintCheck()
      check.model(input)
      // The model has no minimum; a page of nothing would have no end.
      check.minimum(1, of: input.maxResults, at: "maxResults")
      try check.finish()
      self.init(
        table: table, nextToken: input.nextToken, limit: input.maxResults ?? Limits.listPage)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}
