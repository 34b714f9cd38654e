import Testing

@testable import DynamockWire

/// [rfc-9112] and [rfc-9110], unless another source is named.
@Suite struct RequestHeadTests {
  struct Malformed: CustomTestStringConvertible {
    var testDescription: String
    var head: String
    var fault = HTTPFault.malformed
  }

  static let malformed = [
    Malformed(testDescription: "an empty head", head: "\r\n"),
    Malformed(testDescription: "a line without spaces", head: "POST/HTTP/1.1\r\n\r\n"),
    Malformed(testDescription: "no target", head: "POST HTTP/1.1\r\n\r\n"),
    Malformed(testDescription: "an empty method", head: " / HTTP/1.1\r\n\r\n"),
    Malformed(testDescription: "a method with a colon", head: "PO:ST / HTTP/1.1\r\n\r\n"),
    Malformed(testDescription: "two spaces", head: "POST  / HTTP/1.1\r\n\r\n"),
    Malformed(
      testDescription: "a control byte in the target", head: "POST /\u{1} HTTP/1.1\r\n\r\n"),
    Malformed(testDescription: "text after the version", head: "GET / HTTP/1.1 x\r\n\r\n"),
    Malformed(testDescription: "a version of letters", head: "GET / HTTP/a.b\r\n\r\n"),
    Malformed(testDescription: "a lower-case protocol", head: "GET / http/1.1\r\n\r\n"),
    Malformed(testDescription: "a field without a colon", head: "GET / HTTP/1.1\r\nHost\r\n\r\n"),
    Malformed(testDescription: "a field without a name", head: "GET / HTTP/1.1\r\n: a\r\n\r\n"),
    Malformed(
      testDescription: "a space before the colon", head: "GET / HTTP/1.1\r\nHost : a\r\n\r\n"),
    Malformed(
      testDescription: "a folded line", head: "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n"),
    Malformed(testDescription: "a zero byte in a value", head: "GET / HTTP/1.1\r\nA: \0\r\n\r\n"),
    Malformed(
      testDescription: "a carriage return in a value", head: "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n"),
    Malformed(testDescription: "a missing end", head: "GET / HTTP/1.1\r\nA: b\r\n"),
    Malformed(testDescription: "bytes after the end", head: "GET / HTTP/1.1\r\n\r\nx"),
    Malformed(
      testDescription: "a major version of 2", head: "GET / HTTP/2.0\r\n\r\n",
      fault: .unsupportedVersion),
    Malformed(
      testDescription: "more than 64 KiB",
      head: "GET /" + String(repeating: "a", count: 65_536) + " HTTP/1.1\r\n\r\n",
      fault: .headersTooLong),
  ]

  @Test("a head that breaks the grammar is rejected", arguments: malformed)
  func malformedHead(_ row: Malformed) {
    #expect(throws: row.fault) { try RequestHead(parsing: Array(row.head.utf8)) }
  }

  /// The result of parsing a head, in comparable form.
  private static func outcome(of head: [UInt8], after previous: RequestHead? = nil) -> String {
    do throws(HTTPFault) {
      let head = try RequestHead(parsing: head, after: previous)
      let found = [HeaderName.host, .date, .amzTarget, .origin].map { head.text(of: $0) ?? "none" }
      return "\(head.method) \(head.uri) \(head.minorVersion) \(head.allFields) \(found)"
    } catch {
      return "\(error)"
    }
  }

  @Test("a head is read as without the one before it on the connection")
  func afterAnother() throws {
    let lines = [
      "Host: a", "Host: b", "Host:a", "Host: a ", "Host:  ", "Host:", "Host : a", "Date: a",
      "Dat: a", "Host: a\u{1}", " Host: a", "Host", "Host: a\r",
      "X-Amz-Target: DynamoDB_20120810.GetItem",
    ]
    let starts = ["POST / HTTP/1.1", "GET  / HTTP/1.1", "POST / HTTP/1.0", "GET /db/a HTTP/1.1"]
    let heads = starts.flatMap { start in
      lines.flatMap { first in
        lines.map { Array("\(start)\r\n\(first)\r\n\($0)\r\n\r\n".utf8) }
      }
    }
    for earlier in heads {
      guard let previous = try? RequestHead(parsing: earlier) else { continue }
      for head in heads {
        let (found, expected) = (Self.outcome(of: head, after: previous), Self.outcome(of: head))
        #expect(found == expected, "\(String(decoding: earlier, as: UTF8.self))")
      }
    }
  }

  @Test("a head cut off anywhere is rejected, also after a whole one")
  func cutOff() throws {
    let whole = Array("POST / HTTP/1.1\r\nHost: a\r\nX-Amz-Target: b\r\n\r\n".utf8)
    let previous = try RequestHead(parsing: whole)
    for count in 0..<whole.count {
      let head = Array(whole.prefix(count))
      #expect(throws: HTTPFault.malformed) { try RequestHead(parsing: head) }
      #expect(throws: HTTPFault.malformed) { try RequestHead(parsing: head, after: previous) }
    }
  }

