import CDynamock
import DynamockFuzzing
import Testing

/// Tests malformed requests to the C library.
@Suite struct PartsFuzzTests {
  @Test("any request gets a response or waits for one")
  func parts() throws {
    var run = FuzzRun("parts")
    var library = try OpenedLibrary.filled()
    var statuses: [Int32: Int] = [:]
    while let input = run.next() {
      // A new library, because state left behind by requests would slow later ones down.
      if run.count.isMultiple(of: 500) { library = try OpenedLibrary.filled() }
      let (method, target, headers, body) = Self.parts(of: input)
      guard !Self.namesFile(body) else { continue }
      let (state, call) = library.start(method, target, headers: headers, body: body)
      let name: Comment = "input \(run.count) of seed \(run.seed)"
      guard !method.isEmpty, !target.isEmpty else {
        #expect(state == Int32(DYNAMOCK_INVALID), name)
        continue
      }
      #expect(state >= 0 && call != nil, name)
      if state == Int32(DYNAMOCK_DONE) {
        let status = dynamock_status(call)
        statuses[status, default: 0] += 1
        #expect(status == 0 || 200..<600 ~= status, name)
        #expect(dynamock_headers(call, nil) != nil && dynamock_body(call, nil) != nil, name)
      }
      dynamock_release(call)
    }
    // If a status is missing, no request reaches the rules, or none succeeds.
    for status in [200, 400, 404] { #expect(statuses[Int32(status), default: 0] > 0, "\(status)") }
  }

  /// Splits an input at the boundaries of a request on a socket, which damage may have moved.
  private static func parts(
    of input: [UInt8]
  ) -> (method: [UInt8], target: [UInt8], headers: [UInt8], body: [UInt8]) {
    let words = input.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count == 3 else { return (input, [0x2F], [], input) }
    let rest = words[2].drop { $0 != 0x0A }.dropFirst()
    let end = rest.indices.first { rest[$0...].starts(with: "\r\n\r\n".utf8) }
    guard let end else { return (Array(words[0]), Array(words[1]), Array(rest), []) }
    return (
      Array(words[0]), Array(words[1]), Array(rest[..<(end + 2)]), Array(rest[(end + 4)...])
    )
  }

  private static func namesFile(_ body: [UInt8]) -> Bool {
    let word = Array("into".utf8)
    return body.indices.contains { body[$0...].starts(with: word) }
  }
}
