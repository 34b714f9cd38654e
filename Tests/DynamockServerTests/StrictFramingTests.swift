import DynamockWire
import Testing

@testable import DynamockServer

/// Input outside the grammar of [rfc-9112], which two readers of one connection could split into
/// different requests.
///
/// Each row is followed by a second request, which must not be answered.
@Suite(.timeLimit(.minutes(10))) struct StrictFramingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var request: String
    var status = 400
  }

  static let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

  private static func chunks(_ description: String, _ chunks: String) -> Row {
    Row(testDescription: description, request: chunked + chunks)
  }

  private static func field(_ description: String, _ field: String, _ status: Int = 400) -> Row {
    Row(
      testDescription: description,
      request: "POST / HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n0\r\n\r\n", status: status)
  }

  private static func host(_ host: String) -> Row {
    Row(testDescription: "Host: \(host)", request: "GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
  }

  /// Section 7.1: `chunk-size = 1*HEXDIG`, `last-chunk = 1*("0") [ chunk-ext ] CRLF`.
  static let sizes = [
    chunks("a last chunk of the size -0", "-0\r\n\r\n"),
    chunks("a last chunk of the size +0", "+0\r\n\r\n"),
    chunks("a chunk of the size +2", "+2\r\nab\r\n0\r\n\r\n"),
    chunks("a size with a word after it", "2 garbage\r\nab\r\n0\r\n\r\n"),
    chunks("a size with a space after it", "2 \r\nab\r\n0\r\n\r\n"),
    chunks("a size with a tab after it", "2\t\r\nab\r\n0\r\n\r\n"),
    chunks("a size with a space before it", " 2\r\nab\r\n0\r\n\r\n"),
    chunks("two sizes", "2 2\r\nab\r\n0\r\n\r\n"),
    chunks("a size with a prefix", "0x2\r\nab\r\n0\r\n\r\n"),
    chunks("a size with an underscore", "0_2\r\nab\r\n0\r\n\r\n"),
    chunks("a size in digits beyond ASCII", "\u{0662}\r\nab\r\n0\r\n\r\n"),
    chunks("a size with a comma", "2,2\r\nab\r\n0\r\n\r\n"),
    chunks("an empty size with an extension", ";a=b\r\n\r\n"),
    chunks("a size line that a line feed ends", "2\nab\r\n0\r\n\r\n"),
    chunks("a chunk that a line feed ends", "2\r\nab\n0\r\n\r\n"),
    chunks("a chunk without an end", "2\r\nab0\r\n\r\n"),
    chunks("a carriage return twice", "2\r\r\nab\r\n0\r\n\r\n"),
  ]

  /// Section 7.1.1.
  static let extensions = [
    chunks("a carriage return in an extension", "2;a\rb\r\nab\r\n0\r\n\r\n"),
    chunks("a carriage return in an extension's value", "2;a=\rb\r\nab\r\n0\r\n\r\n"),
    chunks("a carriage return in quotation marks", "2;a=\"\r\"\r\nab\r\n0\r\n\r\n"),
    chunks("a zero byte in an extension", "2;a\0\r\nab\r\n0\r\n\r\n"),
    chunks("an extension without a name", "2;\r\nab\r\n0\r\n\r\n"),
    chunks("an extension of a value alone", "2;=b\r\nab\r\n0\r\n\r\n"),
    chunks("an extension without its value", "2;a=\r\nab\r\n0\r\n\r\n"),
    chunks("two words in an extension", "2;a b\r\nab\r\n0\r\n\r\n"),
    chunks("quotation marks that do not end", "2;a=\"b\r\nab\r\n0\r\n\r\n"),
    chunks("quotation marks with something after them", "2;a=\"b\"c\r\nab\r\n0\r\n\r\n"),
    chunks("an extension with a space after it", "2;a \r\nab\r\n0\r\n\r\n"),
    chunks("an extension that a line feed ends", "2;a\nab\r\n0\r\n\r\n"),
  ]

  /// Sections 5 and 7.1.2.
  static let trailers = [
    chunks("a trailer without a colon", "0\r\nA\r\n\r\n"),
    chunks("a trailer without a name", "0\r\n: b\r\n\r\n"),
    chunks("a trailer with a space before the colon", "0\r\nA : b\r\n\r\n"),
    chunks("a folded trailer", "0\r\nA: b\r\n c\r\n\r\n"),
    chunks("a trailer folded with a tab", "0\r\nA: b\r\n\tc\r\n\r\n"),
    chunks("a trailer that begins with a space", "0\r\n A: b\r\n\r\n"),
    chunks("a carriage return in a trailer", "0\r\nA: b\rc\r\n\r\n"),
    chunks("a zero byte in a trailer", "0\r\nA: \0\r\n\r\n"),
    chunks("a control byte in a trailer", "0\r\nA: \u{1B}\r\n\r\n"),
    chunks("a trailer with a name of two words", "0\r\nA b: c\r\n\r\n"),
    chunks("a trailer that a line feed ends", "0\r\nA: b\n\r\n"),
    chunks("a request line in place of trailers", "0\r\nGET / HTTP/1.1\r\n\r\n"),
  ]

  /// Sections 6.1 and 6.3; [rfc-9110], section 10.1.1.
  static let fields = [
    field("a coding with a space inside", "Transfer-Encoding: chun ked"),
    field("a coding with spaces between its letters", "Transfer-Encoding: c h u n k e d"),
    field("a coding with a tab inside", "Transfer-Encoding: chun\tked"),
    field("a coding with a sign that Unicode makes a k", "Transfer-Encoding: chun\u{212A}ed"),
    field("an empty coding", "Transfer-Encoding:"),
    field("an empty coding with chunks", "Transfer-Encoding: ,chunked"),
    field("chunks twice", "Transfer-Encoding: chunked, chunked"),
    field("chunks within another coding", "Transfer-Encoding: chunked, identity"),
    field("a coding in quotation marks", "Transfer-Encoding: \"chunked\""),
    field("a folded coding", "Transfer-Encoding:\r\n chunked"),
    field("another coding", "Transfer-Encoding: identity", 501),
    field("another coding before chunks", "Transfer-Encoding: gzip, chunked", 501),
    field("chunks with a parameter", "Transfer-Encoding: chunked;a=b", 501),
    field("a length with chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
    field("chunks with a length", "Transfer-Encoding: chunked\r\nContent-Length: 5"),
    field("two lengths", "Content-Length: 5\r\nContent-Length: 6"),
    field("a list of lengths", "Content-Length: 5, 5"),
    field("a length with a sign", "Content-Length: +5"),
    field("a length with a space inside", "Content-Length: 0 5"),
    field("an expectation with a space inside", "Expect: 100-con tinue", 417),
    field("an expectation with spaces around its sign", "Expect: 100 - continue", 417),
    field("an empty expectation", "Expect:", 417),
    field("an expectation with another one", "Expect: 100-continue, tea", 417),
    field("an expectation with a parameter", "Expect: 100-continue;a=b", 417),
  ]

  /// Section 3.2.
  static let hosts = [
    "a b, c/d", "a b", "a,b", "a/b", "user@a", "a:b", "a:70000", ":1", "[::1", "[a]", "ä", "a?b",
  ].map(host)

  @Test(
    "invalid framing is rejected, and nothing after it is read",
    arguments: sizes + extensions + trailers + fields + hosts)
  func refused(_ row: Row) async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send(row.request + post("smuggled"))
      let response = try client.response()
      #expect(response.status == row.status)
      #expect(response.body.isEmpty)
      #expect(response.fields["connection"] == "close")
      #expect(client.isClosed())
    }
  }

  static let taken = [
    chunks("the usual", "2\r\nab\r\n0\r\n\r\n"),
    chunks("digits of both cases, with zeros", "0000002\r\nab\r\n000\r\n\r\n"),
    chunks("extensions of each form", "2;a;b=c;d=\"e \\\" f\"\r\nab\r\n0;g\r\n\r\n"),
    chunks("white space around an extension's signs", "2 ;\ta = b ; c\r\nab\r\n0\r\n\r\n"),
    chunks("trailers", "2\r\nab\r\n0\r\nA: b\r\nC:\r\nD: \t e ä\r\n\r\n"),
    Row(
      testDescription: "a coding of other case with white space around it",
      request:
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \tChunKED \r\n\r\n2\r\nab\r\n0\r\n\r\n"),
    Row(
      testDescription: "an address and a port",
      request: "POST / HTTP/1.1\r\nHost: [::1]:8000\r\nContent-Length: 2\r\n\r\nab"),
    Row(
      testDescription: "an empty Host",
      request: "POST / HTTP/1.1\r\nHost:\r\nContent-Length: 2\r\n\r\nab"),
  ]

  @Test("valid chunks are accepted, and so is the next request", arguments: taken)
  func accepted(_ row: Row) async throws {
    try await withServer { listener in
      let client = try listener.connect()
      client.send(row.request + post("next"))
      #expect(try client.response().text == "ab")
      #expect(try client.response().text == "next")
    }
  }
}
