import Dynamock
import DynamockFuzzing
import DynamockModel
import SeededRandom
import Synchronization
import Testing

@testable import DynamockWire

/// Tests malformed requests all the way from bytes to a response, with a database.
@Suite struct HTTPFuzzTests {
  @Test("changed, cut and joined requests get a response or are rejected as malformed")
  func requests() throws {
    var run = FuzzRun("http")
    var routers = try Self.routers()
    var statuses: [Int: Int] = [:]
    while let input = run.next() {
      // New routers, because state left behind by requests would slow later ones down.
      if run.count.isMultiple(of: 5000) { routers = try Self.routers() }
      guard let request = Self.request(in: input) else { continue }
      let began = ContinuousClock.now
      let response = try Self.response(to: request, from: run.random.pick(routers))
      statuses[response.status, default: 0] += 1
      Self.check(response, to: request, number: run.count, seed: run.seed)
      #expect(.now - began < .seconds(5), "input \(run.count) of seed \(run.seed)")
    }
    // If none succeeds, no request reaches the operations.
    #expect(statuses[200, default: 0] > 0)
    #expect(statuses[400, default: 0] > 0)
  }

  /// Returns routers of every mode for one database.
  private static func routers() throws -> [Router<DatabaseService>] {
    let clock = ManualClock(now: Timestamp(milliseconds: 1_795_262_400_000))
    let service = DatabaseService(try DynamockDatabase(clock: clock))
    let keys = AccessKeys("AKIDEXAMPLE:secret") ?? AccessKeys()
    return AuthorizationMode.allCases.map { mode in
      Router(
        service: service, authorizer: RequestAuthorizer(mode, accessKeys: keys, clock: clock))
    }
  }

  /// Returns the request in an input, or `nil` for one that a server rejects at once.
  private static func request(in input: [UInt8]) -> WireRequest? {
    let end = (4...max(4, input.count)).first { end in
      end <= input.count && input[(end - 4)..<end].elementsEqual("\r\n\r\n".utf8)
    }
    guard let end, end <= 16_384 else { return nil }
    do throws(HTTPFault) {
      let head = try RequestHead(parsing: Array(input[..<end]))
      _ = try head.framing()
      return WireRequest(head: head, body: Array(input[end...]))
    } catch {
      return nil
    }
  }

  private static func response(
    to request: WireRequest, from router: Router<DatabaseService>
  ) throws -> WireResponse {
    let box = Mutex<[WireResponse]>([])
    router.respond(to: request) { response in box.withLock { $0.append(response) } }
    let responses = box.withLock { $0 }
    try #require(responses.count == 1)
    return responses[0]
  }

  /// Checks the form of a response: one of AWS's statuses, one head, and valid JSON if the type is
  /// JSON.
  private static func check(
    _ response: WireResponse, to request: WireRequest, number: Int, seed: UInt64
  ) {
    let input: Comment = "input \(number) of seed \(seed)"
    #expect([200, 400, 404].contains(response.status), input)
    var head: [UInt8] = []
    response.appendHead(to: &head, with: .init(date: []))
    let text = String(decoding: head, as: UTF8.self)
    #expect(text.components(separatedBy: "\r\n\r\n") == 2, input)
    guard response.mediaType != nil, !response.body.isEmpty else { return }
    #expect(isJSON(response.body), input)
    if response.status == 400 {
      #expect(response.body.starts(with: #"{"__type":"com.amazon"#.utf8), input)
    }
  }
}

extension String {
  /// Returns the number of parts into which a separator splits this text.
  fileprivate func components(separatedBy separator: String) -> Int {
    let (text, mark) = (Array(utf8), Array(separator.utf8))
    guard text.count >= mark.count else { return 1 }
    return (0...(text.count - mark.count)).count {
      text[$0..<($0 + mark.count)].elementsEqual(mark)
    }
      + 1
  }
}
