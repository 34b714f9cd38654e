import Dynamock
import DynamockFuzzing
import DynamockModel
import DynamockWire
import Testing

@testable import DynamockControl

/// Tests malformed requests to the control API of a database.
@Suite struct ControlFuzzTests {
  typealias Service = ControlService<Router<DatabaseService>>

  @Test("changed, cut and joined requests are answered, and those of pages are rejected")
  func control() async throws {
    // A minimum, because responses come from threads that all tests share, which may be busy for
    // seconds.
    var run = FuzzRun("control", atLeast: 2000)
    var service = try Self.service()
    var statuses: [Int: Int] = [:]
    while let input = run.next() {
      // A new service, because state left behind by requests would slow later ones down.
      if run.count.isMultiple(of: 1000) { service = try Self.service() }
      guard let request = Self.request(in: input) else { continue }
      let response = await withCheckedContinuation { continuation in
        service.respond(to: request) { continuation.resume(returning: $0) }
      }
      statuses[response.status, default: 0] += 1
      let name: Comment = "input \(run.count) of seed \(run.seed)"
      Self.check(response, to: request.head, name)
    }
    // If a status is missing, no request reaches the rules, or none succeeds.
    for status in [200, 400, 403, 404] { #expect(statuses[status, default: 0] > 0, "\(status)") }
  }

  private static func service() throws -> Service {
    let clock = ManualClock(now: Timestamp(milliseconds: 1_795_262_400_000))
    let registry = DatabaseRegistry(default: try DynamockDatabase(clock: clock), time: clock)
    return ControlService(registry, next: Router(service: DatabaseService(registry)))
  }

  /// Returns the request in an input, or `nil` for one that a server rejects at once or that would
  /// write a file.
  private static func request(in input: [UInt8]) -> WireRequest? {
    let end = (4...max(4, input.count)).first { end in
      end <= input.count && input[(end - 4)..<end].elementsEqual("\r\n\r\n".utf8)
    }
    guard let end, end <= 16_384, !contains(input, "into") else { return nil }
    do throws(HTTPFault) {
      let head = try RequestHead(parsing: Array(input[..<end]))
      _ = try head.framing()
      return WireRequest(head: head, body: Array(input[end...]))
    } catch {
      return nil
    }
  }

  private static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return false }
    return (0...(bytes.count - word.count)).contains {
      bytes[$0..<($0 + word.count)].elementsEqual(word)
    }
  }

  /// Checks the form of a response, and that a request with a foreign origin or host is rejected.
  private static func check(_ response: WireResponse, to head: RequestHead, _ name: Comment) {
    #expect([200, 400, 403, 404, 405, 409].contains(response.status), name)
    let fields = head.allFields.map { ($0.name.lowercased(), $0.value) }
    let path = String(decoding: head.path, as: UTF8.self)
    guard path.hasPrefix("/_dynamock/") || path == "/metrics" else { return }
    #expect(!response.extraFields.contains { $0.name.hasPrefix("Access-Control") }, name)
    let isForeign =
      fields.contains { $0.0 == "host" && $0.1.contains("evil.example") }
      || fields.contains { $0.0 == "origin" && $0.1.contains("evil.example") }
    if isForeign { #expect(response.status == 403 || response.status == 405, name) }
    guard response.mediaType != nil else { return }
    #expect((try? JSONTree(parsing: response.body)) != nil, name)
  }
}
