import Dynamock
import DynamockModel
import DynamockScripting
import DynamockTesting
import TemporaryFiles
import Testing

/// Tests recording and replaying requests.
@Suite("Requests that are recorded and replayed")
struct RecordingTests {
  private static func record(
    into folder: TemporaryFolder, from recorded: DynamockDatabase? = nil
  ) async throws -> VaultStage {
    let stage = try await VaultStage(folder, recorded: recorded) { $0.mode = .record }
    let console = stage.console
    try await console.makeTable()
    try await console.put("1", #","n":{"N":"1.50"},"tags":{"SS":["b","a"]}"#)
    _ = try await console.get("1")
    _ = try await console.call(
      "UpdateItem",
      #"{"TableName":"Orders","Key":{"id":{"S":"1"}},"UpdateExpression":"SET #p = :p","#
        + ##""ExpressionAttributeNames":{"#p":"paid"},"ExpressionAttributeValues":{":p":{"BOOL":true}}}"##
    )
    _ = try await console.get("1")
    _ = try await console.call(
      "PutItem",
      #"{"TableName":"Orders","Item":{"id":{"S":"1"}},"#
        + #""ConditionExpression":"attribute_not_exists(id)"}"#)
    try await stage.end()
    return stage
  }

  @Test("are answered from files without the upstream, response by response (M2, M5, M6)")
  func replay() async throws {
    let folder = TemporaryFolder()
    let recording = try await Self.record(into: folder)
    #expect(recording.upstream.requests == 6)
    let stage = try await VaultStage(folder) { $0.mode = .replay }
    let console = stage.console
    try await console.makeTable()
    #expect(try await console.put("1", #","tags":{"SS":["a","b"]},"n":{"N":"1.5"}"#).status == 200)
    let first = try await console.get("1")
    #expect(first.json?["Item"]?["n"]?["N"]?.text == "1.5")
    #expect(first.json?["Item"]?["paid"] == nil)
    #expect(first.recording?.hasPrefix("GetItem.Orders.") == true)
    // Another placeholder for the attribute's name has the same meaning.
    _ = try await console.call(
      "UpdateItem",
      #"{"TableName":"Orders","Key":{"id":{"S":"1"}},"UpdateExpression":"SET paid = :0","#
        + #""ExpressionAttributeValues":{":0":{"BOOL":true}}}"#)
    let second = try await console.get("1")
    #expect(second.json?["Item"]?["paid"]?["BOOL"] != nil)
    let third = try await console.get("1")
    #expect(third.text == second.text, "after the last answer comes the last one again")
    let failed = try await console.call(
      "PutItem",
      #"{"TableName":"Orders","Item":{"id":{"S":"1"}},"#
        + #""ConditionExpression":"attribute_not_exists(id)"}"#)
    #expect(failed.status == 400)
    #expect(failed.error == "ConditionalCheckFailedException")
    #expect(failed.message == "The conditional request failed")
    #expect(stage.upstream.requests == 0)
    let entries = try await console.control("GET", "journal?operation=GetItem")
    #expect(entries.text.contains(#""answeredBy":{"recording":"GetItem.Orders."#))
  }

  @Test("have the server's account in replayed ARNs, and no account in files")
  func account() async throws {
    let folder = TemporaryFolder()
    let recording = try await Self.record(into: folder)
    #expect(try recording.text(of: "CreateTable").contains("eu-west-1:{account}:table/Orders"))
    let stage = try await VaultStage(folder) { $0.mode = .replay }
    let reply = try await stage.console.call(
      "CreateTable",
      #"{"TableName":"Orders","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
        + #""BillingMode":"PAY_PER_REQUEST"}"#)
    #expect(
      reply.json?["TableDescription"]?["TableArn"]?.text
        == "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders")
  }

  @Test("are files of JSON in the model's order with two spaces (M9)")
  func file() async throws {
    let stage = try await VaultStage { $0.mode = .record }
    try await stage.console.makeTable()
    try await stage.console.put("42", #","n":{"N":"1.50"}"#)
    try await stage.end()
    let text = try stage.text(of: "PutItem")
    #expect(
      text.hasPrefix(
        """
        {
          "operation": "PutItem",
          "region": "eu-west-1",
          "input": {
            "TableName": "Orders",
            "Item": {
              "id": { "S": "42" },
              "n": { "N": "1.5" }
            }
          },
          "answers": [
            {
              "status": 200,
              "output": {},
              "recordedAt": "
        """))
    #expect(stage.files.contains { $0.hasPrefix("default/PutItem.Orders.") })
    let order = stage.folder.contents["default/order.txt"].map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(order?.split(separator: "\n").count == 2)
    let vault = stage.folder.contents["vault.json"].map { String(decoding: $0, as: UTF8.self) }
    #expect(vault?.contains(#""format": 1"#) == true)
  }

  @Test("leave the files unchanged when recorded again")
  func again() async throws {
    let folder = TemporaryFolder()
    _ = try await Self.record(into: folder)
    let before = folder.contents
    #expect(before.count == 7)
    let second = try await Self.record(into: folder)
    #expect(second.upstream.requests == 6)
    let after = folder.contents
    // The times of the new table differ from those of the old one.
    for (name, bytes) in before where !name.contains("CreateTable") {
      #expect(after[name] == bytes, "\(name)")
    }
    #expect(Set(before.keys) == Set(after.keys))
  }

  @Test("lose the responses that a complete run no longer gets")
  func surplus() async throws {
    let folder = TemporaryFolder()
    let recorded = try DynamockDatabase()
    let stage = try await VaultStage(folder, recorded: recorded) { $0.mode = .record }
    try await stage.console.makeTable()
    for _ in 0..<3 { _ = try await stage.console.get("1") }
    try await stage.end()
    #expect(try stage.text(of: "GetItem").components(of: #""status""#) == 3)
    let second = try await VaultStage(folder, recorded: recorded) { $0.mode = .record }
    // The table exists, which is another response to the same request.
    _ = try await second.console.call(
      "CreateTable",
      #"{"TableName":"Orders","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
        + #""BillingMode":"PAY_PER_REQUEST"}"#)
    _ = try await second.console.get("1")
    #expect(try second.text(of: "GetItem").components(of: #""status""#) == 3)
    try await second.end()
    #expect(try second.text(of: "GetItem").components(of: #""status""#) == 1)
  }

  @Test(
    "follow the last answer as vault.repeats says",
    arguments: [
      (VaultRepeats.last, ["0", "1", "1", "1"]), (.again, ["0", "1", "0", "1"]),
      (.refuse, ["0", "1", "refused", "refused"]),
    ])
  func repeats(_ repeats: VaultRepeats, _ wanted: [String]) async throws {
    let folder = TemporaryFolder()
    let stage = try await VaultStage(folder) { $0.mode = .record }
    try await stage.console.makeTable()
    _ = try await stage.console.count()
    try await stage.console.put("1")
    _ = try await stage.console.count()
    try await stage.end()
    let replay = try await VaultStage(folder) {
      $0.mode = .replay
      $0.repeats = repeats
    }
    var found: [String] = []
    for _ in 0..<4 {
      let count = try await replay.console.count()
      found.append(count.map { String(Int($0)) } ?? "refused")
    }
    #expect(found == wanted)
  }

  @Test("have the same files for SQLite and memory")
  func stores() async throws {
    let folder = TemporaryFolder()
    _ = try await Self.record(into: folder)
    let replay = try await VaultStage(folder, .sqlite) { $0.mode = .replay }
    #expect(try await replay.console.get("1").json?["Item"]?["n"]?["N"]?.text == "1.5")
  }
}

extension String {
  /// Returns how often a part occurs.
  func components(of part: String) -> Int {
    var (count, rest) = (0, Substring(self))
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
