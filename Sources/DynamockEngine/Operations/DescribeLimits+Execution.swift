package import DynamockModel

extension Database {
  /// Returns the account's throughput quotas: AWS's defaults for a new account.
  package func describeLimits() -> DescribeLimitsOutput {
    DescribeLimitsOutput(
      accountMaxReadCapacityUnits: Limits.accountCapacityUnits,
      accountMaxWriteCapacityUnits: Limits.accountCapacityUnits,
      tableMaxReadCapacityUnits: Limits.tableCapacityUnits,
      tableMaxWriteCapacityUnits: Limits.tableCapacityUnits)
  }

  /// Returns the address at which the client reached this service ([scylla-alternator]).
  ///
  /// AWS lets clients cache the response for 1,440 minutes.
  package func describeEndpoints(host: String) -> DescribeEndpointsOutput {
    DescribeEndpointsOutput(
      endpoints: [Endpoint(address: host, cachePeriodInMinutes: 1_440)])
  }
}
