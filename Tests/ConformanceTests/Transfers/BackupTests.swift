import Dynamock
import DynamockTesting
import Testing

/// CreateBackup, DescribeBackup, ListBackups and DeleteBackup ([ack-quirks] backups, us-west-2 and
/// us-east-1, October 2026).
@Suite("Backups of tables")
struct BackupTests {
  static let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/Main"
  /// 2026-01-01T00:00:00Z, the time of the tests' clock.
  static let start = 1_767_225_600
  static let missing = "\(arn)/backup/01767225600000-0123abcd"

  static func create(_ name: String = "nightly", of table: String = "Main") -> Call {
    Call("CreateBackup", #"{"TableName":"\#(table)","BackupName":"\#(name)"}"#)
  }

  static func describe(_ backup: String) -> Call {
    Call("DescribeBackup", #"{"BackupArn":"\#(backup)"}"#)
  }

  static func delete(_ backup: String) -> Call {
    Call("DeleteBackup", #"{"BackupArn":"\#(backup)"}"#)
  }

  static func list(_ members: String = "") -> Call { Call("ListBackups", "{\(members)}") }

  static func noBackup(_ backup: String) -> Expected {
    // AWS's text is not known; that of moto.
    .fails("BackupNotFoundException", "Backup not found: \(backup)")
  }

  static let denied = Expected.fails("AccessDeniedException", "Access is denied")

  /// Requests that are rejected while table `Main` exists.
  static let refused: [(name: String, call: Call, expected: Expected)] = [
    (
      "a short name", create("ab"),
      ExportTests.constraint(
        "ab", at: "backupName", "Member must have length greater than or equal to 3")
    ),
    (
      "a name with a space, before the table", create("a b c", of: "Nowhere"),
      ExportTests.constraint(
        "a b c", at: "backupName",
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
    ),
    (
      "a table that does not exist", create(of: "Nowhere"),
      .fails("TableNotFoundException", "Table not found: Nowhere")
    ),
    (
      "a missing table by its ARN", create(of: arn + "2"),
      .fails("TableNotFoundException", "Table not found: \(arn)2")
    ),
    (
      "a table of another account", create(of: arn.replacing("123456789012", with: "999999999999")),
      denied
    ),
    ("a missing backup", describe(missing), noBackup(missing)),
    ("a missing backup, deleted", delete(missing), noBackup(missing)),
    (
      "a backup of another account",
      describe(missing.replacing("123456789012", with: "999999999999")), denied
    ),
    (
      "a deletion in another account",
      delete(missing.replacing("123456789012", with: "999999999999")), denied
    ),
    ("the ARN of a table", describe(arn), .invalid("Invalid Backup ARN")),
    ("the ARN of a table, deleted", delete(arn), .invalid("Invalid Backup ARN")),
    (
      "the ARN of an export", describe(missing.replacing("/backup/", with: "/export/")),
      .invalid("Invalid Backup ARN")
    ),
    (
      "text that is no ARN", describe(String(repeating: "x", count: 40)),
      .invalid("Invalid Backup ARN")
    ),
    (
      "an ARN that is too short", describe("short"),
      ExportTests.constraint(
        "short", at: "backupArn", "Member must have length greater than or equal to 37")
    ),
    (
      "an unknown partition", describe(missing.replacing("arn:aws:", with: "arn:awsx:")),
      .invalid("Invalid Request: BackupArn is not valid")
    ),
    (
      "another service", describe(missing.replacing(":dynamodb:", with: ":dynamo:")),
      .invalid("Invalid Request: BackupArn is not valid")
    ),
    (
      "an unknown region", describe(missing.replacing("us-east-1", with: "nowhere")),
      .invalid("Invalid Request: BackupArn is not valid")
    ),
    (
      "a range of times that is crossed",
      list(#""TimeRangeLowerBound":\#(start + 1),"TimeRangeUpperBound":\#(start)"#),
      .invalid(
        "One or more parameter values were invalid: Time range lower bound must be less than or "
          + "equal to upper bound")
    ),
    (
      "a limit of 0", list(#""Limit":0"#),
      ExportTests.constraint("0", at: "limit", "Member must have value greater than or equal to 1")
    ),
    (
      "a limit of 101", list(#""Limit":101"#),
      ExportTests.constraint(
        "101", at: "limit", "Member must have value less than or equal to 100")
    ),
    (
      "a position in another region",
      list(#""ExclusiveStartBackupArn":"\#(missing.replacing("us-east-1", with: "eu-west-1"))""#),
      .invalid(
        "Invalid Request: The supplied ExclusiveStartBackupArn does not match the region")
    ),
    (
      "a position that is the ARN of a table", list(#""ExclusiveStartBackupArn":"\#(arn)""#),
      .invalid("Invalid Backup ARN")
    ),
  ]

  @Test("rejects invalid requests in AWS's words", arguments: refused.indices, Setting.stores)
  func refusals(_ index: Int, _ setting: Setting) async throws {
    let row = Self.refused[index]
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      row.expected.check(try await throwaway.send(row.call), row.name)
    }
  }

  /// Creates a backup and returns its ARN.
  static func backup(
    _ throwaway: Throwaway, _ name: String = "nightly", of table: String = "Main"
  ) async throws -> String {
    let answer = try await throwaway.send(create(name, of: table))
    return try #require(answer["BackupDetails"]?["BackupArn"]?.text, "\(answer.text)")
  }

  static func arns(_ answer: Answer) -> [String?] {
    answer["BackupSummaries"]?.elements?.map { $0["BackupArn"]?.text } ?? []
  }

  static func table(_ throwaway: Throwaway, _ name: String = "Main") async throws -> JSONValue {
    let answer = try await throwaway.send(.describe(name))
    return try #require(answer["Table"], "\(answer.text)")
  }

  @Test("a backup of a plain table is created, described and deleted", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .hashTable, .put(#"{"p":{"S":"a"},"n":{"N":"12"}}"#), .put(#"{"p":{"S":"b"}}"#),
      ])
      throwaway.clock.advance(by: .milliseconds(5_250))
      let begun = try await throwaway.send(Self.create())
      let backup = try #require(begun["BackupDetails"]?["BackupArn"]?.text, "\(begun.text)")
      #expect(
        backup.dropFirst(Self.arn.count).wholeMatch(of: /\/backup\/01767225605250-[0-9a-f]{8}/)
          != nil, "\(backup)")
      let details =
        #""BackupArn":"\#(backup)","BackupName":"nightly","BackupType":"USER","#
        + #""BackupCreationDateTime":1767225605.25"#
      Expected.equals(
        #"{"BackupDetails":{\#(details),"BackupStatus":"CREATING","BackupSizeBytes":0}}"#
      ).check(begun, "the response, without a size and an expiry")
      let id = try await Self.table(throwaway)["TableId"]?.text ?? ""
      // Two items of 2 + 3 and 2 bytes.
      let size = 7
      func description(_ status: String) -> Expected {
        .equals(
          #"{"BackupDescription":{"BackupDetails":{\#(details),"BackupStatus":"\#(status)","#
            + #""BackupSizeBytes":\#(size)},"SourceTableDetails":{"TableName":"Main","#
            + #""TableId":"\#(id)","TableArn":"\#(Self.arn)","TableSizeBytes":\#(size),"#
            + #""KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],"#
            + #""TableCreationDateTime":1767225600,"ItemCount":2,"#
            + #""ProvisionedThroughput":{"ReadCapacityUnits":0,"WriteCapacityUnits":0},"#
            + #""BillingMode":"PAY_PER_REQUEST"},"SourceTableFeatureDetails":{}}}"#)
      }
      description("AVAILABLE").check(
        try await throwaway.send(Self.describe(backup)), "AVAILABLE at once")
      Expected.equals(
        #"{"BackupSummaries":[{"TableName":"Main","TableId":"\#(id)","TableArn":"\#(Self.arn)","#
          + #"\#(details),"BackupStatus":"AVAILABLE","BackupSizeBytes":\#(size)}]}"#
      ).check(try await throwaway.send(Self.list()), "the list, without a position")
      try await throwaway.prepare([.put(#"{"p":{"S":"c"}}"#)])
      description("AVAILABLE").check(
        try await throwaway.send(Self.describe(backup)), "later writes are not in it")
      description("DELETED").check(try await throwaway.send(Self.delete(backup)), "deleted")
      for call in [Self.describe(backup), Self.delete(backup)] {
        Self.noBackup(backup).check(try await throwaway.send(call), "gone")
      }
      Expected.equals(#"{"BackupSummaries":[]}"#).check(
        try await throwaway.send(Self.list()), "no longer listed")
    }
  }

  @Test("describes the features that the table has, and no others", arguments: Setting.stores)
  func features(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .table(
          key: "p:S", "s:N", defined: ["l:S", "g:S"], provisioned: true,
          with: Call.local(Call.index("byL", "p", "l", projection: "KEYS_ONLY")) + ","
            + Call.global(Call.provisioned("byG", "g", projection: "a,b")) + ","
            + #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"#
            + #""SSESpecification":{"Enabled":true},"Tags":[{"Key":"a","Value":"b"}],"#
            + #""DeletionProtectionEnabled":true,"TableClass":"STANDARD_INFREQUENT_ACCESS""#),
        Call(
          "UpdateTimeToLive",
          #"{"TableName":"Main","TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}}"#),
      ])
      let backup = try await Self.backup(throwaway)
      let key = try await Self.table(throwaway)["SSEDescription"]?["KMSMasterKeyArn"]?.text ?? ""
      let answer = try await throwaway.send(Self.describe(backup))
      let units = #"{"ReadCapacityUnits":5,"WriteCapacityUnits":5}"#
      let pattern =
        #"{"LocalSecondaryIndexes":[{"IndexName":"byL","KeySchema":["#
        + #"{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"l","KeyType":"RANGE"}],"#
        + #""Projection":{"ProjectionType":"KEYS_ONLY"}}],"#
        + #""GlobalSecondaryIndexes":[{"IndexName":"byG","KeySchema":["#
        + #"{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"INCLUDE","#
        + #""NonKeyAttributes":["a","b"]},"ProvisionedThroughput":\#(units)}],"#
        + #""StreamDescription":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"#
        + #""TimeToLiveDescription":{"AttributeName":"ttl","TimeToLiveStatus":"ENABLED"},"#
        + #""SSEDescription":{"Status":"ENABLED","SSEType":"KMS","KMSMasterKeyArn":"\#(key)"}}"#
      let features = answer["BackupDescription"]?["SourceTableFeatureDetails"] ?? .null
      Expected.equals(pattern).check(Answer(status: 200, body: features), "the features")
      let source = answer["BackupDescription"]?["SourceTableDetails"]
      #expect(source?["BillingMode"]?.text == "PROVISIONED")
      #expect(source?["ProvisionedThroughput"] == JSONValue(parsing: units))
    }
  }

  @Test(
    "names repeat, and lists have the oldest first, in pages and ranges", arguments: Setting.stores)
  func lists(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable, .table("Also", key: "p:S")])
      var backups: [String] = []
      for table in ["Main", "Also", "Main", "Main"] {
        backups.append(try await Self.backup(throwaway, of: table))
        throwaway.clock.advance(by: .seconds(1))
      }
      func list(_ members: String) async throws -> Answer {
        try await throwaway.send(Self.list(members))
      }
      let main = [backups[0], backups[2], backups[3]]
      #expect(Self.arns(try await list("")) == [backups[1]] + main)
      #expect(Self.arns(try await list(#""TableName":"Main""#)) == main)
      #expect(Self.arns(try await list(#""TableName":"\#(Self.arn)""#)) == main)
      #expect(Self.arns(try await list(#""TableName":"Nowhere""#)) == [])
      let first = try await list(#""TableName":"Main","Limit":2"#)
      #expect(Self.arns(first) == Array(main.prefix(2)))
      #expect(first["LastEvaluatedBackupArn"]?.text == main[1])
      let rest = try await list(
        #""TableName":"Main","Limit":2,"ExclusiveStartBackupArn":"\#(main[1])""#)
      #expect(Self.arns(rest) == [main[2]])
      let whole = try await list(#""TableName":"Main","Limit":3"#)
      #expect(whole["LastEvaluatedBackupArn"] == nil, "the page ends with the last backup")
      let between = "\(Self.arn)/backup/01767225601000-00000000"
      #expect(
        Self.arns(try await list(#""TableName":"Main","ExclusiveStartBackupArn":"\#(between)""#))
          == Array(main.dropFirst()), "a position need not exist")
      #expect(
        Self.arns(
          try await list(
            #""TableName":"Main","TimeRangeLowerBound":\#(Self.start + 2),"#
              + #""TimeRangeUpperBound":\#(Self.start + 3)"#)) == [backups[2]],
        "the lower bound is included, the upper one is not")
      for (type, expected) in [
        ("USER", main), ("ALL", main), ("SYSTEM", []), ("AWS_BACKUP", []),
      ] {
        #expect(
          Self.arns(try await list(#""TableName":"Main","BackupType":"\#(type)""#)) == expected)
      }
    }
  }

  @Test("backups outlive their table, and a new one of its name", arguments: Setting.stores)
  func generations(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable, .put(#"{"p":{"S":"old"}}"#)])
      let old = try await Self.backup(throwaway)
      let oldID = try await Self.table(throwaway)["TableId"]
      try await throwaway.prepare([DeleteTableTests.delete, .hashTable])
      throwaway.clock.advance(by: .seconds(1))
      let new = try await Self.backup(throwaway)
      let newID = try await Self.table(throwaway)["TableId"]
      let listed = try await throwaway.send(Self.list(#""TableName":"Main""#))
      #expect(Self.arns(listed) == [old, new])
      #expect(listed["BackupSummaries"]?.elements?.map { $0["TableId"] } == [oldID, newID])
      #expect(oldID != newID)
      let answer = try await throwaway.send(Self.describe(old))
      #expect(
        answer["BackupDescription"]?["SourceTableDetails"]?["ItemCount"] == .number("1"),
        "\(answer.text)")
    }
  }

  @Test(
    "an ARN with another region's name finds the backup and is repeated", arguments: Setting.stores)
  func region(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      let other = try await Self.backup(throwaway).replacing("us-east-1", with: "eu-west-1")
      let answer = try await throwaway.send(Self.describe(other))
      #expect(
        answer["BackupDescription"]?["BackupDetails"]?["BackupArn"]?.text == other,
        "\(answer.text)")
    }
  }

  @Test("a table that is being created has no backups yet", arguments: Setting.stores)
  func creating(_ setting: Setting) async throws {
    try await Throwaway.run(setting, settings: TableStateTests.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      Expected.fails("TableNotFoundException", "Table not found: Main").check(
        try await throwaway.send(Self.create()), "CREATING")
      throwaway.clock.advance(by: .seconds(6))
      Expected.fails(
        "ContinuousBackupsUnavailableException",
        "Backups are being enabled for the table: Main. Please retry later"
      ).check(try await throwaway.send(Self.create()), "the second half")
      throwaway.clock.advance(by: .seconds(4))
      _ = try await Self.backup(throwaway)
      try await throwaway.prepare([
        UpdateTableTests.update(#""TableClass":"STANDARD_INFREQUENT_ACCESS""#)
      ])
      _ = try await Self.backup(throwaway, "while-updating")
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([DeleteTableTests.delete])
      _ = try await Self.backup(throwaway, "while-deleting")
      throwaway.clock.advance(by: .seconds(10))
      Expected.fails("TableNotFoundException", "Table not found: Main").check(
        try await throwaway.send(Self.create()), "gone")
    }
  }

  @Test("a backup is CREATING for the configured time", arguments: Setting.stores)
  func delay(_ setting: Setting) async throws {
    var settings = DynamockDatabase.Settings()
    settings.backupCreation = .seconds(10)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      let backup = try await Self.backup(throwaway)
      func status() async throws -> [String?] {
        let described = try await throwaway.send(Self.describe(backup))
        let listed = try await throwaway.send(Self.list())
        return [
          described["BackupDescription"]?["BackupDetails"]?["BackupStatus"]?.text,
          listed["BackupSummaries"]?[0]?["BackupStatus"]?.text,
        ]
      }
      #expect(try await status() == ["CREATING", "CREATING"])
      // AWS's documentation names the exception; its text is not known.
      for call in [Self.delete(backup), RestoreTests.restore(backup)] {
        Expected.fails("BackupInUseException", "Backup is being created: \(backup)").check(
          try await throwaway.send(call), "\(call)")
      }
      throwaway.clock.advance(by: .seconds(10))
      #expect(try await status() == ["AVAILABLE", "AVAILABLE"])
      try await throwaway.prepare([Self.delete(backup)])
    }
  }
}
