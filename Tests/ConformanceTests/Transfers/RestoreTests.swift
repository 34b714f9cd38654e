import Dynamock
import DynamockTesting
import Testing

/// RestoreTableFromBackup ([ack-quirks] restores, us-west-2 and us-east-1, October 2026).
@Suite("Restores from backups")
struct RestoreTests {
  static func restore(_ backup: String, as target: String = "Copy", _ more: String = "") -> Call {
    Call(
      "RestoreTableFromBackup",
      #"{"TargetTableName":"\#(target)","BackupArn":"\#(backup)"\#(more.isEmpty ? "" : ",\(more)")}"#
    )
  }

  /// The items of a table or an index, as sorted texts.
  static func items(
    _ throwaway: Throwaway, _ table: String, index: String? = nil
  ) async throws -> [String] {
    let index = index.map { #","IndexName":"\#($0)""# } ?? ""
    let answer = try await throwaway.call("Scan", #"{"TableName":"\#(table)"\#(index)}"#)
    let found = try #require(answer["Items"]?.elements, "\(answer.text)")
    return found.map(\.description).sorted()
  }

  static let indexed = Call.table(
    key: "p:S", "s:N", defined: ["l:S", "g:S"], provisioned: true,
    with: Call.local(Call.index("byL", "p", "l", projection: "KEYS_ONLY")) + ","
      + Call.global(Call.provisioned("byG", "g", projection: "a,b")))

  @Test("a restored table has the items and indexes of the backup", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        Self.indexed,
        .put(#"{"p":{"S":"x"},"s":{"N":"1"},"l":{"S":"m"},"g":{"S":"y"},"a":{"S":"z"}}"#),
        .put(#"{"p":{"S":"x"},"s":{"N":"2"},"c":{"S":"no entries"}}"#),
      ])
      let source = try await Self.contents(throwaway, "Main")
      let backup = try await BackupTests.backup(throwaway)
      try await throwaway.prepare([.put(#"{"p":{"S":"later"},"s":{"N":"1"},"g":{"S":"y"}}"#)])
      throwaway.clock.advance(by: .seconds(5))
      let begun = try await throwaway.send(Self.restore(backup))
      let copy = BackupTests.arn.replacing("Main", with: "Copy")
      Expected.contains(
        #"{"TableDescription":{"TableName":"Copy","TableArn":"\#(copy)","TableStatus":"CREATING","#
          + #""ItemCount":0,"TableSizeBytes":0,"CreationDateTime":1767225605,"#
          + #""RestoreSummary":{"SourceBackupArn":"\#(backup)","SourceTableArn":"\#(BackupTests.arn)","#
          + #""RestoreDateTime":1767225600,"RestoreInProgress":true},"#
          + #""ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},"#
          + #""GlobalSecondaryIndexes":[{"IndexName":"byG","IndexStatus":"(absent)"}]}}"#
      ).check(begun, "the response")
      let table = try await BackupTests.table(throwaway, "Copy")
      #expect(table["TableStatus"]?.text == "ACTIVE")
      #expect(table["RestoreSummary"] == nil, "gone from the first ACTIVE answer on")
      #expect(table["TableId"] == begun["TableDescription"]?["TableId"])
      let main = try await BackupTests.table(throwaway)
      #expect(table["TableId"] != main["TableId"])
      for member in ["KeySchema", "AttributeDefinitions"] { #expect(table[member] == main[member]) }
      #expect(table["ItemCount"] == .number("2"))
      #expect(try await Self.contents(throwaway, "Copy") == source)
      // The copy and its backup go separate ways.
      try await throwaway.prepare([
        .put(#"{"p":{"S":"x"},"s":{"N":"1"}}"#, into: "Copy"), Self.restore(backup, as: "Second"),
      ])
      #expect(try await Self.contents(throwaway, "Second") == source)
      #expect(try await Self.items(throwaway, "Copy", index: "byG") == [])
    }
  }

  private static func contents(_ throwaway: Throwaway, _ table: String) async throws -> [[String]] {
    [
      try await items(throwaway, table), try await items(throwaway, table, index: "byL"),
      try await items(throwaway, table, index: "byG"),
    ]
  }

  @Test(
    "settings beside items, keys, indexes and units are not restored", arguments: Setting.stores)
  func notRestored(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        .table(
          key: "p:S",
          with: #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"#
            + #""Tags":[{"Key":"a","Value":"b"}],"DeletionProtectionEnabled":true,"#
            + #""TableClass":"STANDARD_INFREQUENT_ACCESS","#
            + #""OnDemandThroughput":{"MaxReadRequestUnits":7,"MaxWriteRequestUnits":8},"#
            + #""SSESpecification":{"Enabled":true,"SSEType":"KMS","KMSMasterKeyId":"own"}"#),
        ContinuousBackupsTests.enable, .put(#"{"p":{"S":"a"},"ttl":{"N":"1"}}"#),
        Call(
          "UpdateTimeToLive",
          #"{"TableName":"Main","TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}}"#),
      ])
      let backup = try await BackupTests.backup(throwaway)
      try await throwaway.prepare([Self.restore(backup)])
      let table = try await BackupTests.table(throwaway, "Copy")
      #expect(table["StreamSpecification"] == nil && table["LatestStreamArn"] == nil)
      #expect(table["DeletionProtectionEnabled"] == .bool(false))
      #expect(table["TableClassSummary"] == nil)
      #expect(table["OnDemandThroughput"]?["MaxReadRequestUnits"] == .number("7"))
      #expect(table["OnDemandThroughput"]?["MaxWriteRequestUnits"] == .number("8"))
      // Without an override, an encrypted table gets the account's key for DynamoDB.
      let key = table["SSEDescription"]?["KMSMasterKeyArn"]?.text ?? ""
      #expect(key.contains(":key/") && !key.hasSuffix("/own"), "\(key)")
      Expected.equals(#"{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}"#).check(
        try await throwaway.call("DescribeTimeToLive", #"{"TableName":"Copy"}"#), "time to live")
      Expected.equals(#"{"Tags":[]}"#).check(
        try await throwaway.call(
          "ListTagsOfResource",
          #"{"ResourceArn":"\#(BackupTests.arn.replacing("Main", with: "Copy"))"}"#), "tags")
      ContinuousBackupsTests.disabled().check(
        try await throwaway.send(ContinuousBackupsTests.describe("Copy")), "recovery")
      #expect(try await Self.items(throwaway, "Copy").count == 1)
    }
  }

  @Test("the stream of a restored table begins empty", arguments: Setting.stores)
  func stream(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable, .put(#"{"p":{"S":"a"}}"#)])
      let backup = try await BackupTests.backup(throwaway)
      try await throwaway.prepare([
        Self.restore(backup),
        Call(
          "UpdateTable",
          #"{"TableName":"Copy","StreamSpecification":{"StreamEnabled":true,"#
            + #""StreamViewType":"NEW_IMAGE"}}"#),
      ])
      let arn = try await BackupTests.table(throwaway, "Copy")["LatestStreamArn"]?.text ?? ""
      let shards = try await throwaway.call("DescribeStream", #"{"StreamArn":"\#(arn)"}"#)
      for shard in shards["StreamDescription"]?["Shards"]?.elements ?? [] {
        let iterator = try await throwaway.call(
          "GetShardIterator",
          #"{"StreamArn":"\#(arn)","ShardId":"\#(shard["ShardId"]?.text ?? "")","#
            + #""ShardIteratorType":"TRIM_HORIZON"}"#)
        let records = try await throwaway.call(
          "GetRecords", #"{"ShardIterator":"\#(iterator["ShardIterator"]?.text ?? "")"}"#)
        #expect(records["Records"] == .array([]), "\(records.text)")
      }
      #expect(shards["StreamDescription"]?["Shards"]?.elements?.isEmpty == false)
    }
  }

  // MARK: Rejections

  private static func invalid(_ message: String) -> Expected {
    .invalid("Invalid Request: " + message)
  }

  private static let units =
    #""ProvisionedThroughputOverride":{"ReadCapacityUnits":3,"WriteCapacityUnits":4}"#
  private static let onDemand = #""BillingModeOverride":"PAY_PER_REQUEST""#

  private static func otherIndex(_ name: String) -> Expected {
    invalid(
      "Index \(name) does not match a secondary index that existed in the source table and cannot "
        + "be created during the restore operation")
  }

  /// Overrides that are rejected, of the backup of ``indexed`` unless it is of an on-demand table.
  static let refused: [(name: String, isOnDemand: Bool, override: String, expected: Expected)] = [
    (
      "units of an on-demand table", true, units,
      invalid("Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED")
    ),
    (
      "PROVISIONED without units", true, #""BillingModeOverride":"PROVISIONED""#,
      invalid("Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED")
    ),
    (
      "units with PAY_PER_REQUEST", false, onDemand + "," + units,
      invalid(
        "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST")
    ),
    (
      "units of an index with PAY_PER_REQUEST", false,
      onDemand + #","GlobalSecondaryIndexOverride":["#
        + Call.provisioned("byG", "g", projection: "a,b") + "]",
      invalid(
        "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for "
          + "index byG")
    ),
    (
      "an index without units", false,
      #""GlobalSecondaryIndexOverride":["# + Call.index("byG", "g", projection: "a,b") + "]",
      invalid("Must specify provisioned throughput for index byG")
    ),
    (
      "limits of a provisioned table", false,
      #""OnDemandThroughputOverride":{"MaxReadRequestUnits":5}"#,
      invalid(
        "Cannot override MaxReadRequestUnits for OnDemandThroughput unless BillingModeOverride is "
          + "PAY_PER_REQUEST")
    ),
    (
      "write limits of a provisioned table", false,
      #""OnDemandThroughputOverride":{"MaxWriteRequestUnits":5}"#,
      invalid(
        "Cannot override MaxWriteRequestUnits for OnDemandThroughput unless BillingModeOverride is "
          + "PAY_PER_REQUEST")
    ),
    (
      "a limit of 0", true, #""OnDemandThroughputOverride":{"MaxReadRequestUnits":0}"#,
      invalid("Requested MaxReadRequestUnits for OnDemandThroughput is outside of valid range")
    ),
    (
      "another key of a global index", false,
      #""GlobalSecondaryIndexOverride":["# + Call.provisioned("byA", "a", projection: "a,b") + "]",
      otherIndex("byA")
    ),
    (
      "another projection of a global index", false,
      #""GlobalSecondaryIndexOverride":["# + Call.provisioned("byG", "g") + "]", otherIndex("byG")
    ),
    (
      "another projection of a local index", false,
      #""LocalSecondaryIndexOverride":["# + Call.index("byL", "p", "l") + "]", otherIndex("byL")
    ),
    (
      "warm throughput of an index", false,
      #""GlobalSecondaryIndexOverride":["#
        + Call.provisioned("byG", "g", projection: "a,b").dropLast()
        + #","WarmThroughput":{"ReadUnitsPerSecond":5,"WriteUnitsPerSecond":5}}]"#,
      // [aws-api-reference] says that it is not allowed; the text is not known.
      invalid("Cannot override WarmThroughput for index byG")
    ),
  ]

  /// Overrides to which the rules of CreateTable apply; no capture has them.
  static let rules: [(override: String, expected: Expected)] = [
    (
      #""SSESpecificationOverride":{"Enabled":true,"SSEType":"AES256"}"#,
      .invalid(Words.invalid + "SSEType AES256 is not supported")
    ),
    (
      #""LocalSecondaryIndexOverride":["# + Call.index("one", "p", "l", projection: "KEYS_ONLY")
        + #"],"GlobalSecondaryIndexOverride":["#
        + Call.provisioned("one", "g", projection: "a,b") + "]",
      .invalid(Words.invalid + "Duplicate index name: one")
    ),
    (
      #""ProvisionedThroughputOverride":{"ReadCapacityUnits":40001,"WriteCapacityUnits":1}"#,
      .failsWith("LimitExceededException", "{}")
    ),
  ]

  @Test("rejects overrides that CreateTable rejects", arguments: rules.indices, Setting.stores)
  func creationRules(_ index: Int, _ setting: Setting) async throws {
    let row = Self.rules[index]
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([Self.indexed])
      let backup = try await BackupTests.backup(throwaway)
      row.expected.check(try await throwaway.send(Self.restore(backup, row.override)), row.override)
    }
  }

  @Test("rejects overrides in AWS's words", arguments: refused.indices, Setting.stores)
  func refusals(_ index: Int, _ setting: Setting) async throws {
    let row = Self.refused[index]
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([row.isOnDemand ? .hashTable : Self.indexed])
      let backup = try await BackupTests.backup(throwaway)
      row.expected.check(
        try await throwaway.send(Self.restore(backup, row.override)), row.name)
      Expected.fails(
        "ResourceNotFoundException", "Requested resource not found: Table: Copy not found"
      )
      .check(try await throwaway.send(.describe("Copy")), "nothing was created")
    }
  }

  @Test("checks the request, then the backup, then the target", arguments: Setting.all)
  func order(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      let backup = try await BackupTests.backup(throwaway)
      let missing = BackupTests.missing
      let rows: [(call: Call, expected: Expected)] = [
        (
          Self.restore(missing, as: "a"),
          ExportTests.constraint(
            "a", at: "targetTableName", "Member must have length greater than or equal to 3")
        ),
        (Self.restore(BackupTests.arn, as: "Main"), .invalid("Invalid Backup ARN")),
        (Self.restore(missing, as: "Main"), BackupTests.noBackup(missing)),
        (
          Self.restore(missing.replacing("123456789012", with: "999999999999")),
          BackupTests.denied
        ),
        (
          Self.restore(backup, as: "Main"),
          .fails("TableAlreadyExistsException", "Table already exists: Main")
        ),
      ]
      for row in rows { row.expected.check(try await throwaway.send(row.call), "\(row.call)") }
    }
  }

  @Test("a DELETING table is a target that exists", arguments: Setting.stores)
  func deletingTarget(_ setting: Setting) async throws {
    var settings = DynamockDatabase.Settings()
    settings.tableDeletion = .seconds(10)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([.hashTable, .put(#"{"p":{"S":"a"}}"#)])
      let backup = try await BackupTests.backup(throwaway)
      try await throwaway.prepare([DeleteTableTests.delete])
      Expected.fails("TableAlreadyExistsException", "Table already exists: Main").check(
        try await throwaway.send(Self.restore(backup, as: "Main")), "DELETING")
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([Self.restore(backup, as: "Main")])
      #expect(try await Self.items(throwaway, "Main") == [#"{"p":{"S":"a"}}"#])
    }
  }

  // MARK: Overrides

  @Test("overrides of the billing mode, the units and the key apply", arguments: Setting.stores)
  func overrides(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        Self.indexed, .table("Plain", key: "p:S", with: #""SSESpecification":{"Enabled":true}"#),
      ])
      let backup = try await BackupTests.backup(throwaway)
      let plain = try await BackupTests.backup(throwaway, of: "Plain")
      try await throwaway.prepare([
        Self.restore(
          backup, as: "OnDemand",
          Self.onDemand + #","OnDemandThroughputOverride":{"MaxReadRequestUnits":9}"#),
        Self.restore(backup, as: "Faster", Self.units),
        Self.restore(
          plain, as: "Provisioned", #""BillingModeOverride":"PROVISIONED","# + Self.units),
        Self.restore(plain, as: "Unencrypted", #""SSESpecificationOverride":{"Enabled":false}"#),
        Self.restore(
          plain, as: "OwnKey",
          #""SSESpecificationOverride":{"Enabled":true,"SSEType":"KMS","KMSMasterKeyId":"own"}"#),
      ])
      func expect(_ table: String, _ members: String) async throws {
        Expected.contains(#"{"Table":{\#(members)}}"#).check(
          try await throwaway.send(.describe(table)), table)
      }
      let none = #"{"ReadCapacityUnits":0,"WriteCapacityUnits":0}"#
      try await expect(
        "OnDemand",
        #""BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST"},"ProvisionedThroughput":\#(none),"#
          + #""OnDemandThroughput":{"MaxReadRequestUnits":9},"#
          + #""GlobalSecondaryIndexes":[{"ProvisionedThroughput":\#(none)}]"#)
      try await expect(
        "Faster",
        #""ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":4},"#
          + #""GlobalSecondaryIndexes":[{"ProvisionedThroughput":{"ReadCapacityUnits":5,"#
          + #""WriteCapacityUnits":5}}]"#)
      try await expect(
        "Provisioned", #""ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":4}"#)
      try await expect("Unencrypted", #""SSEDescription":"(absent)""#)
      try await expect(
        "OwnKey",
        #""SSEDescription":{"KMSMasterKeyArn":"arn:aws:kms:us-east-1:123456789012:key/own"}"#)
    }
  }

  @Test("lists of indexes choose and rename those of the source", arguments: Setting.stores)
  func indexLists(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([
        Self.indexed,
        .put(#"{"p":{"S":"x"},"s":{"N":"1"},"l":{"S":"m"},"g":{"S":"y"},"a":{"S":"z"}}"#),
      ])
      let backup = try await BackupTests.backup(throwaway)
      try await throwaway.prepare([
        Self.restore(
          backup, as: "Without",
          #""GlobalSecondaryIndexOverride":[],"LocalSecondaryIndexOverride":[]"#),
        Self.restore(
          backup, as: "Renamed",
          #""LocalSecondaryIndexOverride":["#
            + Call.index("local", "p", "l", projection: "KEYS_ONLY")
            + #"],"GlobalSecondaryIndexOverride":["#
            + Call.provisioned("global", "g", projection: "b,a") + "]"),
      ])
      let without = try await BackupTests.table(throwaway, "Without")
      #expect(without["GlobalSecondaryIndexes"] == nil && without["LocalSecondaryIndexes"] == nil)
      // Attributes that no index uses any more are not defined.
      #expect(without["AttributeDefinitions"]?.elements?.count == 2)
      #expect(try await Self.items(throwaway, "Without").count == 1)
      #expect(
        try await Self.items(throwaway, "Renamed", index: "global")
          == Self.items(throwaway, "Main", index: "byG"))
      #expect(
        try await Self.items(throwaway, "Renamed", index: "local")
          == Self.items(throwaway, "Main", index: "byL"))
    }
  }

  // MARK: States

  @Test(
    "a table that is being restored is CREATING and otherwise unknown", arguments: Setting.stores)
  func states(_ setting: Setting) async throws {
    var settings = DynamockDatabase.Settings()
    settings.tableRestore = .seconds(10)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([.hashTable, .put(#"{"p":{"S":"a"}}"#)])
      let backup = try await BackupTests.backup(throwaway)
      try await throwaway.prepare([Self.restore(backup)])
      let arn = BackupTests.arn.replacing("Main", with: "Copy")
      Expected.contains(
        #"{"Table":{"TableStatus":"CREATING","ItemCount":0,"TableSizeBytes":0,"#
          + #""RestoreSummary":{"SourceBackupArn":"\#(backup)","RestoreInProgress":true}}}"#
      ).check(try await throwaway.send(.describe("Copy")), "described")
      let unknown = "Requested resource not found"
      let notFound = Expected.fails(
        "ResourceNotFoundException", unknown + ": Table: Copy not found")
      let noTable = Expected.fails("TableNotFoundException", "Table not found: Copy")
      let rows: [(call: Call, expected: Expected)] = [
        (
          Call("UpdateTable", #"{"TableName":"Copy","DeletionProtectionEnabled":true}"#), notFound
        ),
        (
          Call(
            "UpdateTimeToLive",
            #"{"TableName":"Copy","TimeToLiveSpecification":{"AttributeName":"t","Enabled":true}}"#),
          notFound
        ),
        (
          Call(
            "UpdateContributorInsights",
            #"{"TableName":"Copy","ContributorInsightsAction":"ENABLE"}"#), notFound
        ),
        (
          Call("TagResource", #"{"ResourceArn":"\#(arn)","Tags":[{"Key":"a","Value":"b"}]}"#),
          .fails("ResourceNotFoundException", unknown + ": ResourceArn: \(arn) not found")
        ),
        (BackupTests.create(of: "Copy"), noTable),
        (ContinuousBackupsTests.describe("Copy"), noTable),
        (
          .table("Copy", key: "p:S"),
          .fails("ResourceInUseException", "Table is being used: Copy")
        ),
        (
          Call("DeleteTable", #"{"TableName":"Copy"}"#),
          .fails(
            "ResourceInUseException",
            "Attempt to change a resource which is still in use: Table is being created: Copy")
        ),
        (
          Self.restore(backup),
          .fails(
            "TableInUseException", "Table: Copy is already being restored from backup: \(backup)")
        ),
        (
          Self.restore(backup, as: "Another"),
          .fails(
            "BackupInUseException", "Backup is being used to restore another table: \(backup)")
        ),
        (
          BackupTests.delete(backup),
          .fails("BackupInUseException", "Backup is being used to restore table: \(backup)")
        ),
      ]
      for row in rows { row.expected.check(try await throwaway.send(row.call), "\(row.call)") }
      throwaway.clock.advance(by: .seconds(10))
      Expected.contains(
        #"{"Table":{"TableStatus":"ACTIVE","ItemCount":1,"RestoreSummary":"(absent)"}}"#
      ).check(try await throwaway.send(.describe("Copy")), "described when ACTIVE")
      try await throwaway.prepare([Self.restore(backup, as: "Another")])
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([
        BackupTests.delete(backup), Call("DeleteTable", #"{"TableName":"Copy"}"#),
      ])
      #expect(try await Self.items(throwaway, "Another") == [#"{"p":{"S":"a"}}"#])
    }
  }
}
