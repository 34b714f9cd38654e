import DynamockModel
import Testing

/// Tests INSERT, UPDATE and DELETE ([parity-suite] `executeStatement`, `setFunctions`,
/// `whereFunctions`, `fromFirstUpdate`, `writeResponses`; [dynoxide-captures], eu-west-2,
/// 2026-09-17).
@Suite("A statement that writes")
struct WriteTests {
  @Test("inserts an item with every type of value", arguments: Store.allCases)
  func insert(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      let output = try await bench.run(
        "INSERT INTO hash VALUE {'pk': ?, 's': 'it''s', 'n': 1.50, 't': true, 'z': null, "
          + "'l': [1, 'a', {'k': false}], 'm': {'x': []}, 'ss': <<'a', 'b'>>, 'ns': <<1, 2>>}",
        [.string("k")])
      #expect(output.items == [])
      let item = try await bench.stored(["pk": .string("k")])
      #expect(
        item?.isEqualValue(to: [
          "pk": .string("k"), "s": .string("it's"), "n": try .n("1.5"), "t": .bool(true),
          "z": .null,
          "l": .list([try .n("1"), .string("a"), .map(["k": .bool(false)])]),
          "m": .map(["x": .list([])]), "ss": .stringSet(["a", "b"]),
          "ns": .numberSet([1, 2]),
        ]) == true)
      let again = await bench.error("INSERT INTO hash VALUE {'pk': 'k'}")
      #expect(again?.code == .duplicateItem)
      #expect(again?.message == "Duplicate primary key exists in table")
      try await bench.run("DELETE FROM hash WHERE pk = 'k'")
      try await bench.run("INSERT INTO hash VALUE {'pk': 'k'}")
    }
  }

  @Test("accepts a parameter as a value, but not inside a literal")
  func parameters() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let update = "UPDATE hash SET x = [?] WHERE pk='a'"
      let message = await bench.message(update, [.string("v")])
      #expect(message == "Unsupported data type: Parameter under key root[0] at 1:22:1")
    }
  }

  @Test("updates an item, and creates none", arguments: Store.allCases)
  func update(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await bench.put(
        [
          "pk": .string("u"), "n": try .n("5"), "l": .list([.string("a")]), "gone": .null,
          "m": .map(["x": .string("old"), "y": .string("keep")]), "ss": .stringSet(["a", "b"]),
        ], in: "hash")
      try await bench.run(
        """
        UPDATE hash SET n=n-1, m.x = 'new' SET l = list_append(l, ['b']) REMOVE gone
        SET ss = SET_ADD(ss, <<'c', 'a'>>) SET copy = m.y WHERE pk = 'u' AND n = 5
        """)
      let item = try await bench.stored(["pk": .string("u")])
      #expect(item?["n"]?.text == "4")
      #expect(item?["m"] == .map(["x": .string("new"), "y": .string("keep")]))
      #expect(item?["l"] == .list([.string("a"), .string("b")]))
      #expect(item?["gone"] == nil)
      #expect(item?["copy"] == .string("keep"))
      #expect(item?["ss"]?.isEqualValue(to: .stringSet(["a", "b", "c"])) == true)
      try await bench.run("UPDATE hash SET ss = set_delete(ss, <<'a','b','c'>>) WHERE pk = 'u'")
      #expect(try await bench.stored(["pk": .string("u")])?["ss"] == nil)
      try await bench.run("UPDATE hash SET ns = set_add(ns, <<4>>) WHERE pk = 'u'")
      #expect(try await bench.stored(["pk": .string("u")])?["ns"] == .numberSet([4]))

      for statement in [
        "UPDATE hash SET a = 1 WHERE pk = 'absent'",
        "UPDATE hash SET a = 1 WHERE pk = 'absent' AND attribute_not_exists(pk)",
        "UPDATE hash SET a = 1 WHERE pk = 'u' AND n = 9",
        "FROM hash WHERE pk = 'absent' SET c = 1",
      ] {
        let error = await bench.error(statement)
        #expect(error?.code == .conditionalCheckFailed, "\(statement)")
        #expect(error?.message == "The conditional request failed")
      }
      #expect(try await bench.stored(["pk": .string("absent")]) == nil)
      try await bench.run(
        "FROM hash WHERE pk = ? AND n = 4 SET c = ? REMOVE copy",
        [
          .string("u"), .string("7"),
        ])
      #expect(try await bench.stored(["pk": .string("u")])?["c"] == .string("7"))
    }
  }

  @Test("deletes an item, and accepts a missing one", arguments: Store.allCases)
  func delete(store: Store) async throws {
    try await Bench.on(store) { (bench) async throws in
      try await bench.put(["pk": .string("d"), "name": .string("alpha")], in: "hash")
      let failed = await bench.error("DELETE FROM hash WHERE pk = 'd' AND \"name\" = 'beta'")
      #expect(failed?.code == .conditionalCheckFailed)
      let deleted = try await bench.run(
        "DELETE FROM hash WHERE pk = 'd' AND NOT begins_with(\"name\", 'zz') RETURNING ALL OLD *")
      #expect(deleted.items?.first?.decoded()?["name"] == .string("alpha"))
      let missing = try await bench.run(
        "DELETE FROM hash WHERE pk = 'd' AND \"name\" = 'x' RETURNING ALL OLD *")
      #expect(missing.items == [])
    }
  }

  static let returningRows: [(change: String, returning: String, item: Item?)] = [
    ("SET data = 'new'", "ALL OLD", ["pk": .string("r"), "data": .string("old")]),
    ("SET data = 'new'", "ALL NEW", ["pk": .string("r"), "data": .string("new")]),
    ("SET data = 'new'", "MODIFIED OLD", ["data": .string("old")]),
    ("SET data = 'new'", "MODIFIED NEW", ["data": .string("new")]),
    ("REMOVE data", "MODIFIED OLD", ["data": .string("old")]),
    ("REMOVE data", "MODIFIED NEW", nil),
    ("SET fresh = 1", "MODIFIED OLD", nil),
  ]

  @Test("returns the attributes that RETURNING requests", arguments: returningRows)
  func returning(change: String, returning: String, item: Item?) async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await bench.put(["pk": .string("r"), "data": .string("old")], in: "hash")
      let items = try await bench.items(
        "UPDATE hash \(change) WHERE pk = 'r' RETURNING \(returning) *")
      #expect(items == (item.map { [$0] } ?? []))
    }
  }

  static let refusedRows: [(statement: String, message: String)] = [
    (
      "UPDATE both SET a = 1 WHERE pk = 'a'",
      "Where clause does not contain a mandatory equality on all key attributes"
    ),
    (
      "UPDATE both SET a = 1",
      "Where clause does not contain a mandatory equality on all key attributes"
    ),
    (
      "DELETE FROM both WHERE flag = 'a'",
      "Where clause does not contain a mandatory equality on all key attributes"
    ),
    (
      "UPDATE both SET a = 1 WHERE pk IN ['a'] AND sk = '1'",
      "Where clause does not contain a mandatory equality on all key attributes"
    ),
    (
      "UPDATE both SET a=1 WHERE pk='conflict' AND sk='1' AND pk='other'",
      "Multiple conditions on same key pk. Only single item Update/Insert/Delete are supported"
    ),
    (
      "UPDATE hash SET pk = 'b' WHERE pk = 'a'",
      "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part "
        + "of the key"
    ),
    (
      "INSERT INTO hash VALUE {'pk': 'a'} RETURNING ALL OLD *",
      "RETURNING is not supported in INSERT"
    ),
    (
      "EXISTS(SELECT * FROM hash WHERE pk = 'a' AND b = 1)",
      "EXISTS can only be used in ExecuteTransaction write requests."
    ),
  ]

  @Test("is rejected unless it identifies one item", arguments: refusedRows)
  func refused(statement: String, message: String) async throws {
    try await Bench.on(.memory) { (bench) async throws in
      #expect(await bench.message(statement) == message)
    }
  }

  @Test("fails on values that the item does not have")
  func evaluation() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await bench.put(["pk": .string("e"), "ss": .stringSet(["a"])], in: "hash")
      let operand = await bench.message("UPDATE hash SET ss = set_add(ss, <<1>>) WHERE pk='e'")
      #expect(operand == "An operand in the update expression has an incorrect data type")
      let path = await bench.message("UPDATE hash SET list[0] = 'x' WHERE pk = 'e'")
      #expect(
        path == "Statement wasn't well formed, can't be processed: "
          + "Expected identifier for simple path")
      let absent = await bench.message("UPDATE hash SET newlist[0] = 'x' WHERE pk = 'e'")
      #expect(absent == "The document path provided in the update expression is invalid for update")
    }
  }

  @Test("is rejected if the item becomes too deep")
  func depth() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await bench.put(["pk": .string("deep"), "m": .map([:])], in: "hash")
      var value = AttributeValue.string("x")
      for _ in 0..<31 { value = .map(["a": value]) }
      let message = await bench.message("UPDATE hash SET m.deep = ? WHERE pk='deep'", [value])
      #expect(message == "Nesting Levels have exceeded supported limits")
      let names = await bench.message("INSERT INTO hash VALUE {'pk': 'n', '': 1}")
      #expect(names == "Path component cannot be an empty string")
    }
  }

  @Test("returns the item that failed its condition, if requested")
  func itemOnFailure() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      try await bench.put(["pk": .string("f"), "a": .string("b")], in: "hash")
      do throws(DynamoDBError) {
        _ = try await bench.run(
          "UPDATE hash SET c = 1 WHERE pk = 'f' AND a = 'x'", onFailure: .allOld)
        Issue.record("the condition held")
      } catch {
        #expect(error.item?.decoded()?["a"] == .string("b"))
      }
    }
  }

  @Test("consumes as much as PutItem, UpdateItem and DeleteItem")
  func capacity() async throws {
    try await Bench.on(.memory) { (bench) async throws in
      let long = AttributeValue.string(String(repeating: "x", count: 2500))
      let insert = try await bench.run(
        "INSERT INTO hash VALUE {'pk': 'c', 'v': ?}", [long], capacity: .total)
      #expect(insert.consumedCapacity?.capacityUnits == 3)
      let update = try await bench.run(
        "UPDATE hash SET v = 'short' WHERE pk = 'c'", capacity: .total)
      #expect(update.consumedCapacity?.capacityUnits == 3)
      let select = try await bench.run(
        "SELECT * FROM hash WHERE pk = 'c'", consistent: true, capacity: .total)
      #expect(select.consumedCapacity?.capacityUnits == 1)
    }
  }
}
