import Dynamock
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage
import TemporaryFiles
import Testing

@Suite("A check of a file finds what does not belong together")
struct FileCheckTests {
  @Test("a file that was used normally is sound, and everything in it is counted")
  func sound() async throws {
    let folder = TemporaryFolder()
    try await SampleDatabase.make(folder.file)
    let before = contents(of: folder.file)
    var places: [String] = []
    let check = try FileCheck(of: folder.file) { places.append($0.place) }
    #expect(check.findings == [])
    #expect(check.isSound)
    #expect(check.formatVersion == 3)
    #expect(check.tables == 2)
    #expect(check.items == SampleDatabase.orders + 20)
    #expect(check.indexEntries == 2 * SampleDatabase.orders)
    #expect(check.expiryTimes == SampleDatabase.orders)
    // 150 puts, and 15 deletions with another put for each.
    #expect(check.streamRecords == SampleDatabase.orders + 2 * 15)
    for place in ["table Orders", "index Orders.byRank", "expiry times of table Orders"] {
      #expect(places.contains(place))
    }
    #expect(folder.names == ["store.db"])
    #expect(contents(of: folder.file) == before, "a check changes nothing")
  }

  /// A defect: the statement that causes it, with `orders`, `rank`, `status`, `expiries`, `stream`,
  /// `catalog` and `figures` for the tables of keyspaces, and the expected finding.
  struct Defect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sql: String
    let place: String
    let problem: String
    var key: String?
  }

  static let firstOrder = #"{"id":{"S":"order 0"},"at":{"N":"1"}}"#

  static let defects = [
    Defect(
      testDescription: "an item without its entry in a local index",
      sql:
        "DELETE FROM rank WHERE instr(value, 'order 0\"') AND instr(value, '\"at\":{\"N\":\"1\"')",
      place: "index Orders.byRank", problem: "the item has no entry",
      key: #"{"id":{"S":"order 0"},"rank":{"N":"1"},"at":{"N":"1"}}"#),
    Defect(
      testDescription: "an entry of a global index without its item",
      sql:
        "DELETE FROM orders WHERE instr(value, 'order 0\"') AND instr(value, '\"at\":{\"N\":\"1\"')",
      place: "index Orders.byStatus", problem: "the entry has no item",
      key: #"{"status":{"S":"done"},"id":{"S":"order 0"},"at":{"N":"1"}}"#),
    Defect(
      testDescription: "an entry that differs from its item",
      sql:
        "UPDATE rank SET value = replace(value, '\"round\":{\"N\":\"1\"}', '\"round\":{\"N\":\"9\"}')"
        + " WHERE instr(value, 'order 0\"') AND instr(value, '\"at\":{\"N\":\"0\"')",
      place: "index Orders.byRank", problem: "the entry differs from its item"),
    Defect(
      testDescription: "an item without its expiry time",
      sql: "DELETE FROM expiries WHERE rowid = 5", place: "expiry times of table Orders",
      problem: "the item has no expiry time"),
    Defect(
      testDescription: "an expiry time without its item",
      sql:
        "DELETE FROM orders WHERE instr(value, 'order 0\"') AND instr(value, '\"at\":{\"N\":\"1\"')",
      place: "expiry times of table Orders", problem: "the expiry time has no item",
      key: firstOrder),
    Defect(
      testDescription: "figures that are too low",
      sql: "DELETE FROM orders WHERE rowid = 7", place: "table Orders",
      problem: "has 149 entries of"),
    Defect(
      testDescription: "a value that is not an item",
      sql: "UPDATE orders SET value = x'0000000A7B7B' WHERE instr(value, 'order 0\"') AND "
        + "instr(value, '\"at\":{\"N\":\"1\"')",
      place: "table Orders", problem: "is not an item of the table", key: firstOrder),
    Defect(
      testDescription: "an item under another key",
      sql: "UPDATE orders SET key = CAST(key || x'00' AS BLOB) WHERE rowid = 3",
      place: "table Orders", problem: "the item has another key"),
    Defect(
      testDescription: "a key that is not binary",
      sql: "UPDATE stream SET key = CAST(key AS TEXT) WHERE rowid = 4",
      place: "the file", problem: "keys that are not binary"),
    Defect(
      testDescription: "a stored size that is not the item's",
      sql: "UPDATE orders SET value = x'00000001' || substr(value, 5) WHERE rowid = 3",
      place: "table Orders", problem: "the item's stored size is wrong"),
    Defect(
      testDescription: "a stream record that cannot be read",
      sql: "UPDATE stream SET value = substr(value, 1, 60) WHERE rowid = 4",
      place: "stream Orders/", problem: "is not a record of the stream",
      key: "100000000000000000005"),
    Defect(
      testDescription: "a stream record outside of its shard",
      sql: "UPDATE stream SET key = CAST(substr(key, 1, 4) || x'0000000000000001' AS BLOB)"
        + " WHERE rowid = 4",
      place: "stream Orders/", problem: "the record is outside of its shard"),
    Defect(
      testDescription: "a record of the catalog that cannot be read",
      sql: "UPDATE catalog SET value = x'00000000' WHERE key = CAST('table/Plain' AS BLOB)",
      place: "the catalog", problem: "the record cannot be read", key: "table/Plain"),
    Defect(
      testDescription: "a keyspace without a table", sql: "DROP TABLE orders", place: "the file",
      problem: "is missing"),
  ]

  @Test("a defect is found, with its place and key", arguments: defects)
  func defect(_ defect: Defect) async throws {
    let folder = TemporaryFolder()
    try await SampleDatabase.make(folder.file)
    let database = RawDatabase(folder.file, setsChecksums: true)
    func table(_ view: String) -> String {
      let list = "SELECT '_keyspace_' || number FROM _dynamock_keyspaces WHERE view LIKE"
      return database.run("\(list) '\(view)'").first ?? ""
    }
    var sql = defect.sql
    let unnamed = database.run(
      "SELECT '_keyspace_' || number FROM _dynamock_keyspaces WHERE view IS NULL AND number > 15")
    let names = [
      ("orders", table("Orders")), ("rank", table("Orders.byRank")),
      ("status", table("Orders.byStatus")), ("stream", table("Orders.stream.%")),
      ("expiries", unnamed.first ?? ""), ("catalog", "_keyspace_0"), ("figures", "_keyspace_1"),
    ]
    for (name, table) in names {
      for word in ["FROM ", "UPDATE ", "TABLE "] {
        sql = sql.replacing("\(word)\(name)", with: "\(word)\(table)")
      }
    }
    #expect(database.run(sql) == [])
    let check = try FileCheck(of: folder.file)
    let match = check.findings.first { finding in
      finding.place.hasPrefix(defect.place) && finding.problem.contains(defect.problem)
        && (defect.key == nil || finding.key == defect.key)
    }
    #expect(match != nil, "\(check.findings)")
    #expect(check.findingCount >= check.findings.count && !check.isSound)
  }

  @Test("the first 100 defects are listed and all are counted")
  func many() async throws {
    let folder = TemporaryFolder()
    try await SampleDatabase.make(folder.file)
    let database = RawDatabase(folder.file, setsChecksums: true)
    let list = "SELECT '_keyspace_' || number FROM _dynamock_keyspaces WHERE view ="
    let rank = database.run("\(list) 'Orders.byRank'").first ?? ""
    database.run("DELETE FROM \(rank)")
    let check = try FileCheck(of: folder.file)
    #expect(check.findings.count == FileCheck.mostFindings)
    // One for each item, and one for the figures.
    #expect(check.findingCount == SampleDatabase.orders + 1)
  }

  @Test("a damaged page is reported for each of its entries, with the key")
  func damagedPage() async throws {
    let folder = TemporaryFolder()
    try await SampleDatabase.make(folder.file)
    var bytes = try #require(contents(of: folder.file))
    damage(&bytes, wherever: "text 149 ")
    write(bytes, to: folder.file)
    let check = try FileCheck(of: folder.file)
    #expect(
      check.findings.contains { $0.place == "table Orders" && $0.key?.contains("order 49") == true }
    )
    #expect(!check.findings.contains { $0.problem.contains("stored figures") })
    #expect(!check.findings.contains { $0.problem.contains("has no") }, "\(check.findings)")
  }

  @Test("a damaged item is an InternalServerError; table and key are only in the server's log")
  func damageOnReading() async throws {
    let folder = TemporaryFolder()
    try await SampleDatabase.make(folder.file)
    var bytes = try #require(contents(of: folder.file))
    damage(&bytes, wherever: "text 149 ")
    write(bytes, to: folder.file)
    let database = try DynamockDatabase(file: folder.file)
    let error = await #expect(throws: DynamoDBError.self) {
      try await database.getItem(
        GetItemInput(tableName: "Orders", key: SampleDatabase.key(149)))
    }
    #expect(error?.code == .internalServerError)
    #expect(error?.message == "Internal server error")
    #expect(error?.explanation?.found == "the data is damaged")
    let detail = error?.explanation?.detail ?? ""
    #expect(
      detail.contains(
        #"The damage is in table Orders at {"id":{"S":"order 49"},"at":{"N":"2"}}."#), "\(detail)")
    #expect(detail.contains("run dynamock check"))
    let other = try await database.getItem(
      GetItemInput(tableName: "Orders", key: SampleDatabase.key(76)))
    #expect(other.item?.decoded() == SampleDatabase.order(76))
    try database.close()
  }

  /// Changes a byte in every page where a text is repeated: in the table, its index and its stream.
  private func damage(_ bytes: inout [UInt8], wherever text: String) {
    let run = Array(String(repeating: text, count: 40).utf8)
    var from = 0
    while from < bytes.count, let place = bytes[from...].firstRange(of: run)?.lowerBound {
      bytes[place] ^= 1
      from = (place / 4_096 + 1) * 4_096
    }
  }

  @Test("a file that is open, missing, foreign or empty cannot be checked")
  func unreadable() async throws {
    let folder = TemporaryFolder()
    #expect(throws: StorageError.self) { try FileCheck(of: folder.file) }
    #expect(folder.names == [])
    let store = try SQLiteStorage(path: folder.file)
    let error = #expect(throws: StorageError.self) { try FileCheck(of: folder.file) }
    #expect(error?.code == .locked)
    try store.close()
    for bytes in [[], Array("a text".utf8)] {
      write(bytes, to: folder.file)
      let error = #expect(throws: StorageError.self) { try FileCheck(of: folder.file) }
      #expect(error?.code == .foreignFile)
      #expect(contents(of: folder.file) == bytes)
    }
  }

  @Test("a log that a killed process has left is part of the file")
  func leftLog() async throws {
    let folder = TemporaryFolder()
    try await SampleDatabase.make(folder.file)
    let database = try DynamockDatabase(file: folder.file)
    for number in 0..<30 { try await SampleDatabase.put(1_000 + number, into: database) }
    let copy = TemporaryFolder()
    for end in ["", "-wal"] { write(contents(of: folder.file + end) ?? [], to: copy.file + end) }
    let names = copy.names
    let before = names.map { contents(of: "\(copy.path)/\($0)") }
    let check = try FileCheck(of: copy.file)
    #expect(check.findings == [])
    #expect(check.items == SampleDatabase.orders + 20 + 30)
    #expect(copy.names == names)
    #expect(names.map { contents(of: "\(copy.path)/\($0)") } == before)
    try database.close()
  }
}
