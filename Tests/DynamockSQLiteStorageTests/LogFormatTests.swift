import Dynamock
import DynamockModel
import TemporaryFiles
import Testing

@Suite("A log of changes is a keyspace with numbers as keys, or is one of an earlier format")
struct LogFormatTests {
  private let clock = ManualClock()

  private func open(_ file: String) throws -> DynamockDatabase {
    try DynamockDatabase(file: file, clock: clock)
  }

  /// Puts a text, and returns the time at which it is the current one.
  private func put(_ text: String, into database: DynamockDatabase) async throws -> Timestamp {
    clock.advance(by: .seconds(1))
    _ = try await database.putItem(
      PutItemInput(tableName: "Notes", item: ["id": "a", "text": .string(text)]))
    return clock.now
  }

  /// Returns the text at a point in time.
  private func text(
    at moment: Timestamp, in database: DynamockDatabase
  ) async throws -> AttributeValue? {
    let name = "At\(moment.milliseconds)"
    _ = try await database.restoreTableToPointInTime(
      RestoreTableToPointInTimeInput(
        sourceTableName: "Notes", targetTableName: name, restoreDateTime: moment))
    while try await database.describeTable(DescribeTableInput(tableName: name)).table?.tableStatus
      != .active
    { try await Task.sleep(for: .milliseconds(1)) }
    return try await database.getItem(GetItemInput(tableName: name, key: ["id": "a"])).item?["text"]
  }

  /// Changes a file to what the previous version would have written: format 2, and a log whose keys
  /// are bytes and whose figures are those of all entries.
  private func makeFormatTwo(_ file: String, entries: Int) {
    let raw = RawDatabase(file, setsChecksums: true)
    let log = raw.run("SELECT name FROM sqlite_master WHERE name LIKE '_numbered_%'").first ?? ""
    let number = log.dropFirst("_numbered_".count)
    let old = "_keyspace_\(number)"
    var sql = "CREATE TABLE \(old) (key BLOB NOT NULL PRIMARY KEY, value BLOB NOT NULL);"
    for entry in 1...entries {
      let key = "x'000000000000000\(entry)'"
      sql += "INSERT INTO \(old) SELECT \(key), value FROM \(log) WHERE key = \(entry);"
    }
    sql += """
      DROP TABLE \(log);
      INSERT OR REPLACE INTO _keyspace_1 SELECT CAST('\(number)' AS BLOB), CAST(x'00000010' || CAST(
        '{"keyspace":{"N":"\(number)"},"items":{"N":"\(entries)"},"bytes":{"N":"' ||
        (SELECT sum(8 + length(value)) FROM \(old)) || '"}}' AS BLOB) AS BLOB);
      PRAGMA user_version = 2;
      """
    #expect(raw.run(sql) == [])
  }

  @Test("a log of format 2 is complete after the upgrade, which copies nothing, and continues")
  func formatTwo() async throws {
    let folder = TemporaryFolder()
    var database = try open(folder.file)
    try await database.createLoggedTable()
    var times: [Timestamp] = []
    for text in ["one", "two", "three"] { times.append(try await put(text, into: database)) }
    try database.close()
    makeFormatTwo(folder.file, entries: 3)
    let before = try FileCheck(of: folder.file)
    #expect(before.findings == [])
    #expect(before.formatVersion == 2)
    #expect(before.loggedChanges == 3)

    database = try open(folder.file)
    times.append(try await put("four", into: database))
    for (time, expected) in zip(times, ["one", "two", "three", "four"]) {
      #expect(try await text(at: time, in: database) == .string(expected))
    }
    try database.close()
    let after = try FileCheck(of: folder.file)
    #expect(after.findings == [])
    #expect(after.formatVersion == 3)
    #expect(after.loggedChanges == 4)
    let logs = "SELECT name FROM sqlite_master WHERE name LIKE '_numbered_%'"
    #expect(RawDatabase(folder.file).run(logs) == [])
    database = try open(folder.file)
    #expect(try await text(at: times[1].adding(milliseconds: 500), in: database) == "two")
    try database.close()
  }

  @Test("a check continues behind a damaged page of a log")
  func damagedPage() async throws {
    let folder = TemporaryFolder()
    let database = try open(folder.file)
    try await database.createLoggedTable()
    for number in 0..<300 {
      let text = "mark \(number) " + String(repeating: "x", count: 400)
      _ = try await put(text, into: database)
    }
    try database.close()
    var bytes = try #require(contents(of: folder.file))
    let mark = Array("mark 150 ".utf8)
    let place = try #require(
      bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) })
    bytes[place] ^= 1
    write(bytes, to: folder.file)
    let check = try FileCheck(of: folder.file)
    let found = check.findings.filter { $0.place == "log of changes of table Notes" }
    #expect(found.map(\.problem) == ["entries after this key cannot be read"])
    // A page has at most nine of these entries.
    #expect((291...299).contains(check.loggedChanges), "\(check.loggedChanges)")
  }
}
