import Dynamock
import DynamockModel
import DynamockStorage
import DynamockWire
import Logging
import Synchronization
import Testing

@testable import DynamockCLI
@testable import DynamockSettings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lines of a log, which tests read.
final class LogLines: Sendable {
  private let lines = Mutex<[(level: Logger.Level, text: String)]>([])

  var all: [(level: Logger.Level, text: String)] { lines.withLock { $0 } }

  func logger(_ level: Logger.Level) -> Logger {
    var logger = Logger(label: "test") { _ in Handler(lines: self) }
    logger.logLevel = level
    return logger
  }

  fileprivate func add(_ level: Logger.Level, _ text: String) {
    lines.withLock { $0.append((level, text)) }
  }

  private struct Handler: LogHandler {
    let lines: LogLines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(
      level: Logger.Level, message: Logger.Message, metadata: Logger.Metadata?, source: String,
      file: String, function: String, line: UInt
    ) {
      let fields = (metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      lines.add(level, (["\(message)"] + fields).joined(separator: " "))
    }
  }
}

/// A service that always fails.
private struct FailingService: OperationService {
  let error: DynamoDBError

  func answer(
    _ body: [UInt8], of operation: DynamockModel.Operation, in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  ) { completion(.failure(error)) }

  func isJSON(_ body: [UInt8]) -> Bool { true }

  func body(of error: DynamoDBError) -> [UInt8] { Array("{}".utf8) }
}

@Suite("Failures in the log", .timeLimit(.minutes(10))) struct FailureLogTests {
  private func send(_ count: Int, _ error: DynamoDBError, _ logger: Logger) throws {
    let router = Router(
      service: FailingService(error: error),
      authorizer: RequestAuthorizer(.none, accessKeys: AccessKeys()),
      onRefusal: RefusalLog.listener(logger))
    for _ in 0..<count {
      let request = try WireRequest(
        method: "POST", uri: "/",
        headers: [
          ("Host", "localhost"), ("Content-Type", "application/x-amz-json-1.0"),
          ("X-Amz-Target", "DynamoDB_20120810.ListTables"),
        ], body: Array("{}".utf8))
      router.respond(to: request) { _ in }
    }
  }

  private static let failure = DynamoDBError(
    .internalServerError, "Internal server error",
    explanation: .init(rule: "storage", found: "No space is left; make room", remedy: "none"))

  @Test(
    "a failure of the server is one error line per second, at every level except critical",
    arguments: [Logger.Level.trace, .debug, .info, .notice, .warning, .error])
  func failures(_ level: Logger.Level) throws {
    let lines = LogLines()
    try send(50, Self.failure, lines.logger(level))
    // More than one only on a machine that takes seconds for fifty requests.
    #expect((1...5).contains(lines.all.count))
    #expect(lines.all[0].level == .error)
    #expect(lines.all[0].text.contains("found=No space is left; make room"))
    #expect(lines.all[0].text.contains("operation=ListTables"))
    #expect(lines.all[0].text.contains("exception=InternalServerError"))
  }

  @Test("an error created by a rule is logged at debug with the rule's id, whatever its status")
  func scripted() throws {
    for (level, count) in [(Logger.Level.debug, 2), (.info, 0)] {
      let lines = LogLines()
      let router = Router(
        service: FailingService(error: Self.failure),
        authorizer: RequestAuthorizer(.none, accessKeys: AccessKeys()),
        onRefusal: RefusalLog.listener(lines.logger(level)))
      let head = try WireRequest(
        method: "POST", uri: "/",
        headers: [("Host", "localhost"), ("X-Amz-Target", "DynamoDB_20120810.ListTables")],
        body: []
      ).head
      for error in [Self.failure, DynamoDBError(.validation, "no")] {
        _ = router.response(to: error, for: head, scriptedBy: "rule-7")
      }
      #expect(lines.all.map(\.level) == Array(repeating: .debug, count: count))
      #expect(lines.all.allSatisfy { $0.text.contains("scriptedBy=rule-7") })
    }
  }

  @Test("a client's error is logged at debug only", arguments: [true, false])
  func refusals(_ isDebug: Bool) throws {
    let lines = LogLines()
    try send(3, DynamoDBError(.validation, "no"), lines.logger(isDebug ? .debug : .info))
    #expect(lines.all.map(\.level) == (isDebug ? [.debug, .debug, .debug] : []))
  }

  @Test("one line per second is logged, and the next one counts the withheld ones")
  func pace() {
    let pace = LogPace()
    let start = ContinuousClock.now
    let rows: [(Int, Int?)] = [
      (0, 0), (1, nil), (999, nil), (1_000, 2), (1_001, nil), (5_000, 1), (6_500, 0),
    ]
    for (milliseconds, expected) in rows {
      #expect(pace.pass(at: start + .milliseconds(milliseconds)) == expected)
    }
  }

  @Test("a missing data file is logged once, and once more when it is back")
  func obstacles() async throws {
    let path = "/tmp/dynamock-upkeep-\(UInt64.random(in: 0 ... .max)).sqlite"
    let moved = path + ".moved"
    defer { for file in [path, path + "-wal", path + "-shm", moved] { unlink(file) } }
    let database = try DynamockDatabase(file: path, durability: .off)
    let lines = LogLines()
    let upkeep = Upkeep(
      of: DatabaseRegistry(default: database), sweepInterval: .milliseconds(0),
      watchInterval: .milliseconds(5), logger: lines.logger(.info))
    let run = Task { await upkeep.run() }
    rename(path, moved)
    while lines.all.isEmpty {
      try await Task.sleep(for: .milliseconds(5))
    }
    try await Task.sleep(for: .milliseconds(50))
    #expect(lines.all.map(\.level) == [.error])
    #expect(lines.all.first?.text.contains("was deleted or moved") == true)
    rename(moved, path)
    while lines.all.count < 2 {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(lines.all.map(\.level) == [.error, .notice])
    run.cancel()
    await run.value
    try database.close()
  }
}
