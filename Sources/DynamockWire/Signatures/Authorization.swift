import DynamockModel

/// What a request says about who sends it.
///
/// The rules and their order are those that Dynalite took from AWS (`index.js`): types first matter
/// to SDKs, sentences to people.
struct Authorization {
  /// The credential, as far as it could be read.
  var credential = Credential()
  /// All that is said of the signature; nil where parts of it are missing.
  var parts: SignatureParts?

  /// Reads a request's authorization.
  /// - Throws: `MissingAuthenticationTokenException`, `InvalidSignatureException` or
  ///   `IncompleteSignatureException`; never when `mode` is `none`.
  init(of head: RequestHead, mode: AuthorizationMode) throws(DynamoDBError) {
    do throws(AuthorizationFault) {
      let parts = try Self.parts(of: head)
      self.parts = parts
      credential = Credential(parts.credential)
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
        algorithm: found.algorithm, credential: credential, signedHeaders: signedHeaders,
        signature: signature, date: date)
    }
    var missing: [AuthorizationFault.Part] = []
    if found.credential == nil { missing.append(.credential) }
    if found.signature == nil { missing.append(.signature) }
    if found.signedHeaders == nil { missing.append(.signedHeaders) }
    if date == nil { missing.append(.date) }
    throw .incompleteHeader(
      missing, header: String(decoding: header, as: UTF8.self),
      found.credential.map(Credential.init) ?? Credential())
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

/// The parameters of an `Authorization` header; one without a value counts as missing.
private struct HeaderParts {
  var algorithm: ArraySlice<UInt8>
  var credential: ArraySlice<UInt8>?
  var signature: ArraySlice<UInt8>?
  var signedHeaders: ArraySlice<UInt8>?

  /// Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`: commas and spaces separate
  /// alike, and what comes first is the algorithm.
  init(_ header: ArraySlice<UInt8>) {
    var rest = header
    algorithm = Self.nextPart(of: &rest)
    while !rest.isEmpty {
      let part = Self.nextPart(of: &rest)
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals + 1 < part.endIndex else {
        continue
      }
      let value = part[(equals + 1)...]
      switch equals - part.startIndex {
      case 9 where part.starts(with: "Signature".utf8): signature = value
      case 10 where part.starts(with: "Credential".utf8): credential = value
      case 13 where part.starts(with: "SignedHeaders".utf8): signedHeaders = value
      default: break
      }
    }
  }

  private static func nextPart(of rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end =
      rest.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") } ?? rest.endIndex
    let part = rest[..<end]
    rest = rest[end...].dropFirst()
    return part
  }
}
