import DynamockModel

extension Database {
  /// The account's throughput quotas: AWS's defaults for a new account.
  package func describeLimits() -> DescribeLimitsOutput {
    DescribeLimitsOutput(
      accountMaxReadCapacityUnits: Limits.accountCapacityUnits,
      accountMaxWriteCapacityUnits: Limits.accountCapacityUnits,
      tableMaxReadCapacityUnits: Limits.tableCapacityUnits,
      tableMaxWriteCapacityUnits: Limits.tableCapacityUnits)
  }

  /// The address under which the client reached this service (semantics §18).
  ///
  /// AWS lets clients keep the answer for 1,440 minutes.
  package func describeEndpoints(host: String) -> DescribeEndpointsOutput {
    DescribeEndpointsOutput(
      endpoints: [Endpoint(address: host, cachePeriodInMinutes: 1_440)])
  }
}
