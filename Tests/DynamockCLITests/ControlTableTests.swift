import DynamockModel
import DynamockWire
import Testing

@testable import DynamockCLI

@Suite("Answers of the control API on a terminal") struct ControlTableTests {
  static let now = Timestamp(milliseconds: 1_431_379_293_000)  // 2015-05-11 21:21:33

  func table(_ json: String) throws -> [String] {
    let tree = try JSONTree(parsing: Array(json.utf8))
    return ControlTable(of: tree, now: Self.now).text.split(separator: "\n").map(String.init)
  }

  @Test("databases are a line each, with their origin, checkpoints and the time they have left")
  func databases() throws {
    let lines = try table(
      """
      {"databases": [
        {"name": "default", "endpoint": "http://a", "createdAt": 1, "checkpoints": []},
        {"name": "mine", "endpoint": "http://a/db/mine", "from": "default", "checkpoint": "clean",
         "createdAt": 1, "expiresAt": 1431379392.500, "checkpoints": ["one", "two"]}]}
      """)
    #expect(
      lines == [
        "NAME     FROM              CHECKPOINTS  EXPIRES  ENDPOINT",
        "default                                          http://a",
        "mine     default at clean  one, two     in 99 s  http://a/db/mine",
      ])
  }

  @Test(
    "the time left is told in a unit that a person reads",
    arguments: [
      (-5, "in 0 s"), (0, "in 0 s"), (119, "in 119 s"), (120, "in 2 min"), (7199, "in 119 min"),
      (7200, "in 2 h"), (172_799, "in 47 h"), (172_800, "in 2 days"),
    ])
  func timeLeft(seconds: Int, text: String) throws {
    let lines = try table(#"{"expiresAt": \#(1_431_379_293 + seconds)}"#)
    #expect(lines.count == 1)
    #expect(lines.first?.hasSuffix(text) == true)
  }

  @Test("a moment out of all reason is shown and ends nothing")
  func farAway() throws {
    #expect(try table(#"{"expiresAt": 1e300}"#).count == 1)
  }

  @Test("moments of one database are dates")
  func dates() throws {
    #expect(
      try table(#"{"name": "a", "createdAt": 1431379293.291}"#)
        == ["name       a", "createdAt  2015-05-11 21:21:33 UTC"])
  }

  @Test("no difference is said, and so is what was left out")
  func differences() throws {
    #expect(try table(#"{"changes": [], "isComplete": true}"#) == ["No differences."])
    let lines = try table(
      #"{"changes": [{"change": "TableCreated", "table": "T"}], "isComplete": false}"#)
    #expect(
      lines == [
        "CHANGE        TABLE  WHAT", "TableCreated  T      ",
        "There are more differences; --limit says how many are shown.",
      ])
  }
}
