import DynamockModel
import Testing

/// Tests ExecuteTransaction ([parity-suite] `executeTransaction`, 2026-07; [dynoxide-captures],
/// eu-west-2, 2026-09-17).
@Suite("A transaction of statements")
struct TransactionTests {
  private let failed = "Validation failed in TransactStatements[0]: "

  @Test("is atomic", arguments: Store.allCases)
  func writes(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await bench.put(["pk": .string("u"), "n": try .n("1")], in: "hash")
      let output = try await bench.transact(
        "INSERT INTO hash VALUE {'pk': 'i'}", "UPDATE hash SET n = n + 1 WHERE pk = 'u'",
        "EXISTS(SELECT * FROM hash WHERE pk = 'guard' AND attribute_not_exists(pk))",
        capacity: .total)
      #expect(output.responses == [])
      #expect(output.consumedCapacity?.first?.writeCapacityUnits == 6)
      #expect(output.consumedCapacity?.first?.readCapacityUnits == nil)
      let error = await bench.transactError(
        "INSERT INTO hash VALUE {'pk': 'i'}", "INSERT INTO hash VALUE {'pk': 'other'}")
      #expect(error?.code == .transactionCanceled)
      #expect(error?.cancellationReasons.map(\.code.rawValue) == ["DuplicateItem", "None"])
      #expect(
        error?.cancellationReasons.first?.message == "Duplicate primary key exists in table")
      #expect(try await bench.stored(["pk": .string("other")]) == nil)
    }
  }

  @Test("reads items by their keys", arguments: Store.allCases)
  func reads(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await bench.put(["pk": .string("a"), "sk": .string("1"), "flag": .string("x")])
      let output = try await bench.transact(
        "SELECT flag FROM both WHERE (sk='1') AND pk='a' AND pk='a'",
        "SELECT * FROM both WHERE pk IN ['a'] AND sk IN ['2']", capacity: .total)
      #expect(output.responses?.count == 2)
      #expect(output.responses?[0].item?.decoded() == ["flag": .string("x")])
      #expect(output.responses?[1].item == nil)
      #expect(output.consumedCapacity?.first?.readCapacityUnits == 4)
    }
  }

  /// [dynoxide-captures] of eu-west-2; [pydynamodb-tests] has the same message.
  @Test("does not mix reads and writes", arguments: [false, true])
  func mixed(readFirst: Bool) async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let read = "SELECT * FROM hash WHERE pk = 'a'"
      let write = "DELETE FROM hash WHERE pk = 'b'"
      let error =
        readFirst
        ? await bench.transactError(read, write) : await bench.transactError(write, read)
      #expect(error?.code == .validation)
      #expect(
        error?.message
          == "ExecuteTransaction API does not support both read and write operations in the same "
          + "request.")
    }
  }

  /// The limit of 4 MB in [aws-api-reference], with the message of TransactWriteItems
  /// ([scylla-alternator] `test_transact.py`).
  @Test("may have at most 4 MB", arguments: [(11, true), (12, false)])
  func size(statements: Int, passes: Bool) async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let error = await bench.transactError(
        ofInsertsWith: .string(String(repeating: "x", count: 370_000)), count: statements)
      #expect((error == nil) == passes)
      #expect(
        error?.message?.hasPrefix("Transaction payload size cannot exceed 4MB. Payload Size: : ")
          == (passes ? nil : true))
    }
  }

  @Test("counts once for one token")
  func token() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await bench.put(["pk": .string("u"), "n": try .n("0")], in: "hash")
      let statement = "UPDATE hash SET n = n + 1 WHERE pk = 'u'"
      let first = try await bench.transact(statement, token: "t", capacity: .indexes)
      let replay = try await bench.transact(statement, token: "t", capacity: .indexes)
      #expect(first.consumedCapacity?.first?.writeCapacityUnits == 2)
      #expect(replay.consumedCapacity?.first?.readCapacityUnits == 2)
      #expect(replay.consumedCapacity?.first?.writeCapacityUnits == nil)
      #expect(try await bench.stored(["pk": .string("u")])?["n"]?.text == "1")
      do throws(DynamoDBError) {
        _ = try await bench.transact("UPDATE hash SET n = 5 WHERE pk = 'u'", token: "t")
        Issue.record("another request went under the same token")
      } catch {
        #expect(error.code == .idempotentParameterMismatch)
      }
    }
  }

  @Test("rejects a statement that cannot be part of it")
  func refusals() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let key =
        failed
        + "Select statements within ExecuteTransaction must specify the primary key in the where "
        + "clause."
      for clause in [
        "pk='keyed' AND sk='1' AND flag='right'", "pk='keyed' AND sk='1' AND pk='reads'",
        "pk='keyed'", "pk IN ['other'] AND pk='ranges' AND sk='1'",
      ] {
        let error = await bench.transactError("SELECT * FROM both WHERE \(clause)")
        #expect(error?.message == key, "\(clause)")
      }
      for (statement, message) in [
        (
          "SELECT * FROM both WHERE",
          "Statement wasn't well formed, can't be processed: Unexpected term"
        ),
        (
          #"SELECT * FROM "both"."gsi-all" WHERE gsiPk = 'x'"#,
          "Reads on indices are not supported within transactions."
        ),
        (
          "UPDATE hash SET a = 1 WHERE pk = 'x' RETURNING ALL NEW *",
          "RETURNING clause is not supported in ExecuteTransaction."
        ),
        (
          "SELECT sk FROM both WHERE pk IN ['r','r'] AND sk='1'",
          "Overlapping conditions with range keys are not supported in where clause"
        ),
        (
          "EXISTS(SELECT * FROM hash WHERE pk = 'a')",
          "EXISTS() must contain a single item read with additional condition"
        ),
        (
          "INSERT INTO hash VALUE {'pk':'x','l':[<<'a','a'>>]}",
          "One or more parameter values were invalid: Input collection [a, a] contains duplicates."
        ),
      ] {
        let error = await bench.transactError(statement)
        #expect(error?.code == .validation)
        #expect(error?.message == failed + message)
      }
    }
  }

  @Test("is cancelled for invalid keys")
  func keyFaults() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let update = "UPDATE both SET a=1 WHERE "
      let error = await bench.transactError(
        update + "pk='keys'", update + "pk IN ['keys'] AND sk='1'",
        update + "pk='keys' AND sk='1' AND pk='other'", update + "pk='keys' AND sk=1",
        update + "pk='keys' AND sk='1'")
      #expect(
        error?.cancellationReasons.map(\.code.rawValue)
          == ["ValidationError", "ValidationError", "ValidationError", "ValidationError", "None"])
      #expect(
        error?.cancellationReasons.first?.message
          == "The provided key element does not match the schema")
      let insert = await bench.transactError("INSERT INTO both VALUE {'pk':'k'}")
      #expect(
        insert?.cancellationReasons.first?.message
          == "One or more parameter values were invalid: Missing the key sk in the item")
      let select = "SELECT * FROM both WHERE pk='reads' AND sk='1'"
      let reads = await bench.transactError(
        select, select, "SELECT * FROM both WHERE pk=1 AND sk='1'")
      #expect(
        reads?.message
          == "Transaction cancelled, please refer cancellation reasons for specific reasons "
          + "[None, None, ValidationError]")
      let twice = await bench.transactError(select, select)
      #expect(
        twice?.message == "Transaction request cannot include multiple operations on one item")
    }
  }

  @Test("is cancelled for missing tables")
  func missingTables() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let missing = "UPDATE nowhere SET a=1 WHERE pk='x' AND sk='1'"
      let error = await bench.transactError(missing + " RETURNING ALL NEW *", missing)
      #expect(error?.code == .transactionCanceled)
      #expect(
        error?.cancellationReasons.map(\.code.rawValue) == ["ResourceNotFound", "ResourceNotFound"])
      let later = await bench.transactError(
        missing, "UPDATE hash SET a=1 WHERE pk='m' RETURNING ALL NEW *")
      #expect(
        later?.message
          == "Validation failed in TransactStatements[1]: RETURNING clause is not supported in "
          + "ExecuteTransaction.")
    }
  }

  @Test("applies EXISTS to the first value of a key")
  func existsConflict() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await bench.put(["pk": .string("c"), "sk": .string("1"), "flag": .string("right")])
      try await bench.put(["pk": .string("o"), "sk": .string("1")])
      let error = await bench.transactError(
        "EXISTS(SELECT * FROM both WHERE pk='c' AND sk='1' AND pk='o' AND flag='right')",
        "UPDATE both SET b=1 WHERE pk='o' AND sk='1'")
      #expect(
        error?.cancellationReasons.map(\.code.rawValue) == ["ConditionalCheckFailed", "None"])
    }
  }
}
