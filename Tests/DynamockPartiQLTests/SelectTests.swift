import DynamockModel
import Testing

/// Tests reads by SELECT on both stores; rows name their sources ([parity-suite] as PS;
/// [dynoxide-captures], eu-west-2, 2026-09-17, as E).
@Suite("A SELECT")
struct SelectTests {
  private func seed(_ bench: Bench) async throws {
    for (key, flag) in [("1", "one"), ("2", "two"), ("3", "three")] {
      try await bench.put([
        "pk": .string("a"), "sk": .string(key), "flag": .string(flag),
        "m": .map(["k": .list([.string("c")]), "sub": .string("deep")]),
      ])
    }
    try await bench.put(["pk": .string("b"), "sk": .string("1"), "n": try .n("5")])
  }

  /// WHERE clauses on `both`, and the sort keys that they find, in any order.
  static let clauseRows: [(clause: String, found: [String])] = [
    ("pk = 'a'", ["1", "2", "3"]),
    ("pk = 'a' AND sk = '2'", ["2"]),
    ("'a' = pk AND sk > '1'", ["2", "3"]),
    ("pk = 'a' AND '2' >= sk", ["1", "2"]),
    ("pk = 'a' AND sk BETWEEN '2' AND '3'", ["2", "3"]),
    ("pk = 'a' AND begins_with(sk, '3')", ["3"]),
    ("pk = 'a' AND sk IN ['1', '3']", ["1", "3"]),  // E
    ("pk = 'a' AND (sk = '1' OR sk = '2')", ["1", "2"]),  // E
    ("pk = 'a' AND (sk < '1' OR sk > '1' OR sk = '1')", ["1", "2", "3"]),  // E
    ("pk = 'a' AND NOT sk = '1'", ["2", "3"]),  // PS whereOverlap
    ("pk = 'a' AND sk <> '1'", ["2", "3"]),
    ("pk = 'a' AND sk > '0' AND sk <> '1'", ["2", "3"]),  // E
    ("pk = 'a' AND sk = '1' AND sk > '0'", ["1"]),  // E
    ("pk = 'a' AND attribute_exists(pk)", ["1", "2", "3"]),  // E
    ("pk = 'a' AND NOT sk = '1' OR pk = 'a' AND sk = '2'", ["2", "3"]),  // PS whereOverlap
    ("pk = 'a' AND NOT sk IN ['1', '3'] OR pk = 'a' AND sk = '2'", ["2"]),
    ("pk = 'a' OR pk = 'a' AND NOT sk = '1'", ["1", "2", "3"]),
    ("pk IN ['a', 'b'] AND sk = '1'", ["1", "1"]),
    ("pk = 'a' OR sk = '1'", ["1", "2", "3", "1"]),  // E: not every alternative has a key
    ("pk > 'a'", ["1"]),
    ("flag = 'two'", ["2"]),
    ("n > 4", ["1"]),
    ("m.sub = 'deep' AND sk < '2'", ["1"]),
    ("m.k[0] = 'c' AND sk = '3'", ["3"]),
    ("flag IS MISSING", ["1"]),
    ("pk = 'a' AND flag IS NOT MISSING", ["1", "2", "3"]),
    ("contains(flag, 'o') AND size(flag) = 3", ["1", "2"]),
    ("attribute_type(n, 'N')", ["1"]),
    ("(n = 5 OR flag = 'two') = true", ["2", "1"]),  // E: a condition is a boolean
    ("attribute_exists(n) = false AND flag IN ['one', 'two']", ["1", "2"]),
    ("attribute_exists(nope) IN [true, false] AND pk = 'b'", ["1"]),
    ("NOT attribute_exists(n) = true", ["1", "2", "3"]),
    ("NOT nope = 'x' AND pk = 'b'", ["1"]),  // PS indexQualifier
    ("nope <> 'x' AND pk = 'b'", ["1"]),
  ]

