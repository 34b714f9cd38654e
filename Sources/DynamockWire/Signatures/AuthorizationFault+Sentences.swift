import DynamockModel

extension AuthorizationFault {
  /// The error with AWS's message ([dynalite-suite] `index.js`).
  var asDynamoDBError: DynamoDBError {
    switch self {
    case .missing:
      DynamoDBError(
        .missingAuthenticationToken, "Request is missing Authentication Token",
        explanation: Self.explanation(found: "no Authorization header that starts with AWS4-"))
    case .signedTwice:
      DynamoDBError(
        .invalidSignature,
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")
    case .incompleteHeader(let parts, let header, _):
      DynamoDBError(
        .incompleteSignature,
        parts.map { Self.sentence($0) + " " }.joined() + "Authorization=" + header,
        explanation: Self.explanation(found: "a header without \(parts.count) of its parts"))
    case .incompleteQuery(let parts, _):
      DynamoDBError(
        .incompleteSignature,
        parts.map { "AWS query-string parameters must include '\($0.parameterName)'. " }.joined()
          + "Re-examine the query-string parameters.")
    case .malformedDate, .unsupportedAlgorithm, .malformedCredential:
      DynamoDBError(.incompleteSignature, sentence)
    case .expired, .notYetCurrent, .hostNotSigned, .wrongScope:
      DynamoDBError(.invalidSignature, sentence)
    case .unknownKey(let id):
      DynamoDBError(
        .unrecognizedClient, "The security token included in the request is invalid.",
        explanation: DynamoDBError.Explanation(
          rule: "the access key is one of the setting accessKeys", found: id,
          remedy: "a pair of accessKeys, or a server that runs with --auth any"))
    case .mismatch(let canonical, let stringToSign):
      DynamoDBError(
        .invalidSignature, Self.mismatch,
        explanation: DynamoDBError.Explanation(
          rule: "the signature matches the key's secret",
          found: "a signature that differs from that of the string to sign \(stringToSign) over "
            + "the canonical "
            + "request \(canonical)",
          remedy: "the secret in accessKeys, and an unmodified request"))
    }
  }

  /// The message of a fault that has only one ([dynalite-suite] captures, `index.js`; the
  /// one about the host is AWS's since HTTP/2).
  private var sentence: String? {
    switch self {
    case .malformedDate(let text):
      "Date must be in ISO-8601 'basic format'. Got '\(text)'. "
        + "See http://en.wikipedia.org/wiki/ISO_8601"
    case .expired(let date, let now):
      "Signature expired: \(date.basicFormat) is now earlier than "
        + "\(now.shifted(by: -RequestAuthorizer.tolerance).basicFormat) "
        + "(\(now.basicFormat) - 15 min.)"
    case .notYetCurrent(let date, let now):
      "Signature not yet current: \(date.basicFormat) is still later than "
        + "\(now.shifted(by: RequestAuthorizer.tolerance).basicFormat) "
        + "(\(now.basicFormat) + 15 min.)"
    case .hostNotSigned:
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
    case .unsupportedAlgorithm(let text):
      "Unsupported AWS 'algorithm': '\(text)' (only AWS4-HMAC-SHA256 for now). "
    case .malformedCredential(let text):
      "Credential must have exactly 5 slash-delimited elements, e.g. "
        + "keyid/date/region/service/term, got '\(text)'"
    case .wrongScope(let faults): faults.map(Self.sentence).joined()
    default: nil
    }
  }

  /// Returns the message of a fault; all of AWS's except the last one end with a space.
  private static func sentence(_ fault: CredentialScope.Fault) -> String {
    switch fault {
    case .region(let name): "Credential should be scoped to a valid region, not '\(name)'. "
    case .service:
      "Credential should be scoped to correct service: '\(CredentialScope.service)'. "
    case .terminator(let word):
      "Credential should be scoped with a valid terminator: '\(CredentialScope.terminator)', "
        + "not '\(word)'. "
    case .day(let day, let date):
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        + "'\(day)' != '\(date.day)', from '\(date.basicFormat)'."
    }
  }

  private static let mismatch =
    "The request signature we calculated does not match the signature you provided. Check your AWS "
    + "Secret Access Key and signing method. Consult the service documentation for details."

  private static func sentence(_ part: Part) -> String {
    switch part {
    case .algorithm: "Authorization header requires 'Algorithm' parameter."
    case .credential: "Authorization header requires 'Credential' parameter."
    case .signature: "Authorization header requires 'Signature' parameter."
    case .signedHeaders: "Authorization header requires 'SignedHeaders' parameter."
    case .date:
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
    }
  }

  private static func explanation(found: String) -> DynamoDBError.Explanation {
    DynamoDBError.Explanation(
      rule: "requests are signed with Signature Version 4", found: found,
      remedy: "any credentials, such as AWS_ACCESS_KEY_ID=x and AWS_SECRET_ACCESS_KEY=x, "
        + "or a server that runs with --auth none")
  }
}
