import Dynamock
import DynamockTesting
import Testing

/// DescribeContinuousBackups and UpdateContinuousBackups ([ack-quirks] DDB-TABLE-014, 083 to 085,
/// 111 and 116).
@Suite("Continuous backups")
struct ContinuousBackupsTests {
  static func describe(_ table: String = "Main") -> Call {
    Call("DescribeContinuousBackups", #"{"TableName":"\#(table)"}"#)
  }

  static func update(_ specification: String, of table: String = "Main") -> Call {
    Call(
      "UpdateContinuousBackups",
      #"{"TableName":"\#(table)","PointInTimeRecoverySpecification":\#(specification)}"#)
  }

  static let enable = update(#"{"PointInTimeRecoveryEnabled":true}"#)
  static let disable = update(#"{"PointInTimeRecoveryEnabled":false}"#)

  /// The whole response; 2026-01-01T00:00:00Z is the time of the tests' clock.
  static func enabled(_ period: Int, from earliest: Int = 0, to latest: Int = 0) -> Expected {
    let start = 1_767_225_600
    return .equals(
      #"{"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED","#
        + #""PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"ENABLED","#
        + #""RecoveryPeriodInDays":\#(period),"EarliestRestorableDateTime":\#(start + earliest),"#
        + #""LatestRestorableDateTime":\#(start + latest)}}}"#)
  }

  static func disabled(_ status: String = "ENABLED") -> Expected {
    .equals(
      #"{"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"\#(status)","#
        + #""PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}}"#)
  }

  private func expect(
    _ throwaway: Throwaway, _ call: Call, _ expected: Expected, _ sentence: String
  ) async throws {
    expected.check(try await throwaway.send(call), sentence)
  }

  @Test("recovery is enabled and disabled at once", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      try await expect(throwaway, Self.describe(), Self.disabled(), "never enabled")
      try await expect(throwaway, Self.disable, Self.disabled(), "disabled again")
      try await expect(throwaway, Self.enable, Self.enabled(35), "enabled")
      throwaway.clock.advance(by: .milliseconds(20_900))
      try await expect(
        throwaway, Self.describe(), Self.enabled(35, to: 20), "whole seconds, without a lag")
      try await expect(
        throwaway, Self.enable, Self.enabled(35, to: 20), "enabled again, nothing changes")
      try await expect(
        throwaway,
        Self.update(#"{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":7}"#),
        Self.enabled(7, to: 20), "another period, in place")
      try await expect(throwaway, Self.enable, Self.enabled(7, to: 20), "the period stays")
      try await expect(throwaway, Self.disable, Self.disabled(), "disabled")
      try await expect(
        throwaway, Self.enable, Self.enabled(35, from: 20, to: 20),
        "enabled after that, it begins anew with the default")
    }
  }

  @Test("a table can be named by its ARN", arguments: Setting.stores)
  func arns(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/"
      try await expect(throwaway, Self.describe(arn + "Main"), Self.enabled(35), "described")
      try await expect(
        throwaway, Self.describe(arn + "Nowhere"),
        .fails("TableNotFoundException", "Table not found: \(arn)Nowhere"), "a missing table")
      let answer = try await throwaway.send(
        Self.describe("arn:aws:dynamodb:us-east-1:999999999999:table/Main"))
      #expect(answer.errorName == "AccessDeniedException", "\(answer.text)")
    }
  }

  @Test(
    "the window is as long as the period, and never grows into the past", arguments: Setting.stores)
  func window(_ setting: Setting) async throws {
    var settings = DynamockDatabase.Settings()
    settings.recoveryLag = .seconds(300)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      let day = 86_400
      try await throwaway.prepare([.hashTable, Self.enable])
      throwaway.clock.advance(by: .seconds(180))
      try await expect(
        throwaway, Self.describe(), Self.enabled(35), "the latest time is that of enabling at first"
      )
      throwaway.clock.advance(by: .seconds(220))
      try await expect(
        throwaway, Self.describe(), Self.enabled(35, to: 100), "then five minutes ago")
      throwaway.clock.advance(by: .seconds(40 * day - 400))
      let now = 40 * day
      try await expect(
        throwaway, Self.describe(), Self.enabled(35, from: now - 35 * day, to: now - 300),
        "35 days at most")
      try await expect(
        throwaway,
        Self.update(#"{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":1}"#),
        Self.enabled(1, from: now - day, to: now - 300), "a shorter period cuts at once")
      try await expect(
        throwaway,
        Self.update(#"{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":10}"#),
        Self.enabled(10, from: now - day, to: now - 300), "a longer one adds nothing to the past")
    }
  }

  static let wrong: [(specification: String, message: String)] = [
    (
      #"{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":36}"#,
      "1 validation error detected: Value '36' at "
        + "'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy constraint: "
        + "Member must have value less than or equal to 35"
    ),
    (
      #"{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":0}"#,
      "1 validation error detected: Value '0' at "
        + "'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 1"
    ),
    (
      #"{"PointInTimeRecoveryEnabled":false,"RecoveryPeriodInDays":35}"#,
      "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery."
    ),
    (
      "{}",
      "1 validation error detected: Value null at "
        + "'pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled' failed to satisfy "
        + "constraint: Member must not be null"
    ),
    (
      "null",
      "1 validation error detected: Value null at 'pointInTimeRecoverySpecification' failed to "
        + "satisfy constraint: Member must not be null"
    ),
  ]

  @Test("invalid requests are rejected before the table is looked up", arguments: wrong)
  func invalid(_ specification: String, _ message: String) async throws {
    try await Throwaway.run { throwaway in
      try await expect(
        throwaway, Self.update(specification, of: "Nowhere"), .invalid(message), specification)
      try await throwaway.prepare([.hashTable])
      try await expect(throwaway, Self.update(specification), .invalid(message), specification)
      try await expect(throwaway, Self.describe(), Self.disabled(), "nothing was kept")
    }
  }

  @Test("a missing table is reported as the operations on backups do", arguments: Setting.all)
  func missing(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      let notFound = Expected.fails("TableNotFoundException", "Table not found: Nowhere")
      try await expect(throwaway, Self.describe("Nowhere"), notFound, "described")
      try await expect(
        throwaway, Self.update(#"{"PointInTimeRecoveryEnabled":true}"#, of: "Nowhere"), notFound,
        "updated")
      try await expect(
        throwaway, Call("DescribeContinuousBackups"),
        .invalid("The parameter 'TableName' is required but was not present in the request"),
        "without a name")
    }
  }

  @Test("a table that comes or goes answers as on AWS", arguments: Setting.stores)
  func states(_ setting: Setting) async throws {
    try await Throwaway.run(setting, settings: TableStateTests.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      let notFound = Expected.fails("TableNotFoundException", "Table not found: Main")
      try await expect(throwaway, Self.describe(), notFound, "at first")
      try await expect(throwaway, Self.enable, notFound, "enabled at first")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(throwaway, Self.describe(), Self.disabled("DISABLED"), "still CREATING")
      try await expect(
        throwaway, Self.enable,
        .fails(
          "ContinuousBackupsUnavailableException",
          "Backups are being enabled for the table: Main. Please retry later"),
        "enabled while CREATING")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(throwaway, Self.describe(), Self.disabled(), "ACTIVE")
      try await expect(throwaway, Self.enable, Self.enabled(35, from: 10, to: 10), "enabled")
      try await throwaway.prepare([DeleteTableTests.delete])
      try await expect(
        throwaway, Self.describe(), Self.enabled(35, from: 10, to: 10), "described while DELETING")
      try await expect(throwaway, Self.disable, Self.disabled(), "disabled while DELETING")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, Self.describe(), notFound, "gone")
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, Self.describe(), Self.disabled(), "a new one has none")
    }
  }
}
