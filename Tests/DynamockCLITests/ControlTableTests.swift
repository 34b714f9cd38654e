import DynamockModel
import DynamockWire
import Testing

@testable import DynamockCLI

@Suite("Responses of the control API on a terminal") struct ControlTableTests {
  static let now = Timestamp(milliseconds: 1_431_379_293_000)  // 2015-05-11 21:21:33

  func table(_ json: String) throws -> [String] {
    let tree = try JSONTree(parsing: Array(json.utf8))
    return ControlTable(of: tree, now: Self.now).text.split(separator: "\n").map(String.init)
  }

  @Test("databases have one line each, with their origin, checkpoints and remaining time")
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
    "endpoints that do not fit are in a line below, and a database in memory is kept until the stop"
  )
  func wide() throws {
    let lines = try table(
      """
      {"databases": [
        {"name": "default", "endpoint": "http://localhost:8000", "createdAt": 1431379292, "bytes": 2000,
         "depth": 2, "checkpoints": ["seed"]},
        {"name": "mine", "endpoint": "http://localhost:8000/db/mine", "from": "default", "lasting": true,
         "createdAt": 1431379292, "bytes": 99999, "depth": 2, "checkpoints": []},
        {"name": "scratch", "endpoint": "http://localhost:8000/db/scratch", "lasting": false,
         "createdAt": 1431379292, "checkpoints": []}]}
      """)
    #expect(
      lines == [
        "NAME     FROM     CHECKPOINTS  KEPT            AGE  OWN SIZE  DEPTH",
        "default           seed         yes             1 s  2 KB      2",
        "mine     default               yes             1 s  98 KB     2",
        "scratch                        until the stop  1 s            ",
        "Endpoints: http://localhost:8000", "           http://localhost:8000/db/NAME",
      ])
  }

  @Test(
    "the remaining time is shown in a readable unit",
    arguments: [
      (-5, "in 0 s"), (0, "in 0 s"), (119, "in 119 s"), (120, "in 2 min"), (7199, "in 119 min"),
      (7200, "in 2 h"), (172_799, "in 47 h"), (172_800, "in 2 days"),
    ])
  func timeLeft(seconds: Int, text: String) throws {
    let lines = try table(#"{"expiresAt": \#(1_431_379_293 + seconds)}"#)
    #expect(lines.count == 1)
    #expect(lines.first?.hasSuffix(text) == true)
  }

  @Test("a time out of range can be shown")
  func farAway() throws {
    #expect(try table(#"{"expiresAt": 1e300}"#).count == 1)
  }

  @Test("the times of a single database are shown as dates")
  func dates() throws {
    #expect(
      try table(#"{"name": "a", "createdAt": 1431379293.291}"#)
        == ["name       a", "createdAt  2015-05-11 21:21:33 UTC"])
  }
}
