import Dynamock
import DynamockTesting
import Testing

/// RestoreTableToPointInTime ([ack-quirks] DDB-TABLE-087, 100 and 272, us-west-2 and us-east-1,
/// October 2026).
@Suite("Restores to points in time")
struct PointInTimeTests {
  static let arn = BackupTests.arn
  /// 2026-01-01T00:00:00Z, the time of the tests' clock.
  static let start = 1_767_225_600

  /// A restore of the table Main.
  /// - Parameter time: the members with the time, or empty for none.
  static func restore(
    _ time: String = latest, as target: String = "Copy",
    from source: String = #""SourceTableName":"Main""#, _ more: String = ""
  ) -> Call {
    let members = [#""TargetTableName":"\#(target)""#, source, time, more]
    return Call(
      "RestoreTableToPointInTime",
      "{" + members.filter { !$0.isEmpty }.joined(separator: ",") + "}")
  }

  static let latest = #""UseLatestRestorableTime":true"#

  static func at(_ seconds: Int) -> String { #""RestoreDateTime":\#(start + seconds)"# }

  private static func outside(_ time: String, from earliest: String, to latest: String) -> Expected
  {
    .fails(
      "InvalidRestoreTimeException",
      "RestoreDateTime '\(time)' must be within EarliestRestorableDateTime '\(earliest)' and "
        + "LatestRestorableDateTime '\(latest)'")
  }

  private static let off = Expected.fails(
    "PointInTimeRecoveryUnavailableException",
    "Point in time recovery is not enabled for table 'Main'")

  private static let neither = Expected.invalid(
    "Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but "
      + "not both")

  private static let both = Expected.failsWith(
    "ValidationException",
    #"{"message":"Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be set for"#
      + #" point-in-time restore request. Please specify only one of them."}"#)

  private static func source(arn: String) -> String { #""SourceTableArn":"\#(arn)""# }

  private static func missing(_ name: String) -> Expected {
    .fails("TableNotFoundException", "Table not found: \(name)")
  }

  // MARK: Items

  @Test("a table is restored to each second of its history", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        RestoreTests.indexed,
        .put(#"{"p":{"S":"x"},"s":{"N":"1"},"l":{"S":"m"},"g":{"S":"y"},"a":{"S":"z"}}"#),
        ContinuousBackupsTests.enable,
      ])
      var states: [[[String]]] = []
      for second in 1...4 {
        states.append(try await contents(throwaway, "Main"))
        throwaway.clock.advance(by: .seconds(1))
        try await throwaway.prepare([
          .put(
            #"{"p":{"S":"x"},"s":{"N":"\#(second / 2)"},"l":{"S":"\#(second)"},"g":{"S":"\#(second)"}}"#
          )
        ])
      }
      states.append(try await contents(throwaway, "Main"))
      throwaway.clock.advance(by: .milliseconds(500))
      for (second, state) in states.enumerated() {
        try await throwaway.prepare([Self.restore(Self.at(second), as: "Copy\(second)")])
        #expect(try await contents(throwaway, "Copy\(second)") == state, "after \(second) s")
      }
      try await throwaway.prepare([Self.restore(as: "Latest", from: Self.source(arn: Self.arn))])
      #expect(try await contents(throwaway, "Latest") == states.last)
    }
  }

  private func contents(_ throwaway: Throwaway, _ table: String) async throws -> [[String]] {
    [
      try await RestoreTests.items(throwaway, table),
      try await RestoreTests.items(throwaway, table, index: "byL"),
      try await RestoreTests.items(throwaway, table, index: "byG"),
    ]
  }

  @Test("the response and the first description show the restore", arguments: Setting.all)
  func states(_ setting: Setting) async throws {
    var settings = DynamockDatabase.Settings()
    settings.tableRestore = .seconds(10)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([
        .hashTable, .put(#"{"p":{"S":"a"}}"#), ContinuousBackupsTests.enable,
      ])
      throwaway.clock.advance(by: .seconds(5))
      let summary =
        #""RestoreSummary":{"SourceTableArn":"\#(Self.arn)","RestoreDateTime":\#(Self.start + 2),"#
        + #""RestoreInProgress":true,"SourceBackupArn":"(absent)"}"#
      let shown =
        #"{"TableName":"Copy","TableStatus":"CREATING","ItemCount":0,"TableSizeBytes":0,\#(summary)}"#
      let begun = try await throwaway.send(Self.restore(Self.at(2)))
      Expected.contains(#"{"TableDescription":\#(shown)}"#).check(begun, "the response")
      Expected.contains(#"{"Table":\#(shown)}"#).check(
        try await throwaway.send(.describe("Copy")), "while it is CREATING")
      Expected.fails(
        "TableInUseException", "Table: Copy is already being restored from table: \(Self.arn)"
      ).check(try await throwaway.send(Self.restore()), "a second restore into it")
      Expected.fails("ResourceInUseException", "Table is being used: Copy").check(
        try await throwaway.send(.table("Copy", key: "p:S")), "a table of its name")
      throwaway.clock.advance(by: .seconds(10))
      let table = try await BackupTests.table(throwaway, "Copy")
      #expect(table["TableStatus"]?.text == "ACTIVE")
      #expect(table["RestoreSummary"] == nil, "gone from the first ACTIVE answer on")
      #expect(try await RestoreTests.items(throwaway, "Copy") == [#"{"p":{"S":"a"}}"#])
    }
  }

  @Test("settings are those of the table now, and most are not restored", arguments: Setting.stores)
  func tableSettings(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .table(
          key: "p:S",
          with: #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"#
            + #""Tags":[{"Key":"a","Value":"b"}],"DeletionProtectionEnabled":true"#),
        ContinuousBackupsTests.enable, .put(#"{"p":{"S":"a"}}"#),
      ])
      throwaway.clock.advance(by: .seconds(5))
      try await throwaway.prepare([
        Call(
          "UpdateTable",
          #"{"TableName":"Main","BillingMode":"PROVISIONED","ProvisionedThroughput":"#
            + #"{"ReadCapacityUnits":3,"WriteCapacityUnits":4}}"#),
        Self.restore(Self.at(1)),
      ])
      let table = try await BackupTests.table(throwaway, "Copy")
      #expect(table["ProvisionedThroughput"]?["ReadCapacityUnits"] == .number("3"))
      #expect(table["StreamSpecification"] == nil && table["LatestStreamArn"] == nil)
      #expect(table["DeletionProtectionEnabled"] == .bool(false))
      Expected.equals(#"{"Tags":[]}"#).check(
        try await throwaway.call(
          "ListTagsOfResource",
          #"{"ResourceArn":"\#(Self.arn.replacing("Main", with: "Copy"))"}"#), "tags")
      ContinuousBackupsTests.disabled().check(
        try await throwaway.send(ContinuousBackupsTests.describe("Copy")), "recovery")
      try await throwaway.prepare([
        Call(
          "UpdateTable",
          #"{"TableName":"Copy","StreamSpecification":{"StreamEnabled":true,"#
            + #""StreamViewType":"NEW_IMAGE"}}"#)
      ])
      let stream = try await BackupTests.table(throwaway, "Copy")["LatestStreamArn"]?.text ?? ""
      let shards = try await throwaway.call("DescribeStream", #"{"StreamArn":"\#(stream)"}"#)
      let shard = shards["StreamDescription"]?["Shards"]?.elements?.first?["ShardId"]?.text ?? ""
      let iterator = try await throwaway.call(
        "GetShardIterator",
        #"{"StreamArn":"\#(stream)","ShardId":"\#(shard)","ShardIteratorType":"TRIM_HORIZON"}"#)
      let records = try await throwaway.call(
        "GetRecords", #"{"ShardIterator":"\#(iterator["ShardIterator"]?.text ?? "")"}"#)
      #expect(records["Records"] == .array([]), "\(records.text)")
    }
  }

  // MARK: Rejections

  /// Requests about a table without recovery, where `Main` is the only one.
  static let shapes: [(name: String, call: Call, expected: Expected)] = [
    (
      "a target with a space", restore(as: "bad name!"),
      .failsWith("ValidationException", "{}")
    ),
    (
      "a short target", restore(as: "a"),
      ExportTests.constraint(
        "a", at: "targetTableName", "Member must have length greater than or equal to 3")
    ),
    (
      "a short source", restore(from: #""SourceTableName":"a""#),
      ExportTests.constraint(
        "a", at: "sourceTableName", "Member must have length greater than or equal to 3")
    ),
    ("both times", restore(latest + "," + at(0)), both),
    ("no time", restore(""), neither),
    ("not the latest time", restore(#""UseLatestRestorableTime":false"#), neither),
    ("no time and no source", restore("", from: ""), neither),
    (
      "both sources", restore(from: #""SourceTableName":"Main",\#(source(arn: arn))"#),
      .invalid("Must provide exactly one of: sourceTableArn, sourceTableName")
    ),
    (
      "no source", restore(from: ""),
      .invalid("The parameter 'TableName' is required but was not present in the request")
    ),
    (
      "a source that is no ARN", restore(from: source(arn: "Main")),
      .invalid(Words.invalid + "sourceTableArn is not a valid ARN")
    ),
    (
      "a source of another account",
      restore(from: source(arn: arn.replacing("123456789012", with: "999999999999"))),
      .invalid(
        "This action is only supported by accounts that match the resource owner’s account.")
    ),
    (
      "a missing source", restore(as: "Main", from: #""SourceTableName":"Nowhere""#),
      missing("Nowhere")
    ),
    ("a missing ARN", restore(from: source(arn: arn + "2")), missing(arn + "2")),
    (
      "an ARN of another region",
      restore(from: source(arn: arn.replacing("us-east-1", with: "eu-west-1"))),
      missing(arn.replacing("us-east-1", with: "eu-west-1"))
    ),
    ("recovery that is off", restore(), off),
    ("recovery that is off, and a time", restore(at(-10)), off),
    ("recovery that is off, and a target that exists", restore(as: "Main"), off),
  ]

  @Test("rejects requests in AWS's order and words", arguments: shapes.indices, Setting.stores)
  func refusals(_ index: Int, _ setting: Setting) async throws {
    let row = Self.shapes[index]
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      row.expected.check(try await throwaway.send(row.call), row.name)
      Expected.fails(
        "ResourceNotFoundException", "Requested resource not found: Table: Copy not found"
      ).check(try await throwaway.send(.describe("Copy")), "nothing was created")
    }
  }

  @Test("a time outside the window is rejected before the target", arguments: Setting.all)
  func window(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      throwaway.clock.advance(by: .seconds(60))
      try await throwaway.prepare([.hashTable, ContinuousBackupsTests.enable])
      throwaway.clock.advance(by: .milliseconds(60_500))
      let (earliest, latest) = ("2026-01-01T00:01:00Z", "2026-01-01T00:02:00Z")
      let rows: [(call: Call, expected: Expected)] = [
        (
          Self.restore(Self.at(59), as: "Main"),
          Self.outside("2026-01-01T00:00:59Z", from: earliest, to: latest)
        ),
        (
          Self.restore(Self.at(121)),
          Self.outside("2026-01-01T00:02:01Z", from: earliest, to: latest)
        ),
        (
          Self.restore(#""RestoreDateTime":0"#),
          Self.outside("1970-01-01T00:00:00Z", from: earliest, to: latest)
        ),
        // A time with more digits of the year; AWS's answer is unknown.
        (
          Self.restore(#""RestoreDateTime":1e30"#),
          Self.outside("292278994-08-17T07:12:55Z", from: earliest, to: latest)
        ),
        (
          Self.restore(Self.at(60), as: "Main"),
          .fails("TableAlreadyExistsException", "Table already exists: Main")
        ),
        (
          Self.restore(as: "Main"),
          .fails("TableAlreadyExistsException", "Table already exists: Main")
        ),
      ]
      for row in rows { row.expected.check(try await throwaway.send(row.call), "\(row.call)") }
      try await throwaway.prepare([
        Self.restore(Self.at(60), as: "First"), Self.restore(Self.at(120), as: "Last"),
      ])
    }
  }

  @Test("with a lag, the latest time is behind", arguments: Setting.stores)
  func lag(_ setting: Setting) async throws {
    var settings = DynamockDatabase.Settings()
    settings.recoveryLag = .seconds(300)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([
        .hashTable, .put(#"{"p":{"S":"before"}}"#), ContinuousBackupsTests.enable,
      ])
      throwaway.clock.advance(by: .seconds(100))
      try await throwaway.prepare([.put(#"{"p":{"S":"after"}}"#), Self.restore(as: "First")])
      #expect(try await RestoreTests.items(throwaway, "First") == [#"{"p":{"S":"before"}}"#])
      Self.outside(
        "2026-01-01T00:01:40Z", from: "2026-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z"
      ).check(try await throwaway.send(Self.restore(Self.at(100))), "within the lag")
      throwaway.clock.advance(by: .seconds(300))
      try await throwaway.prepare([Self.restore(as: "Second")])
      #expect(try await RestoreTests.items(throwaway, "Second").count == 2)
    }
  }

  @Test("overrides are those of restores from backups", arguments: Setting.stores)
  func overrides(_ setting: Setting) async throws {
    for row in RestoreTests.refused {
      try await Throwaway.run(setting) { throwaway in
        try await throwaway.prepare([
          row.isOnDemand ? .hashTable : RestoreTests.indexed, ContinuousBackupsTests.enable,
        ])
        row.expected.check(
          try await throwaway.send(
            Self.restore(from: #""SourceTableName":"Main""#, row.override)), row.name)
      }
    }
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        RestoreTests.indexed, ContinuousBackupsTests.enable,
        .put(#"{"p":{"S":"x"},"s":{"N":"1"},"g":{"S":"y"}}"#),
        Self.restore(
          from: #""SourceTableName":"Main""#,
          #""BillingModeOverride":"PAY_PER_REQUEST","LocalSecondaryIndexOverride":[]"#),
      ])
      let table = try await BackupTests.table(throwaway, "Copy")
      #expect(table["BillingModeSummary"]?["BillingMode"]?.text == "PAY_PER_REQUEST")
      #expect(table["LocalSecondaryIndexes"] == nil)
      #expect(try await RestoreTests.items(throwaway, "Copy", index: "byG").count == 1)
    }
  }

  @Test("a table that is being deleted can be restored", arguments: Setting.stores)
  func deletingSource(_ setting: Setting) async throws {
    var settings = DynamockDatabase.Settings()
    settings.tableDeletion = .seconds(10)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([
        .hashTable, .put(#"{"p":{"S":"a"}}"#), ContinuousBackupsTests.enable,
        DeleteTableTests.delete, Self.restore(),
      ])
      #expect(try await RestoreTests.items(throwaway, "Copy").count == 1)
      Expected.fails("TableAlreadyExistsException", "Table already exists: Main").check(
        try await throwaway.send(Self.restore(as: "Main")), "DELETING")
      throwaway.clock.advance(by: .seconds(10))
      Self.missing("Main").check(try await throwaway.send(Self.restore()), "deleted")
    }
  }
}
