/// The pages that browsers let read the answers to their scripts: the setting `cors`.
///
/// It covers DynamoDB's own paths. The control API has no field of these for anyone.
public enum CrossOriginPolicy: Sendable, Hashable {
  /// Every page, as AWS answers.
  case any
  /// The pages of some origins, in lower case.
  case listed(Set<String>)
  /// No page.
  case off

  /// Reads `*`, `off`, or origins with commas between them; `nil` for anything else.
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

  /// An origin as browsers write it: a scheme and a host, with a port unless it is the scheme's own
  /// (RFC 6454, section 6.2); `nil` for what is none.
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

  /// Whether the pages of an origin may read answers.
  func admits(_ origin: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .any: true
    case .listed(let origins): origins.contains(String(decoding: origin, as: UTF8.self))
    case .off: false
    }
  }

  /// The fields of an answer to a request with an `Origin`.
  func fields(for origin: ArraySlice<UInt8>) -> Fields {
    switch self {
    case .any: Self.anyone
    case .listed:
      // The answer depends on the field, which caches have to know.
      (admits(origin)
        ? [
          ("Access-Control-Allow-Origin", String(decoding: origin, as: UTF8.self)), Self.exposed,
        ] : []) + [("Vary", "Origin")]
    case .off: []
    }
  }

  /// The further fields of an answer to a preflight request: AWS allows whatever is asked for; a list
  /// of origins comes with a list of methods and fields.
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

  /// What AWS tells browsers in every answer to a request that has an `Origin` (ScyllaDB,
  /// `test_cors.py`).
  private static let anyone: Fields = [("Access-Control-Allow-Origin", "*"), exposed]

  private static let exposed = (
    name: "Access-Control-Expose-Headers",
    value: "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
  )

  /// The fields that AWS's SDK for JavaScript sends and that a page may not send without leave, and
  /// the one of dynamock's own.
  private static let allowedHeaders =
    "authorization, content-type, x-amz-target, x-amz-date, x-amz-security-token, "
    + "x-amz-content-sha256, x-amz-user-agent, x-amzn-trace-id, amz-sdk-invocation-id, "
    + "amz-sdk-request, x-dynamock-tag"
}
