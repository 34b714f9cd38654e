extension CapacityTests {
  private static let captured = "captures, eu-west-2"
  private static let one = "executeStatement"
  private static let several = "batchExecuteStatement"
  private static let all = "executeTransaction"

  private static func execute(_ statement: String, _ more: String = "") -> Call {
    Call("ExecuteStatement", #"{"Statement":"\#(statement)"\#(more)}"#)
  }

  private static func batch(_ statements: (text: String, more: String)...) -> Call {
    let members = statements.map { #"{"Statement":"\#($0.text)"\#($0.more)}"# }
    return Call("BatchExecuteStatement", #"{"Statements":[\#(members.joined(separator: ","))]}"#)
  }

  private static func transact(_ statements: String..., token: String? = nil) -> Call {
    let members = statements.map { #"{"Statement":"\#($0)"}"# }
    let token = token.map { #","ClientRequestToken":"\#($0)""# } ?? ""
    return Call(
      "ExecuteTransaction", #"{"TransactStatements":[\#(members.joined(separator: ","))]\#(token)}"#
    )
  }

  private static let selectA = "SELECT * FROM Main WHERE p = 'a'"
  private static let selectB = "SELECT * FROM Main WHERE p = 'b'"
  private static let insertA = "INSERT INTO Main VALUE {'p':'a'}"
  private static let insertB = "INSERT INTO Main VALUE {'p':'b'}"
  private static let updateA = "UPDATE Main SET n = 1 WHERE p = 'a'"
  private static let strongly = #","ConsistentRead":true"#

  private static let indexed = Call.table(
    key: "p:S", defined: ["g:S"], with: Call.global(Call.index("all", "g")))

  static let statements: [CapacityCase] = single + batched + transacted

  private static let single: [CapacityCase] = [
    CapacityCase(
      "a SELECT by key costs half a unit", .parity, one, [.hashTable, .put(a)],
      execute(selectA), .reads(0.5)),
    CapacityCase(
      "a strong SELECT costs a unit", .parity, one, [.hashTable, .put(a)],
      execute(selectA, strongly), .reads(1)),
    CapacityCase(
      "a SELECT that finds nothing costs the minimum", .parity, one, [.hashTable],
      execute(selectA), .reads(0.5)),
    CapacityCase(
      "a SELECT is charged the rows that it walks", .dynoxide, captured,
      [.sortedTable] + items(3, of: 4_000), execute("SELECT s FROM Main WHERE p = 'a' AND v = 'y'"),
      .reads(1.5)),
    CapacityCase(
      "a SELECT without a key is a scan: each partition rounded, empty ones the minimum", .stackd,
      "partiql_capacity", [.sortedTable] + items(6, of: 3_060),
      execute("SELECT * FROM Main", strongly), .reads(8)),
    CapacityCase(
      "the same costs half when it need not be consistent", .stackd, "partiql_capacity",
      [.sortedTable] + items(6, of: 3_060), execute("SELECT * FROM Main"), .reads(4)),
    CapacityCase(
      "a filter and columns save a SELECT without a key nothing", .stackd, "partiql_capacity",
      [.sortedTable] + items(6, of: 3_060), execute("SELECT s FROM Main WHERE v = 'y'", strongly),
      .reads(8)),
    CapacityCase(
      "a SELECT of an index is on the index's arm", .dynoxide, captured,
      [indexed, .put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)],
      execute(#"SELECT * FROM \"Main\".\"all\" WHERE g = 'x'"#), .reads(0, global: ["all": 0.5])),
    CapacityCase(
      "an INSERT costs what a put costs", .dynoxide, captured, [indexed],
      execute("INSERT INTO Main VALUE {'p':'a','g':'x'}"), .writes(1, global: ["all": 1])),
    CapacityCase(
      "an UPDATE is charged the whole item", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], execute(updateA), .writes(3)),
    CapacityCase(
      "a DELETE is charged what goes", .dynoxide, captured, [.hashTable, .put(item(3_000))],
      execute("DELETE FROM Main WHERE p = 'a'"), .writes(3)),
    CapacityCase(
      "a DELETE of nothing costs a unit", .guide, "CapacityUnitCalculations", [.hashTable],
      execute("DELETE FROM Main WHERE p = 'a'"), .writes(1)),
    CapacityCase(
      "an INSERT over an item is charged that item", .guide, "conditional writes",
      [.hashTable, .put(item(3_000))], execute(insertA), .untoldWrites(3)),
    CapacityCase(
      "an UPDATE of nothing costs a unit", .guide, "conditional writes", [.hashTable],
      execute(updateA), .untoldWrites(1)),
  ]

  private static let batched: [CapacityCase] = [
    CapacityCase(
      "a SELECT of a batch costs half a unit", .parity, several, [.hashTable, .put(a)],
      batch((selectA, "")), .reads(0.5)),
    CapacityCase(
      "a strong SELECT of a batch costs a unit", .parity, several, [.hashTable, .put(a)],
      batch((selectA, strongly)), .reads(1)),
    CapacityCase(
      "an explicit false is no strong read", .parity, several, [.hashTable, .put(a)],
      batch((selectA, #","ConsistentRead":false"#)), .reads(0.5)),
    CapacityCase(
      "each SELECT of a batch has its own rate", .parity, several, [.hashTable, .put(a), .put(b)],
      batch((selectA, strongly), (selectB, "")), .reads(1.5)),
    CapacityCase(
      "a batch of statements is reported table by table", .dynoxide, captured,
      [.hashTable, .table("Other", key: "p:S")],
      batch((insertA, ""), (insertB, ""), ("INSERT INTO Other VALUE {'p':'a'}", "")),
      .writes(2).and("Other", 1)),
    CapacityCase(
      "a write that fails counts for the sum and for no arm", .dynoxide, captured,
      [.hashTable, .put(a)], batch((insertA, ""), (insertB, "")), .writes(1).and(failed: 1)),
    CapacityCase(
      "a write that fails is charged the item that is there", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], batch((insertA, ""), (insertB, "")),
      .writes(1).and(failed: 3)),
    CapacityCase(
      "an INSERT that fails is charged what it carries where that is larger", .dynoxide, captured,
      [.hashTable, .put(a)],
      batch(
        (
          "INSERT INTO Main VALUE {'p':'a','v':'\(String(repeating: "x", count: 2_500))'}", ""
        ), (insertB, "")), .writes(1).and(failed: 3)),
    CapacityCase(
      "a batch of which all fails reports nothing", .dynoxide, captured,
      [.hashTable, .put(a)], batch((insertA, "")), .untoldWrites(1)),
  ]

  private static let transacted: [CapacityCase] = [
    CapacityCase(
      "a written statement of a transaction costs two units", .parity, all,
      [.hashTable, .put(a)], transact(updateA), .writes(2)),
    CapacityCase(
      "a SELECT of a transaction costs two units", .dynoxide, captured, [.hashTable, .put(a)],
      transact(selectA, selectB), .reads(4)),
    CapacityCase(
      "an EXISTS of a transaction is charged as a write", .dynoxide, captured,
      [.hashTable, .put(#"{"p":{"S":"a"},"n":{"N":"1"}}"#)],
      transact("EXISTS(SELECT * FROM Main WHERE p = 'a' AND n = 1)", insertB), .writes(4)),
    CapacityCase(
      "an index pays once what the table pays twice", .dynoxide, captured, [indexed],
      transact("INSERT INTO Main VALUE {'p':'a','g':'x'}"), .writes(2, global: ["all": 1])),
    CapacityCase(
      "a token used again costs two read units an item", .parity, all,
      [.hashTable, .put(a), transact(updateA, token: "once")], transact(updateA, token: "once"),
      .reads(2)),
  ]
}
