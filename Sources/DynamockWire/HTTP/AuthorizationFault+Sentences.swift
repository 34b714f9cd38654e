import DynamockModel

extension AuthorizationFault {
  /// The error as AWS words it (Dynalite, `index.js`).
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
    }
  }

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
