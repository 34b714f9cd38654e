import DynamockTesting
import Testing

@Suite("ListTables, DescribeLimits and DescribeEndpoints")
struct ListTablesTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("lists a page at a time", arguments: Setting.stores, pages)
  func checkPages(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let named: [Call] = ["beta", "Alpha", "alpha", "_zero", "gamma.9", "gamma-9"].map {
    .table($0, key: "p:S")
  }

  static let core: [Row] = [
    Row(
      "without tables the list is empty", .guide, [], Call("ListTables"),
      .equals(#"{"TableNames":[]}"#)),
    Row(
      "names are in the order of their bytes", .guide, named, Call("ListTables"),
      .equals(#"{"TableNames":["Alpha","_zero","alpha","beta","gamma-9","gamma.9"]}"#)),
    Row(
      "the quotas of an account and a table are AWS's defaults", .guide, [],
      Call("DescribeLimits"),
      .equals(
        #"{"AccountMaxReadCapacityUnits":80000,"AccountMaxWriteCapacityUnits":80000,"#
          + #""TableMaxReadCapacityUnits":40000,"TableMaxWriteCapacityUnits":40000}"#)),
    Row(
      "an endpoint has an address and a lifetime", .model, [], Call("DescribeEndpoints"),
      .contains(#"{"Endpoints":[{"Address":"(any)","CachePeriodInMinutes":1440}]}"#)),
  ]

  static let pages: [Row] = [
    Row(
      "Limit ends a page with the last name", .guide, named, Call("ListTables", #"{"Limit":2}"#),
      .equals(#"{"TableNames":["Alpha","_zero"],"LastEvaluatedTableName":"_zero"}"#)),
    Row(
      "a page continues after a name", .guide, named,
      Call("ListTables", #"{"Limit":2,"ExclusiveStartTableName":"_zero"}"#),
      .equals(#"{"TableNames":["alpha","beta"],"LastEvaluatedTableName":"beta"}"#)),
    Row(
      "the last page has no last name", .guide, named,
      Call("ListTables", #"{"Limit":2,"ExclusiveStartTableName":"beta"}"#),
      .equals(#"{"TableNames":["gamma-9","gamma.9"]}"#)),
    Row(
      "a page may begin after a name without a table", .guide, named,
      Call("ListTables", #"{"ExclusiveStartTableName":"b00"}"#),
      .equals(#"{"TableNames":["beta","gamma-9","gamma.9"]}"#)),
  ]
}
