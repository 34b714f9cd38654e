import Dynamock
import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import Synchronization
import TemporaryFiles
import Testing

/// The way to upstreams: loops, user names in URLs, signatures.
@Suite("Requests that are forwarded")
struct ForwardingTests {
  /// An upstream that is one of the servers of a test.
  private final class ServerUpstream: Upstream {
    private let target = Mutex<Console?>(nil)
    private let count = Atomic(0)

    var requests: Int { count.load(ordering: .relaxed) }

    func lead(to console: Console) { target.withLock { $0 = console } }

    func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
      count.add(1, ordering: .relaxed)
      let console = target.withLock { $0 }
      let fields = request.trail.value.map { [(ForwardingTrail.field, $0)] } ?? []
      let body = String(decoding: request.body, as: UTF8.self)
      guard let console, count.load(ordering: .relaxed) < 50,
        let reply = try? await console.call(request.operation.rawValue, body, on: nil, fields)
      else { throw UpstreamError(.cutOff, endpoint: "http://upstream") }
      return UpstreamAnswer(status: reply.status, body: Array(reply.text.utf8))
    }
  }

  @Test("are rejected if their upstream leads back to the server", arguments: [1, 2, 3])
  func loops(_ length: Int) async throws {
    let folders = (0..<length).map { _ in TemporaryFolder() }
    let upstreams = (0..<length).map { _ in ServerUpstream() }
    var consoles: [Console] = []
    for (folder, upstream) in zip(folders, upstreams) {
      var settings = ScriptingSettings()
      settings.vault.path = folder.path
      settings.vault.upstream = "http://upstream"
      settings.vault.mode = .record
      let console = try Console(.memory, settings) { _, _ in upstream }
      try await console.scripting.openVault()
      consoles.append(console)
    }
    for (index, upstream) in upstreams.enumerated() {
      upstream.lead(to: consoles[(index + 1) % length])
    }
    let reply = try await consoles[0].get("1")
    #expect(reply.status == 400)
    #expect(reply.error == "NoUpstream", "\(reply)")
    #expect(
      reply.message?.hasPrefix("the upstream http://upstream leads back to this server") == true,
      "\(reply)")
    #expect(upstreams.map(\.requests) == Array(repeating: 1, count: length))
    for console in consoles { try await console.scripting.closeVaults() }
    for folder in folders { #expect(folder.contents.keys.allSatisfy { !$0.contains("GetItem") }) }
  }

  @Test("may pass from one database of a server to another one")
  func databases() throws {
    let scripting = try Console().scripting
    let trail = try ForwardingTrail().adding(scripting["default"].stop)
    #expect(throws: ForwardingTrail.Fault.loop) { try trail.adding(scripting["default"].stop) }
    #expect(try trail.adding(scripting["data"].stop).stops.count == 2)
    // Nor does another server have the same identifier.
    #expect(try Console().scripting["default"].stop != scripting["default"].stop)
  }

  @Test("are rejected after 16 servers")
  func length() throws {
    var trail = ForwardingTrail()
    for number in 0..<16 { trail = try trail.adding("server-\(number)") }
    #expect(throws: ForwardingTrail.Fault.tooLong(limit: 16)) { try trail.adding("one more") }
    let head = try WireRequest(
      headers: [("Host", "a"), (ForwardingTrail.field, "x, y"), (ForwardingTrail.field, " z ")]
    ).head
    #expect(ForwardingTrail(head).stops == ["x", "y", "z"])
    #expect(ForwardingTrail(head).value == "x, y, z")
    #expect(ForwardingTrail().value == nil)
  }

  @Test(
    "never show the user name and the password of a URL",
    arguments: [
      "http://ada:hunter2@localhost:8000", "https://hunter2@localhost", "http://a:hunter2@[::1]/x",
      "http://ada:hunter2@localhost/db/a?b#c", "ada:hunter2@localhost:8000",
    ])
  func userNames(_ url: String) async throws {
    #expect(!URLCredentials.hidden(in: url).contains("hunter2"))
    let folder = TemporaryFolder()
    let console = try Console(.memory, ScriptingSettings()) { _, _ in ServerUpstream() }
    let reply = try await console.control(
      "POST", "vault", #"{"mode":"record","path":"\#(folder.path)","upstream":"\#(url)"}"#)
    #expect(reply.status == 400, "\(reply)")
    #expect(reply.refusal?.contains("has a user name or password") == true, "\(reply)")
    #expect(!reply.text.contains("hunter2"))
    // The settings of a program that embeds the server pass through no parser.
    var settings = ScriptingSettings()
    settings.vault.path = folder.path
    settings.vault.upstream = url
    for mode in VaultMode.allCases {
      settings.vault.mode = mode
      let embedded = try Console(.memory, settings) { _, _ in ServerUpstream() }
      let error = await #expect(throws: VaultError.self) {
        try await embedded.scripting.openVault()
      }
      let sentence = "\(try #require(error))"
      #expect(sentence.contains("has a user name or password"), "\(sentence)")
      #expect(!sentence.contains("hunter2"))
    }
  }

  @Test("leave URLs without a user name as they are")
  func plainURLs() {
    for url in ["http://localhost:8000", "https://dynamodb.eu-west-1.amazonaws.com/", "aws"] {
      #expect(!URLCredentials.areIn(url))
      #expect(URLCredentials.hidden(in: url) == url)
    }
    #expect(!URLCredentials.areIn("http://localhost/a@b"))
  }

  @Test("are recorded unless a dynamock upstream has no response")
  func misses() async throws {
    let stage = try await VaultStage(answering: { _ in
      UpstreamAnswer(
        status: 400,
        body: Array(#"{"__type":"com.dynamock#UnexpectedRequest","message":"no recording"}"#.utf8))
    }) { $0.mode = .record }
    #expect(try await stage.console.get("1").error == "UnexpectedRequest")
    #expect(stage.files.isEmpty)
    #expect(try stage.vault.misses.first?.text.contains("no recording") == true)
  }

  @Test("report it if a vault cannot be written after its database was dropped")
  func abandoned() async throws {
    let folder = TemporaryFolder()
    let reports = Reports()
    let upstream = CountingUpstream(try .init()) { _ in nil }
    let console = try Console(.memory, ScriptingSettings(), upstreams: { _, _ in upstream }) {
      reports.add($0)
    }
    _ = try await console.control("POST", "databases", #"{"name":"mine"}"#)
    let opened = try await console.control(
      "POST", "databases/mine/vault",
      #"{"mode":"record","path":"\#(folder.path)/vault","upstream":"http://upstream"}"#)
    #expect(opened.status == 200, "\(opened)")
    #expect(
      try await console.call("ListTables", "{}", on: "mine").status == 200)
    // The order of the responses is written at the end, to a folder that is a file by then.
    folder.replaceByFile("vault")
    #expect(try await console.control("DELETE", "databases/mine").status == 200)
    for _ in 0..<1000 where reports.all.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    #expect(reports.all.count == 1)
    #expect(reports.all.first?.contains("cannot be written") == true, "\(reports.all)")
    #expect(console.scripting.vaultFailures == 1)
  }

  private final class Reports: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func add(_ text: String) { texts.withLock { $0.append(text) } }
  }
}
