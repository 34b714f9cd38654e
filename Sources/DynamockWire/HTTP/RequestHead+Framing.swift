/// The framing of a message and its connection, according to the fields of a head.
public struct MessageFraming: Sendable, Hashable {
  /// The framing of the body.
  public var body: Body
  /// Whether the connection stays open after the response.
  public var isKeptAlive: Bool
  /// Whether the client waits for `100 Continue` before it sends the body.
  public var expectsContinue: Bool

  /// How the end of a body is determined.
  public enum Body: Sendable, Hashable {
    /// By its length; zero if there is no body.
    case length(Int)
    /// By its chunks.
    case chunked
  }
}

extension RequestHead {
  /// Determines the framing strictly.
  ///
  /// Anything ambiguous, such as two lengths, a length together with a transfer coding, a word with
  /// white space inside or an invalid host, is rejected ([rfc-9112], sections 3.2 and 6.3).
  /// - Throws: `malformed`, `unsupportedTransferCoding` or `expectationFailed`.
  public func framing() throws(HTTPFault) -> MessageFraming {
    var length: Int?
    var isChunked = false
    var hosts = 0
    var framing = MessageFraming(
      body: .length(0), isKeptAlive: minorVersion > 0, expectsContinue: false)
    for field in fields where field.nameNumber > 0 {
      switch field.nameNumber {
      case HeaderName.host.number:
        hosts += 1
        guard isHost(field) else { throw .malformed }
      case HeaderName.expect.number:
        guard spells(field, "100-continue") else { throw .expectationFailed }
        framing.expectsContinue = minorVersion > 0
      case HeaderName.connection.number:
        if let isKeptAlive = keepsAlive(field) { framing.isKeptAlive = isKeptAlive }
      case HeaderName.contentLength.number:
        let announced = try Self.length(bytes[field.value.range])
        guard length == nil || length == announced else { throw .malformed }
        length = announced
      case HeaderName.transferEncoding.number:
        guard minorVersion > 0, !isChunked else { throw .malformed }
        guard spells(field, "chunked") else { throw Self.fault(ofCodings: words(field)) }
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

  /// Returns whether a field has the given name.
  func names(_ field: Field, _ name: HeaderName) -> Bool {
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

  private func isHost(_ field: Field) -> Bool {
    bytes.withUnsafeBufferPointer {
      Authority.isHostField(UnsafeBufferPointer(rebasing: $0[field.value.range]))
    }
  }

  /// Returns whether a field's whole value is the given word, in any ASCII case.
  private func spells(_ field: Field, _ word: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer {
      HeaderName(word).matches(UnsafeBufferPointer(rebasing: $0[field.value.range]))
    }
  }

  /// Returns the effect of a connection's options on its end, or `nil` for none.
  private func keepsAlive(_ field: Field) -> Bool? {
    // Nearly all clients send only one of these two.
    if spells(field, "keep-alive") { return true }
    if spells(field, "close") { return false }
    let options = words(field)
    return options.contains("close") ? false : options.contains("keep-alive") ? true : nil
  }

  /// Returns the fault of codings other than a single `chunked`.
  ///
  /// An unknown coding is not implemented ([rfc-9112], section 6.1). With a malformed list of
  /// codings, or one in which `chunked` is repeated or not last, the end of the body is undefined
  /// (section 6.3).
  private static func fault(ofCodings codings: [String]) -> HTTPFault {
    let names = codings.map { coding in
      FieldGrammar.trimmed(Array(coding.utf8.prefix { $0 != UInt8(ascii: ";") })[...])
    }
    guard names.allSatisfy({ FieldGrammar.isToken($0) }), !codings.dropLast().contains("chunked")
    else { return .malformed }
    return .unsupportedTransferCoding
  }

  /// Returns the elements of a list in ASCII lowercase; Unicode would convert U+212A to `k`.
  private func words(_ field: Field) -> [String] {
    FieldGrammar.elements(of: bytes[field.value.range]).map { element in
      let lower = element.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      return String(decoding: lower, as: UTF8.self)
    }
  }
}
