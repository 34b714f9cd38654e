import DynamockModel
import Testing

/// Tests BatchExecuteStatement ([parity-suite] `batchExecuteStatement`, 2026-08;
/// [dynoxide-captures] of eu-west-2).
@Suite("A batch of statements")
struct BatchTests {
  @Test("reads single items, and reports faults individually", arguments: Store.allCases)
  func reads(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await bench.put(["pk": .string("a"), "v": .string("one")], in: "hash")
      let output = try await bench.batch(
        "SELECT v FROM hash WHERE pk = 'a'", "SELECT * FROM nowhere WHERE pk = 'x'",
        "SLECT * FROM hash WHERE pk = 'a'", "SELECT * FROM hash WHERE v = 'one'",
        "SELECT * FROM both WHERE pk IN ['p'] AND sk = '1'",
        #"SELECT * FROM "both"."gsi-all" WHERE pk = 'p' AND sk = 's1' AND gsiPk = 'x'"#,
        #"SELECT * FROM "both"."gsi-two" WHERE gsiPk = 'x'"#,
        "SELECT * FROM hash WHERE pk = 'nobody'", capacity: .total)
      let responses = try #require(output.responses)
      #expect(responses[0].item?.decoded() == ["v": .string("one")])
      #expect(responses[0].tableName == "hash")
      #expect(responses[1].error?.code == .resourceNotFound)
      #expect(responses[2].error?.code == .validationError)
      #expect(
        responses[2].error?.message
          == "Statement wasn't well formed, can't be processed: Expected data manipulation")
      let refused =
        "Select statements within BatchExecuteStatement must specify the primary key in the where "
        + "clause."
      #expect(responses[3].error?.message == refused)
      #expect(responses[3].tableName == nil)
      #expect(responses[4].error == nil)
      #expect(responses[5].error?.message == refused)
      #expect(responses[6].error?.message?.hasPrefix("PartiQL statements cannot") == true)
      #expect(responses[7].item == nil)
      #expect(responses[7].error == nil)
      #expect(output.consumedCapacity?.first { $0.tableName == "hash" }?.capacityUnits == 1)
    }
  }

  @Test("writes statements independently", arguments: Store.allCases)
  func writes(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await bench.put(["pk": .string("old"), "v": .string("one")], in: "hash")
      let output = try await bench.batch(
        "INSERT INTO hash VALUE {'pk': 'new'}", "UPDATE hash SET v = 'x' WHERE pk = 'none'",
        "INSERT INTO hash VALUE {'pk': 'old'}",
        "DELETE FROM hash WHERE pk = 'gone' RETURNING MODIFIED OLD *", capacity: .indexes)
      let responses = try #require(output.responses)
      #expect(responses[0].error == nil)
      #expect(responses[1].error?.code == .conditionalCheckFailed)
      #expect(responses[1].tableName == "hash")
      #expect(responses[2].error?.code == .duplicateItem)
      #expect(responses[2].tableName == "hash")
      #expect(responses[3].error?.code == .validationError)
      #expect(responses[3].tableName == nil)
      #expect(try await bench.stored(["pk": .string("new")]) != nil)
      // Failed statements count in the total, but not for the table.
      let report = try #require(output.consumedCapacity?.first)
      #expect(report.table?.capacityUnits == 1)
      #expect(report.capacityUnits == 3)
    }
  }

  @Test("applies RETURNING")
  func returning() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await bench.put(["pk": .string("r"), "v": .string("one")], in: "hash")
      let output = try await bench.batch(
        "UPDATE hash SET v = 'two' WHERE pk = 'r' RETURNING MODIFIED NEW *")
      #expect(output.responses?.first?.item?.decoded() == ["v": .string("two")])
      let empty = try await bench.batch(
        "UPDATE hash REMOVE v WHERE pk = 'r' RETURNING MODIFIED NEW *")
      #expect(empty.responses?.first?.item == nil)
      #expect(empty.responses?.first?.tableName == "hash")
    }
  }

  @Test("neither mixes reads with writes nor names an item twice")
  func wholeRefusals() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      await #expect(
        message(bench, "SELECT * FROM hash WHERE pk = 'a'", "DELETE FROM hash WHERE pk = 'b'")
          == "Read and write requests together in the same batch is not supported.")
      await #expect(
        message(bench, "SELECT * FROM hash WHERE pk = 'a'", "SELECT v FROM hash WHERE pk = 'a'")
          == "Provided list of item keys contains duplicates")
      await #expect(
        message(bench, "INSERT INTO hash VALUE {'pk': 'a'}", "DELETE FROM hash WHERE pk = 'a'")
          == "Provided list of item keys contains duplicates")
    }
  }

  private func message(_ bench: Bench, _ first: String, _ second: String) async -> String? {
    do throws(DynamoDBError) {
      try await bench.batch(first, second)
      return nil
    } catch {
      return error.message
    }
  }
}
