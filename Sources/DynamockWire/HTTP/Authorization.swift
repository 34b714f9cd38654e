import DynamockModel

/// What a request says about who sends it.
///
/// The rules and their order are those that Dynalite took from AWS (`index.js`): types first matter
/// to SDKs, sentences to people.
struct Authorization {
  /// The credential, as far as it could be read.
  var credential = Credential()

  /// Reads and checks a request's authorization.
  /// - Throws: `MissingAuthenticationTokenException`, `InvalidSignatureException` or
  ///   `IncompleteSignatureException`; never when `mode` is `none`.
  init(of head: RequestHead, mode: AuthorizationMode) throws(DynamoDBError) {
    do throws(AuthorizationFault) {
      credential = try Self.credential(of: head)
    } catch {
      guard mode == .none else { throw error.asDynamoDBError }
      credential = error.credential
    }
  }

  private static func credential(of head: RequestHead) throws(AuthorizationFault) -> Credential {
    let header = head.value(of: .authorization)
    let parameters = head.query.isEmpty ? nil : QueryParameters(head.query)
    let isPresigned = parameters?["X-Amz-Algorithm"] != nil
    switch (header, parameters) {
    case (.some, _) where isPresigned: throw .signedTwice
    case (.some(let header), _): return try credential(inHeader: header, of: head)
    case (nil, .some(let parameters)) where isPresigned:
      return try credential(inQuery: parameters)
    default: throw .missing
    }
  }

  private static func credential(
    inHeader header: ArraySlice<UInt8>, of head: RequestHead
  ) throws(AuthorizationFault) -> Credential {
    guard header.starts(with: "AWS4-".utf8) else { throw .missing }
    let parts = HeaderParts(header)
    var missing: [AuthorizationFault.Part] = []
    if parts.credential == nil { missing.append(.credential) }
    if parts.signature == nil { missing.append(.signature) }
    if parts.signedHeaders == nil { missing.append(.signedHeaders) }
    if head.value(of: .amzDate) == nil, head.value(of: .date) == nil { missing.append(.date) }
    let credential = parts.credential.map(Credential.init) ?? Credential()
    guard missing.isEmpty else {
      let text = String(decoding: header, as: UTF8.self)
      throw .incompleteHeader(missing, header: text, credential)
    }
    return credential
  }

  private static func credential(
    inQuery parameters: QueryParameters
  ) throws(AuthorizationFault) -> Credential {
    let missing = AuthorizationFault.Part.allCases.filter { part in
      parameters[part.parameterName]?.isEmpty ?? true
    }
    let text = parameters[AuthorizationFault.Part.credential.parameterName]
    let credential = text.map { Credential(ArraySlice($0.utf8)) } ?? Credential()
    guard missing.isEmpty else { throw .incompleteQuery(missing, credential) }
    return credential
  }
}

/// The parameters of an `Authorization` header; one without a value counts as missing.
private struct HeaderParts {
  var credential: ArraySlice<UInt8>?
  var signature: ArraySlice<UInt8>?
  var signedHeaders: ArraySlice<UInt8>?

  /// Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`: commas and spaces separate
  /// alike, and what comes first is the algorithm.
  init(_ header: ArraySlice<UInt8>) {
    var rest = header
    _ = Self.nextPart(of: &rest)
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
