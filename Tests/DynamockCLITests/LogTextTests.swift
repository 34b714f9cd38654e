import DynamockModel
import DynamockWire
import Logging
import Synchronization
import Testing

@testable import DynamockCLI
@testable import DynamockSettings

/// Tests that text from untrusted requests appears in the log only as text.
@Suite("Text from clients in logs") struct LogTextTests {
  /// Records the lines that a real handler would write.
  final class Lines: Sendable {
    let all = Mutex<[String]>([])
  }

  struct KeepingHandler: LogHandler {
    let lines: Lines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    init(_ lines: Lines) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(
      level: Logger.Level, message: Logger.Message, metadata explicit: Logger.Metadata?,
      source: String, file: String, function: String, line: UInt
    ) {
      let fields = metadata.merging(explicit ?? [:]) { $1 }
      let text = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      lines.all.withLock {
        $0.append(([level.rawValue, "\(message)"] + text).joined(separator: " "))
      }
    }
  }

  /// C0, DEL, C1 (ECMA-48), and characters that end lines or change their direction (Unicode's UTR
  /// 36).
  static let dangerous: [Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
    ]
    return ranges.flatMap { $0.compactMap(Unicode.Scalar.init) }
  }()

  @Test("no line of text contains line ends or control characters", arguments: dangerous)
  func text(scalar: Unicode.Scalar) {
    let forged = "a\(Character(scalar))b"
    #expect(PrintableText.escaped(forged).unicodeScalars.allSatisfy { $0 != scalar })
    #expect(PrintableText.escaped(forged).hasPrefix("a\\u"))
    let lines = Lines()
    var logger = Logger(label: "test") { _ in EscapingLogHandler(KeepingHandler(lines)) }
    logger.logLevel = .debug
    logger[metadataKey: "kept"] = "\(forged)"
    logger.debug(
      "\(forged)",
      metadata: ["found": "\(forged)", "list": .array(["\(forged)"]), "\(forged)": "x"])
    let written = lines.all.withLock { $0 }
    #expect(written.count == 1)
    #expect(written.joined().unicodeScalars.allSatisfy { $0 != scalar })
  }

  @Test("a line of text has the message before its fields")
  func order() {
    var handler = LineLogHandler(TextLogLine())
    handler.metadata = ["table": "Orders"]
    let line = handler.text(.info, "seeded a table", ["items": "3"], at: 1_767_225_609)
    #expect(line == "2026-01-01T00:00:09Z info seeded a table: items=3, table=Orders")
    let stop = LineLogHandler(TextLogLine()).text(
      .info, "stopping; a second signal ends it at once", nil, at: 1_767_225_609)
    #expect(stop == "2026-01-01T00:00:09Z info stopping; a second signal ends it at once")
    #expect(stop.count <= 80)
  }

  @Test("a line of JSON has the same fields in the same order")
  func orderOfJSON() {
    var handler = LineLogHandler(JSONLogLine(label: "dynamock"))
    handler.metadata = ["table": "Orders"]
    let line = handler.text(.info, "seeded a table", ["items": "3"], at: 1_767_225_609)
    let start = #"{"time":1767225609,"level":"info","logger":"dynamock","#
    #expect(line == start + #""message":"seeded a table","items":"3","table":"Orders"}"#)
  }

  @Test("escapes in a line of JSON are decoded in place", arguments: dangerous)
  func json(scalar: Unicode.Scalar) throws {
    let forged = "a\(Character(scalar))b\"\\"
    let written = JSONLogLine(label: "test").quoted(forged)
    #expect(written.unicodeScalars.allSatisfy { $0 != scalar })
    #expect(try JSONTree(parsing: Array(written.utf8)) == .string(forged))
  }

  @Test("other text stays unchanged", arguments: ["", "a b", "ä ß 漢字 👩‍👧 e\u{301}", "\\n \"x\""])
  func plain(text: String) {
    #expect(PrintableText.escaped(text) == text)
  }

  @Test("a rejected request is logged in one line, whatever its path and content type")
  func refusal() throws {
    let lines = Lines()
    var logger = Logger(label: "test") { _ in EscapingLogHandler(KeepingHandler(lines)) }
    logger.logLevel = .debug
    let listener = try #require(RefusalLog.listener(logger))
    let error = DynamoDBError(
      .serialization, nil,
      explanation: .init(
        rule: "r",
        found: "near {\"\n2026-11-28T00:00:00+0000 critical dynamock : forged\u{1B}[2J\u{9B}31m",
        remedy: "p", detail: "/data/x\r\ny"))
    let router = Router(service: Refusing(error: error), onRefusal: listener)
    let request = try WireRequest(
      headers: [
        ("Content-Type", "application/json"), ("X-Amz-Target", "DynamoDB_20120810.ListTables"),
        ("X-Amz-Date", "d"),
        ("Authorization", "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c"),
      ], body: Array("{}".utf8))
    router.respond(to: request) { response in
      for field in response.extraFields { #expect(!field.value.contains("/data")) }
    }
    let written = lines.all.withLock { $0 }
    #expect(written.count == 1)
    let line = try #require(written.first)
    #expect(line.contains("forged\\u001b[2J\\u009b31m"))
    #expect(line.contains("detail=/data/x\\u000d\\u000ay"))
    #expect(!line.contains { $0.isNewline })
  }

  @Test("cells of tables on a terminal contain no control characters")
  func cells() {
    #expect([["a\u{1B}[2J", "b"], ["c\nd", "e"]].inColumns == "a\\u001b[2J  b\nc\\u000ad    e")
  }

  /// A service that rejects everything with the same error.
  struct Refusing: OperationService {
    let error: DynamoDBError

    func answer(
      _ body: [UInt8], of operation: Operation, in context: CallContext,
      completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
    ) { completion(.failure(error)) }

    func isJSON(_ body: [UInt8]) -> Bool { true }

    func body(of error: DynamoDBError) -> [UInt8] { [] }
  }
}
