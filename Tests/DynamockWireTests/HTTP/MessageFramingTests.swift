import Testing

@testable import DynamockWire

/// [rfc-9112], sections 3.2, 6 and 9.3.
@Suite struct MessageFramingTests {
  typealias Fields = [(name: String, value: String)]

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var fields: Fields
    var framing: MessageFraming
    var version = "1.1"
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var fields: Fields
    var fault = HTTPFault.malformed
    var version = "1.1"
  }

  static func framing(
    _ body: MessageFraming.Body, kept: Bool = true, continues: Bool = false
  ) -> MessageFraming {
    MessageFraming(body: body, isKeptAlive: kept, expectsContinue: continues)
  }

  static let rows = [
    Row(testDescription: "no length", fields: [], framing: framing(.length(0))),
    Row(
      testDescription: "a length", fields: [("content-length", "12")],
      framing: framing(.length(12))),
    Row(
      testDescription: "the same length twice",
      fields: [("Content-Length", "12"), ("Content-Length", "12")], framing: framing(.length(12))),
    Row(
      testDescription: "chunks", fields: [("Transfer-Encoding", "Chunked")],
      framing: framing(.chunked)),
    Row(
      testDescription: "close", fields: [("Connection", "Close")],
      framing: framing(.length(0), kept: false)),
    Row(
      testDescription: "close with other options", fields: [("Connection", "TE , close")],
      framing: framing(.length(0), kept: false)),
    Row(
      testDescription: "an option with a space inside, which is ignored",
      fields: [("Connection", "clo se")], framing: framing(.length(0))),
    Row(
      testDescription: "white space around a coding",
      fields: [("Transfer-Encoding", "\t chunked ")],
      framing: framing(.chunked)),
    Row(
      testDescription: "HTTP/1.0", fields: [], framing: framing(.length(0), kept: false),
      version: "1.0"),
    Row(
      testDescription: "HTTP/1.0 with keep-alive", fields: [("Connection", "keep-alive")],
      framing: framing(.length(0)), version: "1.0"),
    Row(
      testDescription: "an expectation", fields: [("Expect", "100-Continue")],
      framing: framing(.length(0), continues: true)),
    Row(
      testDescription: "an expectation of HTTP/1.0, which is ignored",
      fields: [("Expect", "100-continue")], framing: framing(.length(0), kept: false),
      version: "1.0"),
  ]

  @Test("the fields determine how a message is framed", arguments: rows)
  func read(_ row: Row) throws {
    #expect(try Self.head(row.fields, row.version).framing() == row.framing)
  }

  static let refusals = [
    Refusal(testDescription: "a second Host", fields: [("Host", "b")]),
    Refusal(
      testDescription: "a coding with a space inside", fields: [("Transfer-Encoding", "chun ked")]),
    Refusal(
      testDescription: "a coding with spaces between its letters",
      fields: [("Transfer-Encoding", "c h u n k e d")]),
    Refusal(
      testDescription: "a coding with a tab inside", fields: [("Transfer-Encoding", "chun\tked")]),
    Refusal(testDescription: "no coding", fields: [("Transfer-Encoding", "")]),
    Refusal(
      testDescription: "an empty element before the coding",
      fields: [("Transfer-Encoding", ", chunked")]),
    Refusal(
      testDescription: "an empty element after the coding",
      fields: [("Transfer-Encoding", "chunked,")]),
    Refusal(
      testDescription: "a coding in quotation marks",
      fields: [("Transfer-Encoding", "\"chunked\"")]),
    Refusal(
      testDescription: "chunks twice in one field",
      fields: [("Transfer-Encoding", "chunked, chunked")]),
    Refusal(
      testDescription: "chunks within another coding",
      fields: [("Transfer-Encoding", "chunked, gzip")]),
    Refusal(
      testDescription: "a coding with letters beyond ASCII",
      fields: [("Transfer-Encoding", "chun\u{212A}ed")]),
    Refusal(testDescription: "a negative length", fields: [("Content-Length", "-1")]),
    Refusal(testDescription: "a signed length", fields: [("Content-Length", "+1")]),
    Refusal(testDescription: "an empty length", fields: [("Content-Length", "")]),
    Refusal(testDescription: "a list of lengths", fields: [("Content-Length", "1, 1")]),
    Refusal(testDescription: "a length in hexadecimal", fields: [("Content-Length", "0x1")]),
    Refusal(
      testDescription: "two lengths", fields: [("Content-Length", "1"), ("Content-Length", "2")]),
    Refusal(
      testDescription: "a length with chunks",
      fields: [("Content-Length", "1"), ("Transfer-Encoding", "chunked")]),
    Refusal(
      testDescription: "chunks twice",
      fields: [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")]),
    Refusal(
      testDescription: "chunks in HTTP/1.0", fields: [("Transfer-Encoding", "chunked")],
      version: "1.0"),
    Refusal(
      testDescription: "a length beyond 64 bits",
      fields: [("Content-Length", "99999999999999999999")], fault: .bodyTooLarge),
    Refusal(
      testDescription: "an unknown coding",
      fields: [("Transfer-Encoding", "gzip, chunked")],
      fault: .unsupportedTransferCoding),
    Refusal(
      testDescription: "chunks with a parameter", fields: [("Transfer-Encoding", "chunked;q=1")],
      fault: .unsupportedTransferCoding),
    Refusal(
      testDescription: "a length with a space inside", fields: [("Content-Length", "1 1")]),
    Refusal(
      testDescription: "an unknown expectation", fields: [("Expect", "tea")],
      fault: .expectationFailed),
    Refusal(
      testDescription: "an expectation with a space inside", fields: [("Expect", "100-con tinue")],
      fault: .expectationFailed),
    Refusal(
      testDescription: "an empty expectation", fields: [("Expect", "")], fault: .expectationFailed),
    Refusal(
      testDescription: "an expectation with another one",
      fields: [("Expect", "100-continue, tea")],
      fault: .expectationFailed),
  ]

  @Test("ambiguous framing is rejected", arguments: refusals)
  func refused(_ row: Refusal) {
    #expect(throws: row.fault) { try Self.head(row.fields, row.version).framing() }
  }

  @Test("HTTP/1.1 requires a Host, HTTP/1.0 does not")
  func host() throws {
    let head = "GET / HTTP/1.1\r\n\r\n"
    #expect(throws: HTTPFault.malformed) { try RequestHead(parsing: Array(head.utf8)).framing() }
    _ = try RequestHead(parsing: Array("GET / HTTP/1.0\r\n\r\n".utf8)).framing()
  }

  static func head(_ fields: Fields, _ version: String) throws -> RequestHead {
    var text = "POST / HTTP/\(version)\r\nHost: a\r\n"
    for field in fields { text += "\(field.name): \(field.value)\r\n" }
    return try RequestHead(parsing: Array((text + "\r\n").utf8))
  }
}
