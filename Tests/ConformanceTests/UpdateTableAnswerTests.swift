import DynamockModel
import DynamockTesting
import Testing

/// Tests units in UpdateTable's responses and errors, as measured on AWS.
@Suite("UpdateTable: units and their bounds")
struct UpdateTableAnswerTests {
  @Test("returns consumed and throttled units", arguments: Setting.stores, rows)
  func check(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  private static func update(_ members: String) -> Call { UpdateTableTests.update(members) }
  private static func units(_ units: Int) -> Call {
    update(
      #""ProvisionedThroughput":{"ReadCapacityUnits":\#(units),"WriteCapacityUnits":\#(units)}"#)
  }
  private static func change(_ member: String) -> Call {
    update(#""GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-g",\#(member)}}]"#)
  }
  private static let provisioned = UpdateTableTests.provisioned
  private static let onDemand = Call.table(
    key: "p:S", defined: ["g:S"],
    with: #""GlobalSecondaryIndexes":[\#(Call.index("by-g", "g"))]"#)

  static let rows: [Row] = [
    Row(
      "the response has the previous units", .dynalite, [provisioned], units(9),
      .contains(
        #"{"TableDescription":{"TableStatus":"UPDATING","ProvisionedThroughput":"#
          + #"{"ReadCapacityUnits":5,"NumberOfDecreasesToday":0,"LastIncreaseDateTime":"(any)"}}}"#)
    ),
    Row(
      "the response has an index's previous units, with an ACTIVE table", .lab, [provisioned],
      Waits.change("by-g", to: 9),
      .contains(
        #"{"TableDescription":{"TableStatus":"ACTIVE","GlobalSecondaryIndexes":["#
          + #"{"IndexStatus":"UPDATING","ProvisionedThroughput":{"ReadCapacityUnits":5}}]}}"#)),
    Row(
      "the response to a change of the billing mode has the new units", .lab, [.hashTable],
      update(
        #""BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":3,"#
          + #""WriteCapacityUnits":3}"#),
      .contains(#"{"TableDescription":{"ProvisionedThroughput":{"ReadCapacityUnits":3}}}"#)),
    Row(
      "warm throughput is unchanged by this", .lab,
      [
        .hashTable,
        update(
          #""BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":3,"#
            + #""WriteCapacityUnits":3}"#),
      ], .describe(),
      .contains(
        #"{"Table":{"WarmThroughput":{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4000}}}"#)),
    Row(
      "warm throughput follows only increases of the units", .lab,
      [provisioned, units(9), units(7)], .describe(),
      .contains(#"{"Table":{"WarmThroughput":{"ReadUnitsPerSecond":9,"WriteUnitsPerSecond":9}}}"#)),
    Row(
      "warm throughput cannot be decreased", .lab, [.hashTable],
      update(#""WarmThroughput":{"ReadUnitsPerSecond":100,"WriteUnitsPerSecond":5000}"#),
      .invalid(
        Words.invalid + "Requested ReadUnitsPerSecond for WarmThroughput for table is lower than "
          + "current WarmThroughput, decreasing WarmThroughput is not supported")),
    Row(
      "an index's warm throughput cannot be decreased", .lab, [onDemand],
      change(#""WarmThroughput":{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":5}"#),
      .invalid(
        Words.invalid + "Requested WriteUnitsPerSecond for WarmThroughput for index by-g is lower "
          + "than current WarmThroughput, decreasing WarmThroughput is not supported")),
    Row(
      "an on-demand index has no units", .lab, [onDemand], Waits.change("by-g", to: 3),
      .invalid(
        Words.invalid + "The only Updates for index: by-g when TableThroughputMode is "
          + "PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput")),
    Row(
      "a provisioned table has no on-demand limits", .lab, [provisioned],
      update(#""OnDemandThroughput":{"MaxReadRequestUnits":5}"#),
      .invalid(
        Words.invalid + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when the "
          + "table BillingMode is PROVISIONED")),
    Row(
      "an index of a provisioned table has no on-demand limits", .lab, [provisioned],
      change(#""OnDemandThroughput":{"MaxWriteRequestUnits":5}"#),
      .invalid(
        Words.invalid + "MaxWriteRequestUnits for OnDemandThroughput for index : by-g cannot be "
          + "specified when the table BillingMode is PROVISIONED")),
    Row(
      "a new index of a provisioned table has units", .lab, [.table(key: "p:S", provisioned: true)],
      UpdateTableTests.byG,
      .invalid(
        Words.invalid + "Both ReadCapacityUnits and WriteCapacityUnits must be specified for "
          + "index: by-g")),
    Row(
      "a table may have 40,000 units", .lab, [provisioned], units(40_001),
      .fails(
        "LimitExceededException",
        "The requested ReadCapacityUnits, 40001, is above the per table maximum for the account in "
          + "us-east-1. Per table maximum: 40000. Refer to the Amazon DynamoDB Developer Guide for "
          + "current limits and how to request higher limits.")),
    Row(
      "an index may have 40,000 units", .lab, [provisioned], Waits.change("by-g", to: 40_001),
      .fails(
        "LimitExceededException",
        "The requested ReadCapacityUnits for index by-g, 40001, is above the per index maximum for "
          + "the account in us-east-1. Per table maximum: 40000. Refer to the Amazon DynamoDB "
          + "Developer Guide for current limits and how to request higher limits.")),
    Row(
      "on-demand limits may be at most as high", .lab, [.hashTable],
      update(#""OnDemandThroughput":{"MaxReadRequestUnits":40001}"#),
      .fails(
        "LimitExceededException",
        "Subscriber limit exceeded: Requested MaxReadRequestUnits for OnDemandThroughput for table "
          + "exceeds TableMaxReadCapacityUnits of the account in region us-east-1")),
    Row(
      "an unknown index is reported by name", .lab, [provisioned], Waits.change("other", to: 3),
      .fails(
        "ResourceNotFoundException", "Requested resource not found: Index other for table Main")),
    Row(
      "definitions and projected names are sorted", .lab, [],
      .table(
        key: "p:S", defined: ["g:S"],
        with: #""GlobalSecondaryIndexes":[{"IndexName":"by-g","KeySchema":[{"AttributeName":"g","#
          + #""KeyType":"HASH"}],"Projection":{"ProjectionType":"INCLUDE","#
          + #""NonKeyAttributes":["y","c","x"]}}]"#),
      .contains(
        #"{"TableDescription":{"AttributeDefinitions":[{"AttributeName":"g"},{"AttributeName":"p"}],"#
          + #""GlobalSecondaryIndexes":[{"Projection":{"NonKeyAttributes":["c","x","y"]}}]}}"#)),
  ]

  @Test("decreases are counted per day", arguments: Setting.stores)
  func decreases(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .table(key: "p:S", provisioned: true), Self.units(50), Self.units(40), Self.units(30),
        Self.units(20), Self.units(10),
      ])
      let refused = try await throwaway.send(Self.units(9))
      #expect(refused.text.contains("LimitExceededException"))
      #expect(refused.text.contains("Number of decreases today: 4. Last decrease at "))
      try await throwaway.prepare([Self.units(12)])
      throwaway.clock.advance(by: .seconds(3_600))
      try await throwaway.prepare([Self.units(8)])
    }
  }
}
