/// The pages whose scripts may read responses: the setting `cors`.
///
/// It applies to DynamoDB's own paths. The control API sends none of these fields.
public enum CrossOriginPolicy: Sendable, Hashable {
  /// Every page, as on AWS.
  case any
  /// The pages of some origins, in lowercase.
  case listed(Set<String>)
  /// No page.
  case off

  /// Parses `*`, `off`, or origins separated by commas; returns `nil` for anything else.
  public init?(_ text: String) {
    switch text {
    case "*": self = .any
    case "off": self = .off
    default:
      var origins: Set<String> = []
      for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        guard let origin = Self.origin(FieldGrammar.trimmed(Array(part)[...])) else { return nil }
        origins.insert(origin)
      }
      self = .listed(origins)
    }
  }

  /// Returns an origin in the form used by browsers, or `nil` if it is malformed.
  ///
  /// The form is a scheme and a host, with a port unless it is the scheme's default ([rfc-6454],
  /// section 6.2).
  private static func origin(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8), FieldGrammar.isToken(bytes[..<colon]),
      let authority = Authority(bytes[colon...].dropFirst(3)),
      authority.isAddress || authority.isPlainName
    else { return nil }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    let usual = ["http": "80", "https": "443"][scheme]
    let port = authority.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? ""
    return "\(scheme)://\(authority.host)\(port)"
  }
}

extension CrossOriginPolicy {
  typealias Fields = [(name: String, value: String)]

  /// Returns whether the pages of an origin may read responses.
  func admits(_ origin: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .any: true
    case .listed(let origins): origins.contains(String(decoding: origin, as: UTF8.self))
    case .off: false
    }
  }

  /// Returns the fields of a response to a request with an `Origin`.
  func fields(for origin: ArraySlice<UInt8>) -> Fields {
    switch self {
    case .any: Self.anyone
    case .listed:
      // The response depends on the field, which caches must take into account.
      (admits(origin)
        ? [
          ("Access-Control-Allow-Origin", String(decoding: origin, as: UTF8.self)), Self.exposed,
        ] : []) + [("Vary", "Origin")]
    case .off: []
    }
  }

  /// Returns the additional fields of a response to a preflight request.
  ///
  /// AWS allows whatever is requested; for a list of origins, methods and fields are listed too.
  func preflightFields(for head: RequestHead) -> Fields {
    var fields: Fields = [("Access-Control-Max-Age", "172800")]
    switch self {
    case .any:
      if let headers = head.text(of: .accessControlRequestHeaders) {
        fields.append(("Access-Control-Allow-Headers", headers))
      }
      if let method = head.text(of: .accessControlRequestMethod) {
        fields.append(("Access-Control-Allow-Methods", method))
      }
    case .listed:
      fields.append(("Access-Control-Allow-Headers", Self.allowedHeaders))
      fields.append(("Access-Control-Allow-Methods", "GET, POST"))
    case .off: break
    }
    return fields
  }

  /// AWS's field in all responses to requests with an `Origin` ([scylla-alternator]
  /// `test_cors.py`).
  private static let anyone: Fields = [("Access-Control-Allow-Origin", "*"), exposed]

  private static let exposed = (
    name: "Access-Control-Expose-Headers",
    value: "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
  )

  /// The fields that AWS's SDK for JavaScript sends and that require permission, and dynamock's
  /// own.
  private static let allowedHeaders =
    "authorization, content-type, x-amz-target, x-amz-date, x-amz-security-token, "
    + "x-amz-content-sha256, x-amz-user-agent, x-amzn-trace-id, amz-sdk-invocation-id, "
    + "amz-sdk-request, x-dynamock-tag"
}
