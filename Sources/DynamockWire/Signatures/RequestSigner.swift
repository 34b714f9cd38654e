public import DynamockModel

/// Signs requests with Signature Version 4.
public struct RequestSigner: Sendable {
  /// A field of a request's head.
  public typealias Field = (name: String, value: String)

  private let credentials: SigningCredentials
  private let region: String
  private let service: String

  /// Creates a signer for a region.
  ///
  /// DynamoDB Streams has DynamoDB's signing name (`signingName` in its model).
  public init(_ credentials: SigningCredentials, region: String, service: String = "dynamodb") {
    self.credentials = credentials
    self.region = region
    self.service = service
  }

  /// Whether the service is S3.
  private var isOfObjects: Bool { service == "s3" }

  /// Returns the fields that sign a request: `X-Amz-Date`, `X-Amz-Security-Token` for temporary
  /// credentials, `X-Amz-Content-Sha256` for S3, and `Authorization`.
  /// - Parameters:
  ///   - method: the method of the request.
  ///   - fields: the fields to sign, including `Host`, but not those that a proxy may change.
  ///   - path: the path as sent.
  ///   - query: the percent-decoded parameters of the URL.
  ///   - body: the bytes of the body.
  ///   - moment: the time of signing.
  public func fields(
    _ method: String = "POST", signing fields: [Field], path: String = "/", query: [Field] = [],
    body: [UInt8], at moment: Timestamp
  ) -> [Field] {
    let date = SigningDate(moment)
    var added: [Field] = [("X-Amz-Date", date.basicFormat)]
    if let token = credentials.sessionToken { added.append(("X-Amz-Security-Token", token)) }
    let payload = KeyedDigest.hexadecimal(of: body)
    if isOfObjects { added.append(("X-Amz-Content-Sha256", payload)) }
    let scope = CredentialScope(
      day: date.day, region: region, service: service, terminator: CredentialScope.terminator)
    let request = CanonicalRequest(
      method: method,
      // Only S3 takes the path as it is sent.
      path: isOfObjects ? path : CanonicalRequest.encodedPath(path), query: query,
      headers: Self.grouped(fields + added), payloadHash: payload)
    let signature = Signature(
      of: request, at: date, scope: scope, secret: credentials.secretAccessKey)
    let names = request.headers.map(\.name).joined(separator: ";")
    added.append(
      (
        "Authorization",
        "\(Signature.algorithm) Credential=\(credentials.accessKeyID)/\(scope.text), "
          + "SignedHeaders=\(names), Signature=\(signature.text)"
      ))
    return added
  }

  /// Returns fields by lowercase name, in order; fields with the same name keep their order.
  private static func grouped(_ fields: [Field]) -> [(name: String, values: [String])] {
    var groups: [String: [String]] = [:]
    for field in fields { groups[field.name.lowercased(), default: []].append(field.value) }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension RequestSigner {
  /// Returns a text with all characters except [rfc-3986]'s unreserved ones percent-encoded, as in a
  /// signed query.
  package static func encoded(_ text: String) -> String { CanonicalRequest.encoded(text) }

  /// Returns a path with its parts encoded, as in a request to S3.
  package static func encodedPath(_ path: String) -> String { CanonicalRequest.encodedPath(path) }
}

extension Timestamp {
  /// Parses a `Date` field: `Sun, 30 Aug 2015 12:36:00 GMT` (RFC 9110, section 5.6.7), or ISO
  /// 8601's basic format.
  package init?(dateField text: String) {
    guard let date = SigningDate(header: ArraySlice(text.utf8)) else { return nil }
    self.init(milliseconds: date.seconds * 1000)
  }
}
