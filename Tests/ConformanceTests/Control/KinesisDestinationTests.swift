import Dynamock
import DynamockTesting
import Testing

/// The operations on Kinesis destinations ([ack-quirks] DDB-TABLE-234, 236, 268, 299 to 304 and
/// 318; [localstack-snapshots]).
@Suite("Kinesis destinations")
struct KinesisDestinationTests {
  static let arn = "arn:aws:kinesis:us-east-1:123456789012:stream/changes"
  static let other = "arn:aws:kinesis:us-east-1:123456789012:stream/others"
  static let state = "Table is not in a valid state to enable Kinesis Streaming Destination: "
  static let notEnableable = Expected.invalid(
    state
      + "EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE "
      + "operation.")
  static let notDisableable = Expected.invalid(
    state + "KinesisStreamingDestination must be ACTIVE to perform DISABLE operation.")
  static let notActive = Expected.invalid(
    state + "Kinesis streaming is not in ACTIVE state. Updates are only allowed in ACTIVE state. "
      + "TableName: Main, kdsArn: \(arn)")

  private static func call(_ verb: String, _ arn: String, _ more: String, _ table: String) -> Call {
    Call(
      "\(verb)KinesisStreamingDestination",
      #"{"TableName":"\#(table)","StreamArn":"\#(arn)"\#(more.isEmpty ? "" : ",\(more)")}"#)
  }

  static func enable(
    _ arn: String = arn, _ more: String = "", of table: String = "Main"
  ) -> Call { call("Enable", arn, more, table) }

  static func disable(
    _ arn: String = arn, _ more: String = "", of table: String = "Main"
  ) -> Call { call("Disable", arn, more, table) }

  static func update(
    _ precision: String = "MICROSECOND", _ arn: String = arn, of table: String = "Main"
  ) -> Call {
    let configuration = #"{"ApproximateCreationDateTimePrecision":"\#(precision)"}"#
    return call("Update", arn, #""UpdateKinesisStreamingConfiguration":\#(configuration)"#, table)
  }

  static func describe(_ table: String = "Main") -> Call {
    Call("DescribeKinesisStreamingDestination", #"{"TableName":"\#(table)"}"#)
  }

  /// The whole list of destinations.
  static func listed(_ destinations: String...) -> Expected {
    .equals(
      #"{"TableName":"Main","KinesisDataStreamDestinations":[\#(destinations.joined(separator: ","))]}"#
    )
  }

  static func destination(_ status: String, _ arn: String = arn, _ more: String = "") -> String {
    #"{"StreamArn":"\#(arn)","DestinationStatus":"\#(status)"\#(more.isEmpty ? "" : ",\(more)")}"#
  }

  static func answer(_ status: String, _ more: String) -> Expected {
    .equals(
      #"{"TableName":"Main","StreamArn":"\#(arn)","DestinationStatus":"\#(status)"\#(more)}"#)
  }

  private func expect(
    _ throwaway: Throwaway, _ call: Call, _ expected: Expected, _ sentence: String
  ) async throws {
    expected.check(try await throwaway.send(call), sentence)
  }

  @Test("a destination is enabled, updated and disabled", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      try await expect(throwaway, Self.describe(), Self.listed(), "never enabled")
      try await expect(
        throwaway, Self.enable(),
        Self.answer("ENABLING", #","EnableKinesisStreamingConfiguration":{}"#), "enabled")
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("ACTIVE")), "without a precision")
      try await expect(
        throwaway, Self.update(),
        Self.answer(
          "UPDATING",
          #","UpdateKinesisStreamingConfiguration":{"ApproximateCreationDateTimePrecision":"MICROSECOND"}"#
        ), "updated")
      let micro = #""ApproximateCreationDateTimePrecision":"MICROSECOND""#
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("ACTIVE", Self.arn, micro)),
        "with a precision")
      try await expect(throwaway, Self.disable(), Self.answer("DISABLING", ""), "disabled")
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("DISABLED", Self.arn, micro)),
        "still listed")
      let milli = #""ApproximateCreationDateTimePrecision":"MILLISECOND""#
      try await expect(
        throwaway, Self.enable(Self.arn, #""EnableKinesisStreamingConfiguration":{\#(milli)}"#),
        Self.answer("ENABLING", #","EnableKinesisStreamingConfiguration":{\#(milli)}"#),
        "enabled again")
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("ACTIVE", Self.arn, milli)),
        "in its old place")
      try await throwaway.prepare([Self.disable(), Self.enable(Self.other)])
      try await expect(
        throwaway, Self.describe(),
        Self.listed(
          Self.destination("ACTIVE", Self.other), Self.destination("DISABLED", Self.arn, milli)),
        "another stream")
    }
  }

  @Test("a table has one live destination", arguments: Setting.stores)
  func oneAtATime(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable()])
      try await expect(throwaway, Self.enable(), Self.notEnableable, "the same one")
      try await expect(throwaway, Self.enable(Self.other), Self.notEnableable, "another one")
      try await expect(
        throwaway, Self.enable("arn:aws:kinesis:us-west-2:123456789012:stream/x"),
        Self.notEnableable, "a wrong one")
      try await expect(throwaway, Self.disable(Self.other), Self.notDisableable, "never enabled")
      try await throwaway.prepare([Self.disable()])
      try await expect(throwaway, Self.disable(), Self.notDisableable, "disabled already")
    }
  }

  static let unreachable: [(arn: String, description: String)] = [
    (
      "arn:aws:dynamodb:us-east-1:123456789012:table/Main",
      "User does not have a permission to use kinesis stream"
    ),
    (
      "arn:aws:kinesis:us-east-1:123456789012:stream/x/consumer/y:1",
      "User does not have a permission to use kinesis stream"
    ),
    (
      "a text of at least thirty-seven characters",
      "User does not have a permission to use kinesis stream"
    ),
    (
      "arn:aws:kinesis:us-west-2:123456789012:stream/changes",
      "The kinesis Arn used to enable kinesis replication belongs to a stream which is not in "
        + "the current region"
    ),
    (
      "arn:aws:kinesis:us-east-1:999999999999:stream/changes",
      "The kinesis Arn used to enable kinesis replication belongs to a stream which is not in "
        + "Active state"
    ),
  ]

  @Test("a stream that AWS would not reach ends as ENABLE_FAILED", arguments: unreachable)
  func failed(_ arn: String, _ description: String) async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable])
      try await expect(
        throwaway, Self.enable(arn), .contains(#"{"DestinationStatus":"ENABLING"}"#), "enabled")
      let failed = Self.destination(
        "ENABLE_FAILED", arn, #""DestinationStatusDescription":"\#(description)""#)
      try await expect(throwaway, Self.describe(), Self.listed(failed), "described")
      try await expect(throwaway, Self.disable(arn), Self.notDisableable, "disabled")
      try await expect(
        throwaway, Self.update("MICROSECOND", arn),
        .invalid(
          Self.state + "Kinesis streaming is not in ACTIVE state. Updates are only allowed in "
            + "ACTIVE state. TableName: Main, kdsArn: \(arn)"), "updated")
      try await expect(
        throwaway, Self.enable(arn), .contains(#"{"DestinationStatus":"ENABLING"}"#),
        "enabled again, it is not listed twice")
      try await throwaway.prepare([Self.enable()])
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("ACTIVE"), failed),
        "beside a good one")
    }
  }

  static let wrong: [(call: Call, message: String)] = [
    (
      update("SECOND"),
      "1 validation error detected: Value 'SECOND' at "
        + "'updateKinesisStreamingConfiguration.approximateCreationDateTimePrecision' failed to "
        + "satisfy constraint: Member must satisfy enum value set: [MILLISECOND, MICROSECOND]"
    ),
    (
      call("Update", arn, "", "Main"),
      "Streaming destination cannot be updated with given parameters: "
        + "UpdateKinesisStreamingConfiguration cannot be null or contain only null values"
    ),
    (
      call("Update", arn, #""UpdateKinesisStreamingConfiguration":{}"#, "Main"),
      "Streaming destination cannot be updated with given parameters: "
        + "UpdateKinesisStreamingConfiguration cannot be null or contain only null values"
    ),
    (
      update("MICROSECOND", other),
      state + "No streaming destination with streamArn: \(other) found for table with "
        + "tableName: Main"
    ),
    (
      disable(arn, #""EnableKinesisStreamingConfiguration":{}"#),
      "Stream cannot be disabled using EnableKinesisStreamingConfiguration parameters"
    ),
    (
      enable("arn:aws:kinesis"),
      "1 validation error detected: Value 'arn:aws:kinesis' at 'streamArn' failed to satisfy "
        + "constraint: Member must have length greater than or equal to 37"
    ),
  ]

  @Test("invalid updates are rejected", arguments: wrong)
  func invalid(_ call: Call, _ message: String) async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable()])
      try await expect(throwaway, call, .invalid(message), message)
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("ACTIVE")), "nothing changed")
    }
  }

  @Test("an update has to change the precision, which is a millisecond by default")
  func samePrecision() async throws {
    try await Throwaway.run { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable()])
      let table = try await throwaway.send(.describe())
      let id = table["Table"]?["TableId"]?.text ?? ""
      func already(_ precision: String) -> Expected {
        .invalid(
          "Invalid Request: Precision is already set to the desired value of \(precision) for "
            + "tableId: \(id), kdsArn: \(Self.arn)")
      }
      try await expect(throwaway, Self.update("MILLISECOND"), already("MILLISECOND"), "default")
      try await throwaway.prepare([Self.update()])
      try await expect(throwaway, Self.update(), already("MICROSECOND"), "again")
    }
  }

  @Test("a missing table is named", arguments: Setting.stores)
  func missing(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      for call in [
        Self.enable(of: "Nowhere"), Self.disable(of: "Nowhere"),
        Self.update(of: "Nowhere"), Self.describe("Nowhere"),
      ] {
        try await expect(
          throwaway, call,
          .fails(
            "ResourceNotFoundException", "Requested resource not found: Table: Nowhere not found"),
          call.operation)
      }
    }
  }

  @Test("states last as long as an update of the table", arguments: Setting.stores)
  func states(_ setting: Setting) async throws {
    try await Throwaway.run(setting, settings: TableStateTests.settings) { throwaway in
      let hidden = Expected.fails(
        "ResourceNotFoundException", "Requested resource not found: Table: Main not found")
      try await throwaway.prepare([.hashTable])
      try await expect(throwaway, Self.describe(), hidden, "at first")
      try await expect(throwaway, Self.enable(), hidden, "enabled at first")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(throwaway, Self.describe(), Self.listed(), "still CREATING")
      throwaway.clock.advance(by: .seconds(5))
      try await throwaway.prepare([Self.enable()])
      try await expect(throwaway, Self.describe(), Self.listed(Self.destination("ENABLING")), "1")
      try await expect(throwaway, Self.enable(), Self.notEnableable, "while ENABLING")
      try await expect(throwaway, Self.update(), Self.notActive, "updated while ENABLING")
      try await expect(throwaway, Self.disable(), Self.notDisableable, "disabled while ENABLING")
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([Self.update()])
      let micro = #""ApproximateCreationDateTimePrecision":"MICROSECOND""#
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("UPDATING", Self.arn, micro)),
        "the new precision is shown at once")
      try await expect(throwaway, Self.disable(), Self.notDisableable, "disabled while UPDATING")
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([Self.disable()])
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("DISABLING", Self.arn, micro)),
        "DISABLING")
      try await expect(throwaway, Self.enable(), Self.notEnableable, "while DISABLING")
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([DeleteTableTests.delete])
      try await expect(
        throwaway, Self.describe(), Self.listed(Self.destination("DISABLED", Self.arn, micro)),
        "described while DELETING")
      try await expect(throwaway, Self.enable(), Self.notEnableable, "enabled while DELETING")
      try await expect(throwaway, Self.disable(), Self.notDisableable, "disabled while DELETING")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, Self.describe(), hidden, "gone")
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, Self.describe(), Self.listed(), "a new table has none")
    }
  }
}
