import CDynamock
import DynamockModel
import Testing

@testable import DynamockC
@testable import DynamockSettings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tests the rules of dynamock.h that Swift can check; Tests/C/contract.c has the others.
@Suite("The C library", .serialized) struct LibraryTests {
  @Test("functions in Swift have the types of the header") func types() {
    // Compiles only if both have the same type.
    func haveOneType<Function>(_ declared: Function, _ defined: Function) {}
    haveOneType(dynamock_version, dynamockVersion)
    haveOneType(dynamock_open, dynamockOpen)
    haveOneType(dynamock_close, dynamockClose)
    haveOneType(dynamock_start, dynamockStart)
    haveOneType(dynamock_serve, dynamockServe)
    haveOneType(dynamock_halt, dynamockHalt)
    #expect(dynamock_abi() == UInt32(DYNAMOCK_ABI))
    #expect(String(cString: dynamock_version()) == Version.current)
  }

  @Test(
    "invalid settings are reported with a message",
    arguments: [
      ("{", "the settings object is not JSON: line 1, column 2"),
      ("[]", "the settings object is not an object of settings"),
      (#"{"portt": 1}"#, "has a key that is not a setting: portt; did you mean port?"),
      (#"{"port": "x"}"#, #"port is "x", but it must be a whole number from 0 to 65535"#),
      (#"{"log": {"level": "debug"}}"#, "log.level has no effect here"),
      (#"{"auth": "verify"}"#, "accessKeys is empty"),
      (#"{"data": "/no/such/folder/a.sqlite"}"#, "/no/such/folder"),
      (#"{"scripting": {"rules": "/no/such/file"}}"#, "/no/such/file"),
      (
        #"{"vault": {"mode": "record", "upstream": "http://localhost:1"}}"#,
        "need an upstream, which the library does not open"
      ),
      (
        #"{"vault": {"mode": "replay", "miss": "record", "upstream": "http://localhost:1"}}"#,
        "need an upstream, which the library does not open"
      ),
      (
        #"{"vault": {"upstream": "http://localhost:1"}}"#,
        "need an upstream, which the library does not open"
      ),
      (#"{"kinesis": {"sink": "changes.jsonl"}}"#, "the library delivers no changes"),
      (#"{"s3": {"endpoint": "aws"}}"#, "the library connects to no server"),
      (#"{"vault": {"mode": "record"}}"#, "vault.upstream is empty"),
      (
        #"{"vault": {"mode": "replay", "masks": "/no/such/masks"}}"#,
        "/no/such/masks cannot be read"
      ),
    ]) func faults(_ settings: String, _ sentence: String) throws
  {
    let fault = try #require(OpenedLibrary.fault(of: settings))
    #expect(fault.contains(sentence), "\(fault)")
  }

  @Test("keys may be nested or have dots, and the environment is not read")
  func keys() throws {
    for settings in [#"{"delays": {"creatingTable": 100}}"#, #"{"delays.creatingTable": 100}"#] {
      let library = try OpenedLibrary(settings.dropLast() + #", "auth": "none"}"#)
      let response = try library.send(.createTable, OpenedLibrary.table)
      #expect(response.body.contains(#""TableStatus":"CREATING""#))
    }
  }

  @Test("the settings of a port are those that dynamock_serve accepts")
  func settingsOfPort() throws {
    let keys = Setting.all.filter(\.isOfListener).map(\.key)
    #expect(
      keys == [
        "host", "port", "threads", "tls.certificate", "tls.key", "tls.selfMade", "limits.body",
        "limits.requestLine", "limits.headers",
        "limits.connections", "limits.pipelinedRequests", "timeouts.idle", "timeouts.head",
        "timeouts.request", "timeouts.write", "timeouts.linger", "timeouts.stop",
      ])
  }

  @Test(
    "a request of the wrong form gets the status that it gets on a socket",
    arguments: [
      ("GE T", "/", "", 0, 400), ("GET", "/ HTTP/1.1\r\nX: y", "", 0, 400),
      ("GET", "/", "X: y", 0, 400), ("GET", "/", "X: y\r\n\r\nZ: z\r\n", 0, 400),
      ("GET", "/", "X : y\r\n", 0, 400), ("POST", "/", "Content-Length: 5\r\n", 4, 400),
      ("POST", "/", "Transfer-Encoding: chunked\r\n", 4, 501),
      ("POST", "/", "Content-Encoding: br\r\n", 4, 500),
      ("POST", "/", "Content-Encoding: gzip\r\n", 4, 500), ("POST", "/", "", 2000, 413),
      ("GET", "/" + String(repeating: "x", count: 300), "", 0, 400),
      ("GET", "/", "X: " + String(repeating: "x", count: 300) + "\r\n", 0, 400),
      ("GET", "/nowhere", "", 0, 404), ("GET", "/", "", 0, 200),
    ] as [(String, String, String, Int, Int32)])
  func forms(
    _ method: String, _ target: String, _ headers: String, _ length: Int, _ status: Int32
  ) throws {
    let library = try OpenedLibrary(
      #"{"limits": {"body": 1024, "requestLine": 256, "headers": 256}}"#)
    let body = [UInt8](repeating: 0x20, count: length)
    let response = try OpenedLibrary.Response(
      library.start(method, target, headers: headers, body: body))
    #expect(response.status == status)
    #expect(response.header("x-amzn-requestid") != nil)
  }

  @Test("the control API never waits for data in memory")
  func inlineControl() throws {
    let library = try OpenedLibrary.filled(#"{"auth": "none", "clock": "manual"}"#)
    let requests: [(method: String, path: String, body: String)] = [
      ("POST", "databases", #"{"name": "copy", "from": "default"}"#), ("GET", "databases", ""),
      ("POST", "databases/copy/checkpoints", #"{"name": "start"}"#),
      ("POST", "databases/copy/restore", #"{"checkpoint": "start"}"#),
      ("GET", "databases/copy/diff?from=default", ""), ("POST", "databases/copy/reset", ""),
      ("POST", "databases/copy/clock", #"{"advanceSeconds": 60}"#),
      ("POST", "databases/copy/sweep", ""), ("GET", "databases/copy/stats", ""),
      ("GET", "databases/copy/plan", ""), ("GET", "databases/copy/costs", ""),
      ("POST", "databases/copy/throttling", #"{"enforced": true}"#),
      (
        "POST", "databases/copy/rules",
        #"{"when": {"operation": "GetItem"}, "then": {"hold": {}}}"#
      ),
      ("GET", "databases/copy/journal", ""), ("DELETE", "databases/copy/scripting", ""),
      ("DELETE", "databases/copy", ""),
    ]
    for (method, path, body) in requests {
      let response = try library.control(method, path, body)
      #expect(response.status == 200, "\(method) \(path): \(response.body)")
      #expect(response.started == Int32(DYNAMOCK_DONE), "\(method) \(path)")
    }
  }

  @Test("writes to a file are answered after their commit, and survive reopening")
  func files() throws {
    let folder = "/tmp/dynamock-c-\(UInt64.random(in: 0..<UInt64.max))"
    let settings = #"{"auth": "none", "data": "\#(folder).sqlite"}"#
    defer { for end in ["", "-wal", "-shm"] { unlink("\(folder).sqlite\(end)") } }
    do {
      let library = try OpenedLibrary.filled(settings)
      let started = (0..<50).map { library.start(.putItem, OpenedLibrary.item("\($0)")) }
      #expect(started.contains { $0.state == Int32(DYNAMOCK_PENDING) })
      for call in started { #expect(try OpenedLibrary.Response(call).status == 200) }
      #expect(dynamock_close(library.handle) == Int32(DYNAMOCK_DONE))
      #expect(library.start(.listTables, "{}").state == Int32(DYNAMOCK_CLOSED))
    }
    let library = try OpenedLibrary(settings)
    #expect(try library.send(.scan, #"{"TableName": "Stock"}"#).body.contains(#""Count":51"#))
  }

  @Test("data in memory with a save file is in it after dynamock_close")
  func saving() throws {
    let path = "/tmp/dynamock-c-\(UInt64.random(in: 0..<UInt64.max)).sqlite"
    defer { unlink(path) }
    let settings = #"{"auth": "none", "saveOnExit": "\#(path)"}"#
    #expect(dynamock_close(try OpenedLibrary.filled(settings).handle) == Int32(DYNAMOCK_DONE))
    let response = try OpenedLibrary(settings).send(.getItem, OpenedLibrary.key("a"))
    #expect(response.body == #"{"Item":{"id":{"S":"a"}}}"#)
  }

  @Test(
    "rules that break connections",
    arguments: [
      (#"{"hangUp": "beforeApplying"}"#, 0, "hangup", ""),
      (#"{"reset": "afterApplying"}"#, 0, "reset", ""),
      (#"{"truncate": 0.5}"#, 200, "truncated", #"{"Item":{"id"#),
      (#"{"drip": {"chunks": 2, "seconds": 0.05}}"#, 200, nil, #"{"Item":{"id":{"S":"a"}}}"#),
    ] as [(String, Int32, String?, String)])
  func deliveries(_ then: String, _ status: Int32, _ delivery: String?, _ body: String) throws {
    let library = try OpenedLibrary.filled()
    let rule = try library.control(
      "POST", "rules", #"{"when": {"operation": "GetItem"}, "then": \#(then)}"#)
    try #require(rule.status == 200, "\(rule.body)")
    let response = try library.send(.getItem, OpenedLibrary.key("a"))
    #expect(response.status == status)
    #expect(response.header("x-dynamock-delivery") == delivery)
    #expect(response.body == body)
  }

  @Test("a call without a response is pending until the instance is closed")
  func muteCalls() throws {
    let library = try OpenedLibrary.filled()
    try library.control(
      "POST", "rules", #"{"when": {"operation": "GetItem"}, "then": {"mute": "afterApplying"}}"#)
    let (state, call) = library.start(.getItem, OpenedLibrary.key("a"))
    defer { dynamock_release(call) }
    #expect(state == Int32(DYNAMOCK_PENDING))
    #expect(dynamock_wait(call, 20) == Int32(DYNAMOCK_PENDING))
    #expect(dynamock_close(library.handle) == Int32(DYNAMOCK_DONE))
    #expect(dynamock_wait(call, 0) == Int32(DYNAMOCK_DONE))
    #expect(dynamock_status(call) == 0)
  }

  @Test("a port that is already open is reported with a message") func busyPort() throws {
    let first = try OpenedLibrary(#"{"host": "127.0.0.1", "port": 0}"#)
    var answer: UnsafeMutablePointer<CChar>?
    #expect(dynamock_serve(first.handle, nil, 0, &answer) == Int32(DYNAMOCK_DONE))
    let url = String(cString: try #require(answer))
    dynamock_free(answer)
    let port = url.split(separator: ":").last?.prefix { $0.isNumber } ?? ""
    let second = try OpenedLibrary(#"{"host": "127.0.0.1"}"#)
    let settings = #"{"port": \#(port)}"#
    #expect(
      settings.withCString { dynamock_serve(second.handle, $0, settings.utf8.count, &answer) }
        == Int32(DYNAMOCK_INVALID))
    #expect(String(cString: try #require(answer)).contains("message"))
    dynamock_free(answer)
  }

  @Test("a vault is opened by settings, replays, and stays as it was") func vault() throws {
    let folder = "/tmp/dynamock-library-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    defer { removeAll(folder) }
    mkdir(folder, 0o700)
    mkdir(folder + "/default", 0o700)
    let recording = """
      {
        "operation": "ListTables",
        "region": "us-east-1",
        "input": {},
        "answers": [
          { "status": 200, "output": { "TableNames": ["Recorded"] }, "recordedAt": "2026-11-28T18:36:17Z", "micros": 10 }
        ]
      }
      """
    let file = try #require(fopen(folder + "/default/ListTables.x.json", "w"))
    fputs(recording, file)
    fclose(file)
    let settings = #"{"auth": "none", "vault": {"mode": "replay", "path": "\#(folder)"}}"#
    for _ in 0..<2 {
      let library = try OpenedLibrary(settings)
      #expect(try library.send(.listTables, "{}").body == #"{"TableNames":["Recorded"]}"#)
      let missed = try library.send(.listTables, #"{"Limit":1}"#)
      #expect(missed.body.contains("UnexpectedRequest"))
      #expect(try library.control("GET", "vault").body.contains(#""used":1"#))
    }
    let verifying = try OpenedLibrary(
      #"{"auth": "none", "vault": {"mode": "verify", "path": "\#(folder)"}}"#)
    #expect(try verifying.send(.listTables, "{}").body == #"{"TableNames":[]}"#)
    #expect(
      try verifying.control("GET", "vault/differences").body.contains("TableNames"))
  }

  private func removeAll(_ path: String) {
    guard let folder = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    closedir(folder)
    for name in names where name != "." && name != ".." {
      if unlink(path + "/" + name) != 0 { removeAll(path + "/" + name) }
    }
    rmdir(path)
  }
}