  @Test("finds the items of its WHERE clause", arguments: Store.allCases)
  func clauses(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await seed(bench)
      for (clause, found) in Self.clauseRows {
        let texts = try await bench.texts("sk", of: "SELECT sk FROM both WHERE \(clause)")
        #expect(texts.sorted() == found.sorted(), "\(clause)")
      }
    }
  }

  static let overlapping = [
    "pk IN ['a','a']", "pk='a' OR pk='a'", "pk='a' AND (sk > '0' OR sk < '5')",
    "pk='a' AND (sk='1' OR flag='two')",
    "(pk='a' AND flag='one') OR (pk='a' AND flag='two')",
    "pk = 'a' AND x = '1' OR pk = 'a' AND sk = '2'",
    "pk = 'a' AND x <> '1' OR pk = 'a' AND sk = '2'",
  ]

  @Test("rejects overlapping alternatives", arguments: overlapping)
  func overlap(clause: String) async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let message = await bench.message("SELECT sk FROM both WHERE \(clause)")
      #expect(
        message == "Overlapping conditions with range keys are not supported in where clause")
    }
  }

  @Test("rejects key values of another type")
  func keyTypes() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let sentence = "Key attribute's data type should match its data type in table's schema: Key "
      let first = await bench.message("SELECT sk FROM both WHERE pk = 1 OR pk = 'a'")
      #expect(first == sentence + "pk")
      let second = await bench.message("SELECT sk FROM both WHERE pk = 'a' AND sk IN ['1', 2]")
      #expect(second == sentence + "sk")
      #expect(try await bench.items("SELECT sk FROM both WHERE pk > 1").isEmpty)
      // [dynoxide-captures] `partiql-keys`, us-east-1, 2026-10.
      let none = await bench.message("SELECT sk FROM both WHERE pk = 'a' OR pk = ?", [.bool(true)])
      #expect(none == "Key value must be of type S, N, or B. Key name: pk, Key type: BOOL")
      for clause in [
        "pk = 'a' AND sk = '1' AND sk = '2' OR pk = ?", "flag = 'x' OR pk = ?",
        "pk = ? AND sk = '1' AND sk > '2'", "pk = ? AND pk = 'a'",
      ] {
        let items = try await bench.items("SELECT sk FROM both WHERE \(clause)", [.bool(true)])
        #expect(items.isEmpty, "\(clause)")
      }
    }
  }

  @Test("becomes at most 50 reads")
  func manyReads() async throws {
    func values(_ count: Int) -> String { (0..<count).map { "'v\($0)'" }.joined(separator: ",") }
    try await Bench.on(.memory) { (bench) async throws in
      let tooMany = "Too many decomposed read operations for a given query."
      for clause in [
        "pk IN [\(values(51))]", "pk='a' AND sk IN [\(values(51))]",
        "pk IN [\(values(26))] AND sk IN ['1','2']",
      ] {
        let message = await bench.message("SELECT sk FROM both WHERE \(clause)")
        #expect(message == tooMany, "\(clause)")
      }
      for clause in [
        "pk IN [\(values(50))] AND flag IN [\(values(100))]", "pk IN [\(values(51))] OR flag='one'",
      ] {
        let message = await bench.message("SELECT sk FROM both WHERE \(clause)")
        #expect(message == "no error", "\(clause)")
      }
      let operands = await bench.message(
        "SELECT sk FROM both WHERE pk='a' AND flag IN [\(values(101))]")
      #expect(
        operands
          == "The IN operator is provided with too many operands; number of operands: 101")
    }
  }

  @Test("names a nested column after the last part of its path")
  func columns() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await seed(bench)
      let items = try await bench.items(
        "SELECT sk, m.sub, m.k[0], nope FROM both WHERE pk = 'a' AND sk = '1'")
      #expect(items == [["sk": .string("1"), "sub": .string("deep"), "k[0]": .string("c")]])
    }
  }

  @Test("is ordered by its sort key")
  func order() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      for number in ["2", "10", "1"] {
        try await bench.put(["pk": .string("o"), "sk": try .n(number)], in: "number")
      }
      let select = "SELECT sk FROM number WHERE pk = 'o'"
      #expect(try await bench.texts("sk", of: select) == ["1", "2", "10"])
      #expect(try await bench.texts("sk", of: select + " ORDER BY sk ASC") == ["1", "2", "10"])
      #expect(try await bench.texts("sk", of: select + " ORDER BY sk DESC") == ["10", "2", "1"])
      #expect(
        await bench.message("SELECT * FROM number WHERE pk = 'o' ORDER BY x")
          == "Attribute x in ORDER BY clause must be part of the primary key")
      #expect(
        await bench.message("SELECT * FROM number ORDER BY sk")
          == "Must have WHERE clause in the statement when using ORDER BY clause.")
      #expect(
        await bench.message("SELECT * FROM number WHERE sk = 1 ORDER BY sk")
          == "Must have at least one non-optional hash key condition in WHERE clause when using "
          + "ORDER BY clause.")
      #expect(
        await bench.message("SELECT * FROM number WHERE pk IN ['o', 'p'] ORDER BY sk")
          == "Must have hash key in ORDER BY clause when more than one hash key condition specified "
          + "in WHERE clause.")
      try await bench.put(["pk": .string("p"), "sk": try .n("7")], in: "number")
      let both = "SELECT sk FROM number WHERE pk IN ['o', 'p'] ORDER BY pk DESC, sk DESC"
      #expect(try await bench.texts("sk", of: both) == ["7", "10", "2", "1"])
    }
  }

  @Test("accepts comments, semicolons and numbers")
  func literals() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await bench.put(
        [
          "pk": .string("x"), "sk": try .n("-7.3"), "note": .string("a--b /*c*/ it's"),
        ], in: "number")
      for statement in [
        "SELECT * FROM number WHERE pk = 'x' AND sk = -.73e1",
        "SELECT/**/* FROM number -- the table\nWHERE pk/* key */='x' --",
        "select * from \"number\" where pk = 'x' and note = 'a--b /*c*/ it''s'; -- done",
        "SELECT * FROM number WHERE pk = 'x' AND sk IN [- 73E-1, 1]",
        "SELECT * FROM number WHERE pk = 'x' AND sk > -/* c */-1 OR pk = 'x' AND sk < - 1",
      ] {
        #expect(try await bench.items(statement).count == 1, "\(statement)")
      }
    }
  }

  @Test("continues at its token", arguments: Store.allCases)
  func pages(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await seed(bench)
      for statement in [
        "SELECT sk FROM both WHERE pk IN ['a', 'b']", "SELECT sk FROM both",
        "SELECT sk FROM both WHERE pk = 'a' OR pk = 'b' AND sk = '1'",
      ] {
        var found: [String] = []
        var token: String?
        var pages = 0
        repeat {
          let page = try await bench.run(statement, limit: 1, token: token)
          #expect(page.items?.count ?? 0 <= 1)
          #expect((page.nextToken == nil) || (page.lastEvaluatedKey != nil))
          found += (page.items ?? []).compactMap { $0.decoded()?["sk"]?.text }
          token = page.nextToken
          pages += 1
        } while token != nil && pages < 10
        #expect(found.sorted() == ["1", "1", "2", "3"], "\(statement)")
      }
    }
  }

  @Test("requires the same statement and parameters for the same token")
  func tokens() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await seed(bench)
      let statement = "SELECT sk FROM both WHERE pk = ?"
      let page = try await bench.run(statement, [.string("a")], limit: 1)
      let token = try #require(page.nextToken)
      let other = await bench.error(statement, [.string("b")], token: token)
      #expect(other?.message == "NextToken does not match request")
      let another = await bench.error(
        "SELECT pk FROM both WHERE pk = ?", [.string("a")], token: token)
      #expect(another?.message == "NextToken does not match request")
      let none = await bench.error(statement, [.string("a")], token: "nonsense")
      #expect(none?.message == "Invalid NextToken")
      let rest = try await bench.run(statement, [.string("a")], limit: 5, token: token)
      #expect(rest.items?.count == 2)
    }
  }

  @Test("evaluates as many items as its Limit says, before the filter")
  func limit() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await seed(bench)
      let page = try await bench.run(
        "SELECT sk FROM both WHERE pk = 'a' AND flag = 'three'", limit: 2)
      #expect(page.items?.isEmpty == true)
      #expect(page.nextToken != nil)
      do throws(DynamoDBError) {
        _ = try await bench.run("SELECT * FROM both", limit: 0)
        Issue.record("a limit of 0 was taken")
      } catch {
        #expect(
          error.message
            == "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: "
            + "Member must have value greater than or equal to 1")
      }
    }
  }

  @Test("compares its operands before looking up its table")
  func operandsBeforeTable() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let faulty = await bench.error(
        "SELECT pk FROM nowhere WHERE pk = ? AND val < ?", [.string("x"), .bool(true)])
      #expect(faulty?.code == .validation)
      let good = await bench.error("SELECT pk FROM nowhere WHERE pk = ?", [.string("x")])
      #expect(good?.code == .resourceNotFound)
      #expect(good?.message == "Requested resource not found")
    }
  }

  @Test("is explained if AWS's message says too little")
  func explanation() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let error = await bench.error("SELECT * FROM hash WHERE pk = 'a' foo")
      #expect(error?.explanation?.found == "\"foo\" at 1:35:3")
      let end = await bench.error("SELECT * FROM hash WHERE")
      #expect(end?.explanation?.found == "the end of the statement")
    }
  }

  @Test("validates its parameters before its text")
  func parameters() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let message = await bench.message(
        "UPDATE \"T\" SET WHERE", [.stringSet(["a", "a"])])
      #expect(
        message
          == "One or more parameter values were invalid: Input collection [a, a] contains "
          + "duplicates.")
      let number = await bench.message(
        "SELECT * FROM hash WHERE pk = ?", [.malformed(.notANumber(""))])
      #expect(number == "The parameter cannot be converted to a numeric value")
      let wide = await bench.message(
        "SELECT * FROM hash WHERE pk = 'a' AND n = ?",
        [.list([.malformed(.wideExponent("1e99999999999"))])])
      #expect(wide == "The parameter cannot be converted to a numeric value: 1e99999999999")
      let stored = await bench.database.error(
        of: PutItemInput(
          tableName: "hash",
          item: ["pk": .string("a"), "n": .malformed(.wideExponent("-1e-99999999999"))]))
      #expect(stored?.message?.contains("Number underflow.") == true)
    }
  }
}
