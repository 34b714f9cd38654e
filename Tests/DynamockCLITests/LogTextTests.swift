import DynamockModel
import DynamockWire
import Logging
import Synchronization
import Testing

@testable import DynamockCLI

/// What a stranger writes into a request comes into the log as text and as nothing else.
@Suite("Text of strangers in logs") struct LogTextTests {
  /// Keeps what it is told, as the handler behind would write it.
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

  /// C0, DEL, C1 (ECMA-48), and what ends lines or turns their direction (Unicode's UTR 36).
  static let dangerous: [Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
    ]
    return ranges.flatMap { $0.compactMap(Unicode.Scalar.init) }
  }()

  @Test("no line of text holds what ends it or commands a terminal", arguments: dangerous)
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

  @Test("a line of JSON holds escapes in their place", arguments: dangerous)
  func json(scalar: Unicode.Scalar) throws {
    let forged = "a\(Character(scalar))b\"\\"
    let written = JSONLogHandler(label: "test").quoted(forged)
    #expect(written.unicodeScalars.allSatisfy { $0 != scalar })
    #expect(try JSONTree(parsing: Array(written.utf8)) == .string(forged))
  }

  @Test("other text stays as it is", arguments: ["", "a b", "ä ß 漢字 👩‍👧 e\u{301}", "\\n \"x\""])
  func plain(text: String) {
    #expect(PrintableText.escaped(text) == text)
  }

  @Test("a refused request is one line, whatever its path and content type are")
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

  @Test("cells of tables on a terminal hold no commands")
  func cells() {
    #expect([["a\u{1B}[2J", "b"], ["c\nd", "e"]].inColumns == "a\\u001b[2J  b\nc\\u000ad    e")
  }

  /// Refuses everything with one error.
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