  @Test("fields are found whatever the case of their names, without the white space around them")
  func fields() throws {
    let head = try RequestHead(
      parsing: Array("POST / HTTP/1.1\r\nx-AMZ-tArget:\t A b \t\r\nHost:\r\nHost: c\r\n\r\n".utf8))
    #expect(head.text(of: .amzTarget) == "A b")
    #expect(head.text(of: .host) == "")
    #expect(head.value(of: .authorization) == nil)
    #expect(head.allFields.map(\.name) == ["x-AMZ-tArget", "Host", "Host"])
    #expect(head.allFields.map(\.value) == ["A b", "", "c"])
  }

  private static let names: [HeaderName] = [
    .acceptEncoding, .accessControlRequestHeaders, .accessControlRequestMethod, .authorization,
    .connection, .contentEncoding, .contentLength, .contentType, .date, .expect, .host,
    .ifNoneMatch, .origin, .dynamockTag, .transferEncoding, .userAgent, .amzDate, .amzTarget,
    HeaderName("x-other"),
  ]

  @Test("each field is found by its own name only")
  func everyName() throws {
    let texts = Self.names.map(\.lowercased.description)
    for upper in [false, true] {
      let lines = texts.map { "\(upper ? $0.uppercased() : $0): the \($0)\r\n" }
      for (index, name) in Self.names.enumerated() {
        let all = try RequestHead(parsing: Array("GET / HTTP/1.1\r\n\(lines.joined())\r\n".utf8))
        #expect(all.text(of: name) == "the \(texts[index])")
        #expect(all.text(of: HeaderName(name.lowercased)) == "the \(texts[index])")
        let others = (lines[..<index] + lines[(index + 1)...]).joined()
        let head = try RequestHead(parsing: Array("GET / HTTP/1.1\r\n\(others)\r\n".utf8))
        #expect(head.text(of: name) == nil)
        #expect(head.text(of: HeaderName(name.lowercased)) == nil)
      }
    }
  }

  /// Tabs and bytes from 0x20 on are allowed in a value, except 0x7F ([rfc-9110], section 5.5).
  @Test("an invalid byte is found at any position", arguments: 0..<20)
  func valueBytes(_ position: Int) throws {
    for byte in UInt8.min...UInt8.max {
      var value = [UInt8](repeating: UInt8(ascii: "a"), count: 20)
      value[position] = byte
      let isEdge = position == 0 || position == 19
      let isSpace = byte == 0x20 || byte == 0x09
      let bytes = Array("GET / HTTP/1.1\r\nDate: ".utf8) + value + Array("\r\n\r\n".utf8)
      if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
        let found = try #require(try RequestHead(parsing: bytes).value(of: .date))
        if !(isEdge && isSpace) { #expect(Array(found) == value) }
      } else {
        #expect(throws: HTTPFault.malformed) { try RequestHead(parsing: bytes) }
      }
    }
  }

  @Test("a name does not match a longer or a shorter one")
  func similarNames() throws {
    let head = try WireRequest(headers: [("Dat", "1"), ("Dates", "2"), ("X-Amz-Date", "3")]).head
    #expect(head.value(of: .date) == nil)
    #expect(head.text(of: .amzDate) == "3")
  }

  @Test(
    "methods are case-sensitive",
    arguments: [
      ("POST", RequestHead.Method.post), ("GET", .get), ("HEAD", .head), ("OPTIONS", .options),
      ("post", .other), ("PUT", .other), ("POSTS", .other), ("X-1!", .other),
    ])
  func methods(name: String, method: RequestHead.Method) throws {
    #expect(try WireRequest(method: name).head.method == method)
  }

  @Test(
    "the path is the target without query and, from a proxy, without authority",
    arguments: [
      ("/", "/", ""), ("/db/green", "/db/green", ""), ("/?a=b", "/", "a=b"),
      ("/x?a?b", "/x", "a?b"), ("http://localhost:8000/db/a?q", "/db/a", "q"),
      ("https://localhost", "/", ""), ("*", "*", ""),
    ])
  func path(uri: String, path: String, query: String) throws {
    let head = try WireRequest(uri: uri).head
    #expect(String(decoding: head.path, as: UTF8.self) == path)
    #expect(String(decoding: head.query, as: UTF8.self) == query)
    #expect(head.uri == uri)
  }

  @Test(
    "the minor version is read; later ones of HTTP/1 count as 1",
    arguments: [("1.0", 0), ("1.1", 1), ("1.9", 1)])
  func minorVersion(text: String, minor: UInt8) throws {
    let head = try RequestHead(parsing: Array("GET / HTTP/\(text)\r\n\r\n".utf8))
    #expect(head.minorVersion == minor)
  }
}
