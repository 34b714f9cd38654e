import DynamockModel
import DynamockTesting
import Testing

/// Tests the states of vector indexes, whose duration a setting gives; the tests move the clock.
@Suite("States of vector indexes")
struct VectorStateTests {
  private func run(
    _ setting: Setting,
    _ body: (Throwaway, (Call, Expected, String) async throws -> Void) async throws -> Void
  ) async throws {
    try await Throwaway.run(setting, settings: TableStateTests.settings) { throwaway in
      try await body(throwaway) { call, expected, sentence in
        expected.check(try await throwaway.send(call), sentence)
      }
    }
  }

  private static func described(_ table: String, _ index: String) -> Expected {
    .contains(#"{"Table":{"TableStatus":"\#(table)","VectorIndexes":\#(index)}}"#)
  }

  private static let missing = Expected.invalid("The table does not have the specified index: vix")

  @Test("an index of a new table is created with it", arguments: Setting.stores)
  func withTable(_ setting: Setting) async throws {
    try await run(setting) { throwaway, expect in
      try await throwaway.prepare([Vectors.table(Vectors.index("vix"))])
      try await expect(
        .describe(),
        Self.described("CREATING", #"[{"IndexStatus":"CREATING","Backfilling":"(absent)"}]"#),
        "while the table is created")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(
        .describe(),
        Self.described("ACTIVE", #"[{"IndexStatus":"ACTIVE","Backfilling":"(absent)"}]"#),
        "when the table is active")
    }
  }

  @Test(
    "an index of an existing table is allocated, then backfilled, then active",
    arguments: Setting.stores)
  func added(_ setting: Setting) async throws {
    try await run(setting) { throwaway, expect in
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([
        .put(Vectors.item("a", "1", "0", "0")),
        Vectors.update(Vectors.create(Vectors.index("vix"))),
      ])
      try await expect(
        .describe(),
        Self.described("UPDATING", #"[{"IndexStatus":"CREATING","Backfilling":false}]"#),
        "while it is allocated")
      try await expect(Vectors.search(), Self.missing, "searched while it is allocated")
      try await expect(
        Vectors.update(Vectors.create(Vectors.index("vix"))),
        .fails(
          "ResourceInUseException",
          Vectors.inUse + "Index is being created.  Table: Main Index: vix"),
        "created again")
      try await expect(
        Vectors.update(Vectors.create(Vectors.index("two"))),
        .fails("LimitExceededException", Vectors.oneAtATime), "another one")
      try await expect(
        Vectors.update(Vectors.delete("vix")),
        .fails(
          "ResourceInUseException",
          Vectors.inUse + "Index creation is in resource allocation phase. Retry deletion during "
            + "backfilling phase or when the index is active. Table: Main Index: vix"),
        "deleted while it is allocated")
      try await expect(
        DeleteTableTests.delete,
        .fails(
          "ResourceInUseException",
          Vectors.inUse
            + "Cannot delete table while indexes are being created, updated, or deleted."),
        "the table deleted meanwhile")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(
        .describe(),
        Self.described("ACTIVE", #"[{"IndexStatus":"CREATING","Backfilling":true}]"#),
        "while it is backfilled")
      try await expect(
        Vectors.search(), .invalid("Cannot search backfilling vector index: vix"),
        "searched while it is backfilled")
      throwaway.clock.advance(by: .seconds(5))
      try await expect(
        .describe(),
        Self.described("ACTIVE", #"[{"IndexStatus":"ACTIVE","Backfilling":"(absent)"}]"#),
        "when it is active")
      try await expect(
        Vectors.search(), .contains(#"{"SearchResults":[{"Item":{"p":{"S":"a"}}}]}"#),
        "searched when it is active")
    }
  }

  @Test("an index can be deleted while it is backfilled", arguments: Setting.stores)
  func deleted(_ setting: Setting) async throws {
    try await run(setting) { throwaway, expect in
      try await throwaway.prepare([.hashTable])
      throwaway.clock.advance(by: .seconds(10))
      try await throwaway.prepare([Vectors.update(Vectors.create(Vectors.index("vix")))])
      throwaway.clock.advance(by: .seconds(5))
      try await throwaway.prepare([Vectors.update(Vectors.delete("vix"))])
      try await expect(
        .describe(), Self.described("UPDATING", #"[{"IndexStatus":"DELETING"}]"#),
        "while it is deleted")
      try await expect(
        Vectors.update(Vectors.delete("vix")),
        .fails(
          "ResourceInUseException",
          Vectors.inUse + "Index is being deleted. Table: Main Index: vix"), "deleted again")
      throwaway.clock.advance(by: .seconds(10))
      try await expect(.describe(), Self.described("ACTIVE", #""(absent)""#), "when it is gone")
      try await expect(Vectors.search(), Self.missing, "searched when it is gone")
      try await throwaway.prepare([Vectors.update(Vectors.create(Vectors.index("vix")))])
    }
  }
}
