import DynamockModel
import Testing

/// Tests SELECTs that name an index ([parity-suite] `indexQualifier`, `executeStatementIndex`,
/// `multiAttributeIndex`; [dynoxide-captures], eu-west-2, 2026-09-17).
@Suite("A SELECT of an index")
struct IndexTests {
  private func seed(_ bench: Bench) async throws {
    try await bench.put([
      "pk": .string("p"), "sk": .string("s1"), "gsiPk": .string("y"), "lsiSk": .string("k1"),
      "projattr": .string("proj1"), "nonproj": .string("np1"),
    ])
    try await bench.put([
      "pk": .string("p"), "sk": .string("s2"), "gsiPk": .string("y2"), "lsiSk": .string("k2"),
      "nonproj": .string("np2"),
    ])
    try await bench.put(["pk": .string("p"), "sk": .string("s3"), "nonproj": .string("np3")])
  }

  @Test("finds the index's entries with their projected attributes", arguments: Store.allCases)
  func membership(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await seed(bench)
      let all = try await bench.texts("sk", of: #"SELECT * FROM "both"."gsi-all""#)
      #expect(all.sorted() == ["s1", "s2"])
      let keys = try await bench.items(#"SELECT * FROM "both"."lsi-keys" WHERE pk = 'p'"#)
      #expect(keys.first?.attributes.map(\.name).sorted() == ["lsiSk", "pk", "sk"])
      let fetched = try await bench.items(
        #"SELECT nonproj FROM "both"."lsi-keys" WHERE pk = 'p' AND lsiSk = 'k2'"#)
      #expect(fetched == [["nonproj": .string("np2")]])
      let inc = #"SELECT sk FROM "both"."gsi-inc" WHERE "#
      #expect(try await bench.texts("sk", of: inc + "nonproj = 'np1'").isEmpty)
      #expect(
        try await bench.texts("sk", of: inc + "NOT nonproj = 'np1'").sorted() == ["s1", "s2"])
      #expect(
        try await bench.texts(
          "sk", of: inc + "(gsiPk = 'y' AND nonproj = 'np1') OR (gsiPk = 'y2')") == ["s2"])
      #expect(
        try await bench.texts(
          "sk", of: #"SELECT sk FROM "both"."lsi-keys" WHERE nonproj = 'np1'"#
        ).isEmpty)
    }
  }

  static let unprojected: [(clause: String, names: String)] = [
    ("gsiPk='y' AND nonproj = 'np1'", "[nonproj]"),
    ("gsiPk='y' AND nonproj IS MISSING", "[nonproj]"),
    ("gsiPk='y' AND NOT nonproj = 'np1'", "[nonproj]"),
    ("gsiPk IN ['y', 'z'] AND nonproj = 'np1'", "[nonproj]"),
    ("gsiPk='y' AND NOT (nonproj='np1' OR projattr='x')", "[nonproj]"),
    ("gsiPk='y' AND b='1' AND (a='2' OR projattr='3')", "[a, b]"),
    ("gsiPk='y' AND (zz='1' OR aa='2' OR mm='3')", "[zz, aa, mm]"),
    ("(gsiPk='y' OR gsiPk='z') AND zz='1'", "[zz]"),
    ("(gsiPk='b' AND u1='1') OR (gsiPk='q' AND u2='1')", "[u2]"),
    ("(gsiPk='q' AND u1='1') OR (gsiPk='b' AND u2='1')", "[u1]"),
  ]

  @Test("rejects a filter on attributes that are not projected", arguments: unprojected)
  func filter(clause: String, names: String) async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let message = await bench.message(
        #"SELECT pk FROM "both"."gsi-inc" WHERE "# + clause)
      #expect(
        message
          == "One or more parameter values were invalid: Secondary index gsi-inc does not project "
          + "one or more filter attributes: \(names)")
    }
  }

  static let accepted = [
    "(gsiPk='y' AND projattr='1') OR (gsiPk='z' AND aa='1')", "gsiPk > 'a' AND zz='1'",
    "gsiPk='y' AND (gsiPk='z' OR zz='1')", "(gsiPk='y' AND zz='1') OR aa='1'",
    "gsiPk='y' AND (projattr='proj1' OR projattr='proj2')", "nonproj = 'a' AND nonproj = 'b'",
  ]

  @Test(
    "accepts filters without a key condition, and filters decided by the first read",
    arguments: accepted)
  func acceptedFilter(clause: String) async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let message = await bench.message(#"SELECT pk FROM "both"."gsi-inc" WHERE "# + clause)
      #expect(message == "no error")
    }
  }

  @Test("reports unsupported options")
  func refusals() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      #expect(
        await bench.message(#"SELECT * FROM "both"."none" WHERE pk = 'p'"#)
          == "The table does not have the specified index")
      #expect(
        await bench.message(
          #"SELECT * FROM "both"."gsi-all" WHERE gsiPk = 'x'"#, consistent: true)
          == "Strongly consistent read is not supported on Global Secondary Indexes")
      #expect(
        await bench.message(#"SELECT alternate, mymap FROM "both"."gsi-inc""#)
          == "One or more parameter values were invalid: Global secondary index gsi-inc does not "
          + "project [alternate, mymap]")
      let refused =
        "PartiQL statements cannot be executed on tables with multi-attribute HASH keys or "
        + "multi-attribute RANGE keys."
      #expect(await bench.message(#"SELECT COUNT(*) FROM "both"."gsi-two""#) == refused)
      #expect(await bench.message(#"SELECT * FROM "both"."gsi-two" WHERE gsiPk = 5"#) == refused)
      #expect(
        await bench.message(#"SELECT * FROM "both"."gsi-two" WHERE"#)
          == "Statement wasn't well formed, can't be processed: Unexpected term")
    }
  }

  @Test("is charged on the index, and on the table for fetched items")
  func capacity() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await seed(bench)
      let keyed = try await bench.run(
        #"SELECT pk FROM "both"."gsi-all" WHERE gsiPk = 'y'"#, capacity: .indexes)
      #expect(keyed.consumedCapacity?.capacityUnits == 0.5)
      #expect(keyed.consumedCapacity?.table?.capacityUnits == 0)
      #expect(
        keyed.consumedCapacity?.globalSecondaryIndexes?["gsi-all"]?.capacityUnits == 0.5)
      let fetching = try await bench.run(
        #"SELECT nonproj FROM "both"."lsi-keys" WHERE pk = 'p'"#, consistent: true,
        capacity: .indexes)
      #expect(fetching.consumedCapacity?.table?.capacityUnits == 2)
      #expect(
        fetching.consumedCapacity?.localSecondaryIndexes?["lsi-keys"]?.capacityUnits == 1)
    }
  }
}
