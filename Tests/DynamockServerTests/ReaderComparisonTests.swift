import DynamockWire
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import DynamockServer

/// The server's reader of requests next to swift-nio's decoder, which is llhttp.
///
/// Both get the same malformed requests: those of ``StrictFramingTests`` and the rows here.
@Suite("The reader of requests") struct ReaderComparisonTests {
  typealias Row = StrictFramingTests.Row

  private static func line(_ description: String, _ line: String) -> Row {
    Row(testDescription: description, request: "\(line)\r\nHost: a\r\n\r\n")
  }

  private static func field(_ description: String, _ field: String) -> Row {
    Row(testDescription: description, request: "GET / HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n")
  }

  /// [rfc-9112], section 3.
  static let lines = [
    line("a request line without a version", "GET /"),
    line("a request line without a target", "GET HTTP/1.1"),
    line("an empty target", "GET  HTTP/1.1"),
    line("two spaces before the target", "GET  / HTTP/1.1"),
    line("two spaces before the version", "GET /  HTTP/1.1"),
    line("a tab before the target", "GET\t/ HTTP/1.1"),
    line("a space before the method", " GET / HTTP/1.1"),
    line("a space behind the version", "GET / HTTP/1.1 "),
    line("a word behind the version", "GET / HTTP/1.1 b"),
    line("a method with a bracket", "G(T / HTTP/1.1"),
    line("a method with a slash", "GET/ / HTTP/1.1"),
    line("a method beyond ASCII", "G\u{C9}T / HTTP/1.1"),
    line("a method with a zero byte", "GE\0T / HTTP/1.1"),
    line("a target with a space", "GET /a b HTTP/1.1"),
    line("a target with a control byte", "GET /a\u{1} HTTP/1.1"),
    line("a target with a delete byte", "GET /a\u{7F} HTTP/1.1"),
    line("a target with a carriage return", "GET /a\rb HTTP/1.1"),
    line("a version in small letters", "GET / http/1.1"),
    line("another protocol", "GET / HTTQ/1.1"),
    line("a version without a minor one", "GET / HTTP/1"),
    line("a version with a comma", "GET / HTTP/1,1"),
    line("a version of two digits", "GET / HTTP/1.10"),
    line("a version of letters", "GET / HTTP/a.b"),
    line("version 2", "GET / HTTP/2.0"),
    line("version 0.9", "GET / HTTP/0.9"),
    line("a carriage return within the line", "GET / HTTP/1.1\r"),
    Row(
      testDescription: "a line that a line feed ends", request: "GET / HTTP/1.1\nHost: a\r\n\r\n"),
  ]

  /// [rfc-9112], section 5.
  static let fields = [
    field("a field without a colon", "Name"),
    field("a field without a name", ": a"),
    field("a space before the colon", "Name : a"),
    field("a tab before the colon", "Name\t: a"),
    field("a name of two words", "A name: a"),
    field("a name with a bracket", "Na(me: a"),
    field("a name beyond ASCII", "N\u{E4}me: a"),
    field("a name with a zero byte", "Na\0me: a"),
    field("a field that begins with a space", " Name: a"),
    field("a folded value", "Name: a\r\n b"),
    field("a value folded with a tab", "Name: a\r\n\tb"),
    field("a zero byte in a value", "Name: a\0b"),
    field("a control byte in a value", "Name: a\u{1}b"),
    field("a delete byte in a value", "Name: a\u{7F}b"),
    field("a carriage return in a value", "Name: a\rb"),
    field("a carriage return before the end", "Name: a\r"),
    Row(
      testDescription: "a field that a line feed ends",
      request: "GET / HTTP/1.1\r\nHost: a\nName: b\r\n\r\n"),
    Row(
      testDescription: "an empty line that is a line feed",
      request: "GET / HTTP/1.1\r\nHost: a\r\n\n"),
    field("a length of letters", "Content-Length: a"),
    field("a negative length", "Content-Length: -1"),
    field("a length beyond 64 bits", "Content-Length: 99999999999999999999"),
    field("a length with a prefix", "Content-Length: 0x1"),
    field("an empty length", "Content-Length:"),
  ]

