extension CapacityTests {
  private static let captured = "eu-west-2"
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
      "a SELECT is charged for the rows that it evaluates", .dynoxide, captured,
      [.sortedTable] + items(3, of: 4_000), execute("SELECT s FROM Main WHERE p = 'a' AND v = 'y'"),
      .reads(1.5)),
    CapacityCase(
      "a SELECT without a key is a scan: each partition rounded, empty ones the minimum", .stackd,
      "partiql_capacity", [.sortedTable] + items(6, of: 3_060),
      execute("SELECT * FROM Main", strongly), .reads(8)),
    CapacityCase(
      "the same costs half if eventually consistent", .stackd, "partiql_capacity",
      [.sortedTable] + items(6, of: 3_060), execute("SELECT * FROM Main"), .reads(4)),
    CapacityCase(
      "a filter and columns save nothing in a SELECT without a key", .stackd, "partiql_capacity",
      [.sortedTable] + items(6, of: 3_060), execute("SELECT s FROM Main WHERE v = 'y'", strongly),
      .reads(8)),
    CapacityCase(
      "a SELECT of an index is charged on the index", .dynoxide, captured,
      [indexed, .put(#"{"p":{"S":"a"},"g":{"S":"x"}}"#)],
      execute(#"SELECT * FROM \"Main\".\"all\" WHERE g = 'x'"#), .reads(0, global: ["all": 0.5])),
    CapacityCase(
      "an INSERT costs as much as a put", .dynoxide, captured, [indexed],
      execute("INSERT INTO Main VALUE {'p':'a','g':'x'}"), .writes(1, global: ["all": 1])),
    CapacityCase(
      "an UPDATE is charged by the whole item", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], execute(updateA), .writes(3)),
    CapacityCase(
      "a DELETE is charged by the deleted item", .dynoxide, captured,
      [.hashTable, .put(item(3_000))],
      execute("DELETE FROM Main WHERE p = 'a'"), .writes(3)),
    CapacityCase(
      "a DELETE of a missing item costs a unit", .guide, "CapacityUnitCalculations", [.hashTable],
      execute("DELETE FROM Main WHERE p = 'a'"), .writes(1)),
    CapacityCase(
      "an INSERT of an existing item is charged by that item", .guide, "conditional writes",
      [.hashTable, .put(item(3_000))], execute(insertA), .untoldWrites(3)),
    CapacityCase(
      "an UPDATE of a missing item costs a unit", .guide, "conditional writes", [.hashTable],
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
      "an explicit false is not a strong read", .parity, several, [.hashTable, .put(a)],
      batch((selectA, #","ConsistentRead":false"#)), .reads(0.5)),
    CapacityCase(
      "each SELECT of a batch has its own consistency", .parity, several,
      [.hashTable, .put(a), .put(b)],
      batch((selectA, strongly), (selectB, "")), .reads(1.5)),
    CapacityCase(
      "a batch of statements is reported table by table", .dynoxide, captured,
      [.hashTable, .table("Other", key: "p:S")],
      batch((insertA, ""), (insertB, ""), ("INSERT INTO Other VALUE {'p':'a'}", "")),
      .writes(2).and("Other", 1)),
    CapacityCase(
      "a failing write counts for the total, but not for the table", .dynoxide, captured,
      [.hashTable, .put(a)], batch((insertA, ""), (insertB, "")), .writes(1).and(failed: 1)),
    CapacityCase(
      "a failing write is charged by the existing item", .dynoxide, captured,
      [.hashTable, .put(item(3_000))], batch((insertA, ""), (insertB, "")),
      .writes(1).and(failed: 3)),
    CapacityCase(
      "a failing INSERT is charged by its own item if that is larger", .dynoxide, captured,
      [.hashTable, .put(a)],
      batch(
        (
          "INSERT INTO Main VALUE {'p':'a','v':'\(String(repeating: "x", count: 2_500))'}", ""
        ), (insertB, "")), .writes(1).and(failed: 3)),
    CapacityCase(
      "a batch in which all statements fail reports nothing", .dynoxide, captured,
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
      "an index is charged once for what the table is charged twice", .dynoxide, captured,
      [indexed],
      transact("INSERT INTO Main VALUE {'p':'a','g':'x'}"), .writes(2, global: ["all": 1])),
    CapacityCase(
      "a repeated token costs two read units per item", .parity, all,
      [.hashTable, .put(a), transact(updateA, token: "once")], transact(updateA, token: "once"),
      .reads(2)),
  ]
}
