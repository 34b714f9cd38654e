import DynamockModel

/// The authorization of a request.
///
/// The rules and their order were observed on AWS by [dynalite-suite] (`index.js`): SDKs depend on
/// the types, and developers on the messages.
struct Authorization {
  /// The credential, as far as it could be parsed.
  var credential = Credential()
  /// The signature and its parts, or `nil` if some are missing or the mode does not require them.
  var parts: SignatureParts?

  /// Parses a request's authorization.
  /// - Throws: `MissingAuthenticationTokenException`, `InvalidSignatureException` or
  ///   `IncompleteSignatureException`; never if `mode` is `none`.
  init(of head: RequestHead, mode: AuthorizationMode) throws(DynamoDBError) {
    do throws(AuthorizationFault) {
      let parts = try Self.parts(of: head)
      credential = Credential(parts.credential)
      if mode.looksIntoParts { self.parts = parts }
    } catch {
      guard mode == .none else { throw error.asDynamoDBError }
      credential = error.credential
    }
  }

  private static func parts(of head: RequestHead) throws(AuthorizationFault) -> SignatureParts {
    let header = head.value(of: .authorization)
    let parameters = head.query.isEmpty ? nil : QueryParameters(head.query)
    let isPresigned = parameters?["X-Amz-Algorithm"] != nil
    switch (header, parameters) {
    case (.some, _) where isPresigned: throw .signedTwice
    case (.some(let header), _): return try parts(inHeader: header, of: head)
    case (nil, .some(let parameters)) where isPresigned: return try parts(inQuery: parameters)
    default: throw .missing
    }
  }

  private static func parts(
    inHeader header: ArraySlice<UInt8>, of head: RequestHead
  ) throws(AuthorizationFault) -> SignatureParts {
    guard header.starts(with: "AWS4-".utf8) else { throw .missing }
    let found = HeaderParts(header)
    let date =
      head.value(of: .amzDate).map(SignatureParts.Date.amazon)
      ?? head.value(of: .date).map(SignatureParts.Date.http)
    if let credential = found.credential, let signature = found.signature,
      let signedHeaders = found.signedHeaders, let date
    {
      return SignatureParts(
        algorithm: header[found.algorithm], credential: header[credential],
        signedHeaders: header[signedHeaders], signature: header[signature], date: date)
    }
    var missing: [AuthorizationFault.Part] = []
    if found.credential == nil { missing.append(.credential) }
    if found.signature == nil { missing.append(.signature) }
    if found.signedHeaders == nil { missing.append(.signedHeaders) }
    if date == nil { missing.append(.date) }
    throw .incompleteHeader(
      missing, header: String(decoding: header, as: UTF8.self),
      found.credential.map { Credential(header[$0]) } ?? Credential())
  }

  private static func parts(
    inQuery parameters: QueryParameters
  ) throws(AuthorizationFault) -> SignatureParts {
    func value(_ part: AuthorizationFault.Part) -> ArraySlice<UInt8> {
      ArraySlice((parameters[part.parameterName] ?? "").utf8)
    }
    let missing = AuthorizationFault.Part.allCases.filter { value($0).isEmpty }
    guard missing.isEmpty else {
      throw .incompleteQuery(missing, Credential(value(.credential)))
    }
    return SignatureParts(
      algorithm: value(.algorithm), credential: value(.credential),
      signedHeaders: value(.signedHeaders), signature: value(.signature),
      date: .amazon(value(.date)))
  }
}

/// The ranges of the parameters of an `Authorization` header; one without a value counts as
/// missing.
struct HeaderParts {
  var algorithm = 0..<0
  var credential: Range<Int>?
  var signature: Range<Int>?
  var signedHeaders: Range<Int>?

  /// Parses `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`: commas and spaces are
  /// equivalent separators, and the first element is the algorithm.
  init(_ header: ArraySlice<UInt8>) {
    header.withUnsafeBufferPointer { bytes in
      var start = Self.endOfPart(in: bytes, from: 0)
      algorithm = header.startIndex..<(header.startIndex + start)
      while start + 1 < bytes.count {
        let end = Self.endOfPart(in: bytes, from: start + 1)
        note(
          UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end]),
          endingAt: header.startIndex + end)
        start = end
      }
    }
  }

  private mutating func note(_ part: UnsafeBufferPointer<UInt8>, endingAt end: Int) {
    guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals + 1 < part.count else {
      return
    }
    let value = (end - part.count + equals + 1)..<end
    switch equals {
    case 9 where Self.begins(part, "Signature"): signature = value
    case 10 where Self.begins(part, "Credential"): credential = value
    case 13 where Self.begins(part, "SignedHeaders"): signedHeaders = value
    default: break
    }
  }

  private static func begins(_ part: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
    guard part.count >= name.utf8CodeUnitCount else { return false }
    for index in 0..<name.utf8CodeUnitCount where part[index] != name.utf8Start[index] {
      return false
    }
    return true
  }

  private static func endOfPart(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, !isSeparator(bytes[end]) { end += 1 }
    return end
  }

  /// Returns whether some of the bytes separate parameters, eight bytes at a time.
  static func hasSeparators(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The high bit of a byte is set if it is a comma or a space, or follows one.
      let comma = word ^ 0x2C2C_2C2C_2C2C_2C2C
      let space = word ^ 0x2020_2020_2020_2020
      let found =
        (comma &- 0x0101_0101_0101_0101) & ~comma | (space &- 0x0101_0101_0101_0101) & ~space
      guard found & 0x8080_8080_8080_8080 == 0 else { return true }
      index += 8
    }
    while index < bytes.count {
      guard !isSeparator(bytes[index]) else { return true }
      index += 1
    }
    return false
  }

  /// Returns whether a byte separates parameters.
  @inline(__always)
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: " ")
  }
}
