import Dynamock
import DynamockModel
import DynamockTesting
import Testing

/// Tests the transitional states of tables and indexes; a setting gives their duration, and the
/// tests move the clock ([aws-gsi-online]; API model, TableStatus).
@Suite("States of tables and indexes")
struct TableStateTests {
  static let settings: DynamockDatabase.Settings = {
    var settings = DynamockDatabase.Settings()
    settings.tableCreation = .seconds(10)
    settings.tableUpdate = .seconds(10)
    settings.tableDeletion = .seconds(10)
    settings.indexCreation = .seconds(10)
    settings.indexDeletion = .seconds(10)
    return settings
  }()

  private func run(
    _ setting: Setting, _ body: (Throwaway) async throws -> Void
  ) async throws {
    try await Throwaway.run(setting, settings: Self.settings, body)
  }

  private func expect(
    _ throwaway: Throwaway, _ call: Call, _ expected: Expected, _ sentence: String
  ) async throws {
    expected.check(try await throwaway.send(call), sentence)
  }

  static func status(_ status: String) -> Expected {
    .contains(#"{"Table":{"TableStatus":"\#(status)"}}"#)
  }
  static func inUse(_ verb: String) -> Expected {
    .fails(
      "ResourceInUseException",
      "Attempt to change a resource which is still in use: Table is being \(verb): Main")
  }
  static let put = Call.put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)
  static let notThere = Expected.fails("ResourceNotFoundException", Words.notFound)

  @Test("a CREATING table can be described but not used", arguments: Setting.stores)
  func creating(_ setting: Setting) async throws {
    try await run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      try await expect(throwaway, .describe(), Self.status("CREATING"), "described")
      try await expect(
        throwaway, Call("ListTables"), .contains(#"{"TableNames":["Main"]}"#), "listed")
      try await expect(throwaway, Self.put, Self.notThere, "written")
      try await expect(throwaway, .scan(), Self.notThere, "scanned")
      try await expect(throwaway, DeleteTableTests.delete, Self.inUse("created"), "deleted")
      try await expect(
        throwaway, UpdateTableTests.update(#""DeletionProtectionEnabled":true"#),
        Self.inUse("created"), "updated")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, .describe(), Self.status("ACTIVE"), "described when active")
      try await expect(throwaway, Self.put, .equals("{}"), "written when active")
    }
  }

  @Test("an UPDATING table can be used but not changed", arguments: Setting.stores)
  func updating(_ setting: Setting) async throws {
    try await run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      let infrequent = UpdateTableTests.update(#""TableClass":"STANDARD_INFREQUENT_ACCESS""#)
      let standard = UpdateTableTests.update(#""TableClass":"STANDARD""#)
      try await throwaway.prepare([infrequent])
      try await expect(throwaway, .describe(), Self.status("UPDATING"), "described")
      try await expect(throwaway, Self.put, .equals("{}"), "written")
      try await expect(
        throwaway, standard,
        Waits.inUse(
          "Can't update table class when a table class update is in progress. Table: Main "
            + "TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS"), "updated again")
      try await expect(
        throwaway, DeleteTableTests.delete,
        Waits.inUse("Table: Main is in the process of being updated."), "deleted")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, .describe(), Self.status("ACTIVE"), "described when active")
      try await throwaway.prepare([standard])
    }
  }

  @Test("a DELETING table can be described until it is gone", arguments: Setting.stores)
  func deleting(_ setting: Setting) async throws {
    try await run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([Self.put, DeleteTableTests.delete])
      try await expect(throwaway, .describe(), Self.status("DELETING"), "described")
      try await expect(
        throwaway, DeleteTableTests.delete,
        .contains(#"{"TableDescription":{"TableStatus":"DELETING"}}"#), "deleted again")
      try await expect(
        throwaway, .hashTable, .fails("ResourceInUseException", "Table already exists: Main"),
        "created")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, .scan(), Self.notThere, "scanned when gone")
      try await expect(
        throwaway, Call("ListTables"), .equals(#"{"TableNames":[]}"#), "listed when gone")
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await expect(throwaway, .scan(), .contains(#"{"Count":0}"#), "a new one is empty")
    }
  }

  @Test("an index is allocated, then filled, then read", arguments: Setting.stores)
  func creatingIndex(_ setting: Setting) async throws {
    try await run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([Self.put, UpdateTableTests.byG])
      func index(_ members: String, table: String = "UPDATING") -> Expected {
        .contains(
          #"{"Table":{"TableStatus":"\#(table)","GlobalSecondaryIndexes":[{\#(members)}]}}"#)
      }
      try await expect(
        throwaway, .describe(), index(#""IndexStatus":"CREATING","Backfilling":false"#), "allocated"
      )
      try await expect(
        throwaway, UpdateTableTests.query,
        .invalid("Cannot read from backfilling global secondary index: by-g"), "read too early")
      try await expect(throwaway, .put(#"{"p":{"S":"b"},"g":{"S":"x"}}"#), .equals("{}"), "written")
      try await expect(
        throwaway, UpdateTableTests.delete("by-g"),
        Waits.inUse(
          "Index creation is in resource allocation phase. Retry deletion during backfilling phase "
            + "or when the index is active. Table: Main Index: by-g"), "deleted too early")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(
        throwaway, .describe(),
        index(#""IndexStatus":"CREATING","Backfilling":true"#, table: "ACTIVE"), "filled")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(
        throwaway, .describe(),
        index(#""IndexStatus":"ACTIVE","Backfilling":"(absent)","ItemCount":2"#, table: "ACTIVE"),
        "active")
      try await expect(throwaway, UpdateTableTests.query, .contains(#"{"Count":2}"#), "read")
    }
  }

  @Test("an index that is being filled can be deleted", arguments: Setting.stores)
  func deletingBackfill(_ setting: Setting) async throws {
    try await run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([Self.put, UpdateTableTests.byG])
      throwaway.clock.advance(by: .seconds(6))
      try await expect(
        throwaway, UpdateTableTests.create(Call.index("two", "g")),
        .fails("LimitExceededException", UpdateTableTests.oneAtATime), "another index")
      try await throwaway.prepare([UpdateTableTests.delete("by-g")])
      try await expect(
        throwaway, .describe(),
        .contains(#"{"Table":{"GlobalSecondaryIndexes":[{"IndexStatus":"DELETING"}]}}"#), "deleted")
      // Items are written and removed while the index is being deleted.
      try await throwaway.prepare([
        .put(#"{"p":{"S":"b"},"g":{"S":"y"}}"#), .delete(#"{"p":{"S":"a"}}"#),
      ])
      throwaway.clock.advance(by: .seconds(10))
      try await expect(
        throwaway, .describe(),
        .contains(
          #"{"Table":{"TableStatus":"ACTIVE","ItemCount":1,"GlobalSecondaryIndexes":"(absent)","#
            + #""AttributeDefinitions":[{"AttributeName":"p"}]}}"#), "gone")
      try await throwaway.prepare([UpdateTableTests.byG])
      throwaway.clock.advance(by: .seconds(10))
      try await expect(
        throwaway, .scan(#""IndexName":"by-g""#),
        .contains(#"{"Count":1,"Items":[{"p":{"S":"b"}}]}"#), "made anew")
    }
  }
}
