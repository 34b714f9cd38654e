import Dynamock
import DynamockModel
import TemporaryFiles
import Testing

@Suite("A check of a file examines the logs of changes")
struct LogCheckTests {
  /// A defect: the statement that causes it in the log's table, and the expected finding.
  struct Defect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sql: String
    let problem: String
    var key: String? = "2"
    var place = "log of changes of table Notes"
  }

  static let defects = [
    Defect(
      testDescription: "an entry that is cut off",
      sql: "UPDATE log SET value = substr(value, 1, 20) WHERE key = 2",
      problem: "is not a change of the table"),
    Defect(
      testDescription: "an old item that is not an item",
      sql: "UPDATE log SET value = CAST(substr(value, 1, length(value) - 2) || x'7B7B' AS BLOB)"
        + " WHERE key = 2",
      problem: "is not a change of the table"),
    Defect(
      testDescription: "an entry from before the one before",
      sql: "UPDATE log SET value = "
        + "CAST(substr(value, 1, 4) || x'0000000000000001' || substr(value, 13) AS BLOB) WHERE key = 3",
      problem: "the change is older than the one before", key: "3"),
    Defect(
      testDescription: "the item of another key",
      sql: "UPDATE log SET value = CAST(substr(value, 1, 22) || x'62' || substr(value, 24) AS BLOB)"
        + " WHERE key = 2",
      problem: "the changed item has another key"),
    Defect(
      testDescription: "an entry less than the figures have",
      sql: "DELETE FROM log WHERE key = 2",
      problem: "has 1 entries of", key: nil),
    Defect(
      testDescription: "an entry before the first",
      sql: "INSERT INTO log (key, value) VALUES (-1, x'00')", problem: "negative keys in the table",
      key: nil, place: "the file"),
  ]

  /// Creates a file with a table of three logged changes, and returns the name of the log's table.
  private func make(_ file: String) async throws -> String {
    let database = try DynamockDatabase(file: file)
    try await database.createLoggedTable()
    // The figures are stored with the second change, since its old item is large.
    for text in [String(repeating: "one", count: 100_000), "two", "three"] {
      _ = try await database.putItem(
        PutItemInput(tableName: "Notes", item: ["id": "aaaaaaaaa", "text": .string(text)]))
    }
    try database.close()
    let raw = RawDatabase(file, setsChecksums: true)
    return raw.run(
      "SELECT '_numbered_' || number FROM _dynamock_keyspaces WHERE view IS NULL AND number > 15"
    ).first ?? ""
  }

  @Test("a sound log is counted")
  func sound() async throws {
    let folder = TemporaryFolder()
    _ = try await make(folder.file)
    let check = try FileCheck(of: folder.file)
    #expect(check.findings == [])
    #expect(check.loggedChanges == 3)
  }

  @Test("a defect is found, with its place and key", arguments: defects)
  func defect(_ defect: Defect) async throws {
    let folder = TemporaryFolder()
    let log = try await make(folder.file)
    var sql = defect.sql
    for word in ["FROM ", "INTO ", "UPDATE "] {
      sql = sql.replacing("\(word)log", with: "\(word)\(log)")
    }
    #expect(RawDatabase(folder.file, setsChecksums: true).run(sql) == [])
    let check = try FileCheck(of: folder.file)
    #expect(
      check.findings.contains {
        $0.place == defect.place && $0.problem.contains(defect.problem)
          && $0.key == defect.key
      }, "\(check.findings)")
  }
}
