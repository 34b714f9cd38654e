/// What the fields of a head say about the message and the connection it came on.
public struct MessageFraming: Sendable, Hashable {
  /// How the body is framed.
  public var body: Body
  /// Whether the connection stays open after the answer.
  public var isKeptAlive: Bool
  /// Whether the client waits for leave before it sends the body.
  public var expectsContinue: Bool

  /// How the end of a body is known.
  public enum Body: Sendable, Hashable {
    /// By its length; zero when nothing says that there is a body.
    case length(Int)
    /// By its chunks.
    case chunked
  }
}

extension RequestHead {
  /// Reads what the fields say about framing, strictly: what could be understood in two ways, such
  /// as two lengths or a length beside a transfer coding, is refused (RFC 9112, sections 3.2 and 6.3).
  /// - Throws: `malformed`, `unsupportedTransferCoding` or `expectationFailed`.
  public func framing() throws(HTTPFault) -> MessageFraming {
    var length: Int?
    var isChunked = false
    var hosts = 0
    var framing = MessageFraming(
      body: .length(0), isKeptAlive: minorVersion > 0, expectsContinue: false)
    // Lengths first: most fields have nothing to say here.
    for field in fields {
      switch field.name.count {
      case 4 where names(field, .host): hosts += 1
      case 6 where names(field, .expect):
        guard tokens(field) == ["100-continue"] else { throw .expectationFailed }
        framing.expectsContinue = minorVersion > 0
      case 10 where names(field, .connection):
        let options = tokens(field)
        if options.contains("close") {
          framing.isKeptAlive = false
        } else if options.contains("keep-alive") {
          framing.isKeptAlive = true
        }
      case 14 where names(field, .contentLength):
        let announced = try Self.length(bytes[field.value.range])
        guard length == nil || length == announced else { throw .malformed }
        length = announced
      case 17 where names(field, .transferEncoding):
        guard minorVersion > 0, !isChunked else { throw .malformed }
        guard tokens(field) == ["chunked"] else { throw .unsupportedTransferCoding }
        isChunked = true
      default: break
      }
    }
    guard hosts == 1 || hosts == 0 && minorVersion == 0, !isChunked || length == nil else {
      throw .malformed
    }
    framing.body = isChunked ? .chunked : .length(length ?? 0)
    return framing
  }

  private func names(_ field: Field, _ name: HeaderName) -> Bool {
    bytes.withUnsafeBufferPointer {
      name.matches(UnsafeBufferPointer(rebasing: $0[field.name.range]))
    }
  }

  private static func length(_ value: ArraySlice<UInt8>) throws(HTTPFault) -> Int {
    guard !value.isEmpty else { throw .malformed }
    var length = 0
    for byte in value {
      guard (0x30...0x39).contains(byte) else { throw .malformed }
      let (tens, overflow) = length.multipliedReportingOverflow(by: 10)
      guard !overflow, tens <= Int.max - 9 else { throw .bodyTooLarge }
      length = tens + Int(byte - 0x30)
    }
    return length
  }

  /// The elements of a list, in lower case.
  private func tokens(_ field: Field) -> [String] {
    bytes[field.value.range].split(separator: UInt8(ascii: ",")).map { element in
      String(decoding: element.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
    }
  }
}