  static let malformed =
    lines + fields + StrictFramingTests.sizes + StrictFramingTests.extensions
    + StrictFramingTests.trailers + StrictFramingTests.fields + StrictFramingTests.hosts

  /// The result of reading one request.
  enum Reading {
    case complete
    case rejected
    case incomplete
  }

  private static func read(_ text: String) -> Reading {
    var reader = RequestReader(limits: ServerConfiguration.Limits())
    var input = ByteBuffer(string: text)
    do throws(HTTPFault) {
      while true {
        switch try reader.next(from: &input) {
        case .owesContinue: continue
        case .needsMoreBytes: return .incomplete
        case .request: return .complete
        }
      }
    } catch {
      return .rejected
    }
  }

  private static func readWithLibrary(_ text: String) throws -> Reading {
    let channel = EmbeddedChannel(handler: ByteToMessageHandler(HTTPRequestDecoder()))
    defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
    var isRejected = false
    do { try channel.writeInbound(ByteBuffer(string: text)) } catch { isRejected = true }
    while let part = try? channel.readInbound(as: HTTPServerRequestPart.self) {
      if case .end = part { return .complete }
    }
    return isRejected ? .rejected : .incomplete
  }

  private static func outcome(
    of text: String, _ reader: inout RequestReader, _ input: inout ByteBuffer
  ) -> String {
    input.writeString(text)
    do throws(HTTPFault) {
      guard case .request(let request, let isKeptAlive) = try reader.next(from: &input) else {
        return "incomplete"
      }
      let fields = request.head.allFields.map { "\($0.name)=\($0.value)" }
      return "\(request.head.method) \(request.head.uri) \(fields) \(request.body) \(isKeptAlive)"
    } catch {
      return "\(error)"
    }
  }

  @Test("reads a request as without the one before it on the connection")
  func afterAnother() {
    let starts = ["POST / HTTP/1.1", "GET /a HTTP/1.1", "\r\nGET / HTTP/1.1", "POST / HTTP/2.1"]
    let fields = [
      "Host: a\r\nName: bc", "Host: a\r\nName:  b", "Host: a\r\n\r\nme: bc", "Host: a\nNamee: bc",
      "Host: a\r\nHost: bc", "Host: a\r\nName: b\n", "Host: a\r\nName: bcd",
      "Host: a\r\nContent-Length: 4", "Host: a\r\nContent-Length: 9",
    ]
    let texts = starts.flatMap { start in fields.map { "\(start)\r\n\($0)\r\n\r\n" } }
    var complete = 0
    for earlier in texts {
      for text in texts.flatMap({ [$0 + "abcd", $0, String($0.dropLast())] }) {
        var (reader, input) = (RequestReader(limits: .init()), ByteBuffer())
        let first = Self.outcome(of: earlier + "abcd", &reader, &input)
        guard first.contains("Host=") else { continue }
        // The bytes of the first request that are not read belong to the second one.
        let rest = input.readString(length: input.readableBytes) ?? ""
        var (fresh, expected) = (RequestReader(limits: .init()), ByteBuffer())
        let found = Self.outcome(of: rest + text, &reader, &input)
        #expect(found == Self.outcome(of: rest + text, &fresh, &expected))
        #expect(input.readableBytes == expected.readableBytes)
        if found.contains("Host=") { complete += 1 }
      }
    }
    #expect(complete > 100)
  }

  @Test("rejects a malformed request before it is complete", arguments: malformed)
  func strictness(_ row: Row) {
    #expect(Self.read(row.request) == .rejected)
  }

  @Test("accepts no malformed request that swift-nio's decoder rejects")
  func comparison() throws {
    var rejected = 0
    for row in Self.malformed {
      let library = try Self.readWithLibrary(row.request)
      if library == .rejected { rejected += 1 }
      #expect(
        library != .rejected || Self.read(row.request) == .rejected, "\(row.testDescription)")
    }
    #expect(Self.malformed.count >= 60)
    // Otherwise the decoder rejects nothing, and the comparison says nothing.
    #expect(rejected > Self.malformed.count / 3)
  }

  /// The decoder rejects two of these: it permits no white space around the signs of an extension.
  @Test("accepts what is valid", arguments: StrictFramingTests.taken)
  func valid(_ row: Row) {
    #expect(Self.read(row.request) == .complete)
  }
}
