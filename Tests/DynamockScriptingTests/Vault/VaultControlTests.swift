import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import TemporaryFiles
import Testing

/// Tests the control API's paths for vaults.
@Suite("The vault of a database through the control API")
struct VaultControlTests {
  @Test("can be opened, described and closed")
  func life() async throws {
    let folder = TemporaryFolder()
    let stage = try await VaultStage(folder) { $0.mode = .off }
    let console = stage.console
    #expect(try await console.control("GET", "vault").text == #"{"mode":"off"}"#)
    #expect(try await console.control("GET", "vault/misses").code == "VaultOff")
    let opened = try await console.control(
      "POST", "vault", #"{"mode":"record","operations":["reads"],"expires":3}"#)
    #expect(opened.json?["mode"]?.text == "record", "\(opened)")
    #expect(opened.json?["operations"]?.elements?.count == 5)
    _ = try await console.get("1")
    #expect(stage.upstream.requests == 1)
    // Settings that the request omits stay unchanged.
    let replay = try await console.control("POST", "vault", #"{"mode":"replay"}"#)
    #expect(replay.json?["expires"]?.double == 3)
    #expect(replay.json?["recordings"]?.double == 1)
    #expect(try await console.get("1").recording != nil)
    _ = try await console.control("POST", "vault", #"{"mode":"off"}"#)
    #expect(try await console.get("1").recording == nil)
  }

  @Test("belongs to one database, not to its forks")
  func forks() async throws {
    let stage = try await VaultStage { $0.mode = .record }
    _ = try await stage.console.control("POST", "databases", #"{"name":"mine","from":"default"}"#)
    let summary = try await stage.console.control("GET", "databases/mine/vault")
    #expect(summary.text == #"{"mode":"off"}"#)
    #expect(try await stage.console.control("GET", "databases/*/vault").status == 405)
  }

  @Test(
    "is not opened by a meaningless body",
    arguments: [
      (#"{"mode":"rcord"}"#, "did you mean record?"), (#"{"mod":"record"}"#, "did you mean mode?"),
      (#"{"path":"relative"}"#, "not an absolute path on the server's machine"),
      (#"{"writes":["PutItm"]}"#, "not a list of operations"),
      (#"{"expires":-1}"#, "an integer from 0"), ("[]", "not an object"),
      ("", "not JSON"), (#"{"mode":"replay","cassette":"../x"}"#, "cannot be a cassette's name"),
      (#"{"salt":"x"}"#, "not known here"),
    ])
  func refusals(_ body: String, _ wanted: String) async throws {
    let stage = try await VaultStage { $0.mode = .off }
    let reply = try await stage.console.control("POST", "vault", body)
    #expect(reply.status == 400)
    #expect(reply.refusal?.contains(wanted) == true, "\(reply)")
  }

  /// The pages of this server may remove what the server itself finds to be unused; they name no files.
  @Test("is opened by no web page, and pruned by pages of this server only")
  func pages() async throws {
    let stage = try await VaultStage { $0.mode = .record }
    func page(_ path: String, from origin: String) async throws -> Int {
      try await stage.console.control(
        "POST", path, "{}", [("Origin", origin), ("Content-Type", "application/json")]
      ).status
    }
    #expect(try await page("vault", from: "http://localhost:8000") == 403)
    #expect(try await page("vault/prune", from: "http://localhost:8000") == 200)
    for path in ["vault", "vault/prune"] {
      #expect(try await page(path, from: "http://example.com") == 403)
    }
    let own = [("Origin", "http://localhost:8000")]
    #expect(try await stage.console.control("GET", "vault", "", own).status == 200)
  }

  @Test("lists its recordings with their use, its cassettes, masks and scrubbed paths")
  func contents() async throws {
    let folder = TemporaryFolder()
    let first = try await VaultStage(folder) { $0.mode = .record }
    try await first.console.makeTable()
    for id in ["1", "2"] { _ = try await first.console.get(id) }
    try await first.end()
    _ = try UseLedger(VaultFolder(folder.path).existingCassette("default")).prune()
    folder.write(
      #"{"format":1,"masks":["Item.at",{"operation":"PutItem","path":"Item.b"}],"scrub":[]}"#,
      to: "vault.json")
    let stage = try await VaultStage(folder) { $0.mode = .replay }
    let console = stage.console
    _ = try await console.get("1")
    let contents = try await console.control("GET", "vault/recordings").json
    #expect(contents?["cassettes"]?.elements?.map(\.text) == ["default"])
    #expect(contents?["masks"]?.elements?.first?.text == "Item.at")
    #expect(contents?["masks"]?.elements?.last?["operation"]?.text == "PutItem")
    #expect(contents?["scrub"]?.elements?.isEmpty == true)
    let reads = contents?["recordings"]?.elements?.filter { $0["operation"]?.text == "GetItem" }
    #expect(reads?.compactMap { $0["isUsed"] }.contains(.bool(true)) == true)
    #expect(reads?.compactMap { $0["isUsed"] }.contains(.bool(false)) == true)
    #expect(contents?["isComplete"] == .bool(true))
    let one = try await console.control("GET", "vault/recordings?limit=1").json
    #expect(one?["recordings"]?.elements?.count == 1)
    #expect(one?["isComplete"] == .bool(false))
    let file = try #require(reads?.first?["recording"]?.text)
    let recording = try await console.control("GET", "vault/recordings/\(file)").json
    #expect(recording?["input"]?["TableName"]?.text != nil)
    #expect(recording?["answers"]?.elements?.count == 1)
  }

  @Test(
    "lists nothing for requests that cannot be meant",
    arguments: [
      ("vault/recordings?limit=0", 400), ("vault/recordings?limit=x", 400),
      ("vault/recordings?cassette=x", 400), ("vault/recordings/none.json", 404),
      ("vault/recordings/..%2Fvault.json", 404),
    ])
  func listingFaults(_ path: String, _ status: Int) async throws {
    let stage = try await VaultStage { $0.mode = .record }
    #expect(try await stage.console.control("GET", path).status == status)
  }

  @Test("does not affect other databases, and ends with its database")
  func removal() async throws {
    let stage = try await VaultStage { $0.mode = .off }
    let console = stage.console
    _ = try await console.control("POST", "databases", #"{"name":"mine"}"#)
    _ = try await console.control("POST", "databases/mine/vault", #"{"mode":"record"}"#)
    #expect(try await console.call("ListTables", on: "mine").recording != nil)
    #expect(try await console.call("ListTables").recording == nil)
    _ = try await console.control("DELETE", "databases/mine")
    #expect(try await console.control("GET", "databases/mine/vault").status == 404)
  }
}
