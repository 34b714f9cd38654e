import NIOCore
import Testing

@testable import DynamockUpstream

/// Tests the rules of [rfc-9112], sections 4 to 7, without tolerance.
struct AnswerReaderTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: String
    var status = 200
    var body = ""
    var isKeptAlive = true
    var kind = AnswerReader.Kind.ordinary
    /// Whether only the end of the connection completes the response.
    var endsAtClose = false
  }

  static let rows = [
    Row(
      testDescription: "a length", bytes: "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
      body: "abc"),
    Row(
      testDescription: "no reason phrase", bytes: "HTTP/1.1 400 \r\nContent-Length:0\r\n\r\n",
      status: 400),
    Row(
      testDescription: "neither a reason phrase nor the space before it",
      bytes: "HTTP/1.1 400\r\nContent-Length:0\r\n\r\n", status: 400),
    Row(
      testDescription: "the same length twice",
      bytes: "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\nContent-Length: 1\r\n\r\na", body: "a"),
    Row(
      testDescription: "chunks with extensions and trailers",
      bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "3;a=\"b\"\r\nabc\r\n000A\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n",
      body: "abc0123456789"),
    Row(
      testDescription: "until the connection ends",
      bytes: "HTTP/1.1 200 OK\r\nContent-Type: a\r\n\r\nabc", body: "abc", isKeptAlive: false,
      endsAtClose: true),
    Row(
      testDescription: "HTTP/1.0", bytes: "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na",
      body: "a", isKeptAlive: false),
    Row(
      testDescription: "a kept connection of HTTP/1.0",
      bytes: "HTTP/1.0 200 OK\r\nContent-Length: 1\r\nConnection: Keep-Alive\r\n\r\na", body: "a"),
    Row(
      testDescription: "a connection that closes",
      bytes: "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: x, Close\r\n\r\na", body: "a",
      isKeptAlive: false),
    Row(
      testDescription: "interim responses",
      bytes: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"
        + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
      body: "a"),
    Row(
      testDescription: "HEAD", bytes: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", kind: .head),
    Row(testDescription: "204", bytes: "HTTP/1.1 204 No Content\r\n\r\n", status: 204),
    Row(
      testDescription: "a tunnel", bytes: "HTTP/1.1 200 Connection established\r\n\r\n",
      kind: .tunnel),
    Row(
      testDescription: "a tunnel of HTTP/1.0",
      bytes: "HTTP/1.0 200 Connection established\r\n\r\n", kind: .tunnel),
    Row(
      testDescription: "a rejected tunnel", bytes: "HTTP/1.1 407 No\r\nContent-Length: 2\r\n\r\nno",
      status: 407, body: "no", kind: .tunnel),
    Row(
      testDescription: "a redirect is a response",
      bytes: "HTTP/1.1 301 Moved\r\nLocation: http://a/\r\nContent-Length: 0\r\n\r\n", status: 301),
  ]

  @Test("reads a response however its bytes are cut", arguments: rows)
  func whole(_ row: Row) throws {
    let bytes = Array(row.bytes.utf8)
    for step in 1...bytes.count {
      var reader = AnswerReader(row.kind, limits: UpstreamLimits())
      var input = ByteBuffer()
      var answer: UpstreamResponse?
      for start in stride(from: 0, to: bytes.count, by: step) {
        #expect(answer == nil)
        input.writeBytes(bytes[start..<min(start + step, bytes.count)])
        answer = try reader.read(from: &input)
      }
      if row.endsAtClose {
        #expect(answer == nil)
        answer = reader.atEnd()
      } else {
        #expect(reader.atEnd() == nil)
      }
      #expect(answer?.status == row.status)
      #expect(answer.map { String(decoding: $0.body, as: UTF8.self) } == row.body)
      #expect(reader.isKeptAlive == row.isKeptAlive)
      #expect(input.readableBytes == 0)
    }
  }

  @Test("is incomplete without its last byte", arguments: rows)
  func truncated(_ row: Row) throws {
    guard !row.endsAtClose else { return }
    for length in 0..<row.bytes.utf8.count {
      var reader = AnswerReader(row.kind, limits: UpstreamLimits())
      var input = ByteBuffer(bytes: row.bytes.utf8.prefix(length))
      #expect(try reader.read(from: &input) == nil)
      #expect(reader.atEnd() == nil)
    }
  }

  @Test(
    "rejects what another reader could interpret differently",
    arguments: [
      "HTTP/2 200\r\n\r\n", "HTTP/1.2 200 OK\r\n\r\n", "SSH-2.0-OpenSSH\r\n\r\n",
      "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1  200 OK\r\n\r\n", "HTTP/1.1 000 No\r\n\r\n",
      "HTTP/1.1 101 Switching\r\n\r\n", "HTTP/1.1 200 OK\nContent-Length: 1\r\n\r\na",
      "HTTP/1.1 200 OK\r\nContent-Length : 1\r\n\r\na",
      "HTTP/1.1 200 OK\r\nA: b\r\n c\r\nContent-Length: 1\r\n\r\na",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 33554433\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\na",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2000001\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nno field\r\n\r\n",
    ])
  func malformed(_ text: String) {
    var reader = AnswerReader(.ordinary, limits: UpstreamLimits())
    var input = ByteBuffer(string: text)
    #expect(throws: AnswerReader.Fault.self) {
      while let _ = try reader.read(from: &input) { return }
    }
  }

  @Test("gives up on an endless head and on endless interim responses")
  func endless() {
    let limits = UpstreamLimits()
    for text in ["X-Filler: 0123456789\r\n", "\r\nHTTP/1.1 100 Continue\r\n"] {
      var reader = AnswerReader(.ordinary, limits: limits)
      var input = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n")
      var sent = 0
      #expect(throws: AnswerReader.Fault.self) {
        while sent < 4 * limits.head {
          input.writeString(text)
          sent += text.utf8.count
          _ = try reader.read(from: &input)
        }
      }
      #expect(sent <= limits.head + text.utf8.count)
    }
  }

  @Test("accepts a body up to the limit, but not one byte more, in each framing")
  func longest() throws {
    var limits = UpstreamLimits()
    limits.body = 100
    let head = "HTTP/1.1 200 OK\r\n"
    for count in [100, 101] {
      let text = String(repeating: "a", count: count)
      let chunks = String(repeating: "1\r\na\r\n", count: count)
      for (bytes, isClosed) in [
        (head + "Content-Length: \(count)\r\n\r\n" + text, false),
        (head + "Transfer-Encoding: chunked\r\n\r\n\(chunks)0\r\n\r\n", false),
        (head + "\r\n" + text, true),
      ] {
        var reader = AnswerReader(.ordinary, limits: limits)
        var input = ByteBuffer(string: bytes)
        let answer = Result { try reader.read(from: &input) ?? (isClosed ? reader.atEnd() : nil) }
        #expect((try? answer.get())?.body.count == (count == 100 ? 100 : nil))
      }
    }
  }
}
