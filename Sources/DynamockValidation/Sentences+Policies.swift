extension PolicyFault {
  /// AWS's message ([ack-quirks] DDB-TABLE-211, 212, 352, 356 and 442, us-west-2, 2026-10-09).
  var sentence: String {
    switch self {
    case .tooLarge: Sentence.invalid + "Maximum policy size of 20480 bytes exceeded"
    case .invalidPrincipal: Sentence.invalid + "Invalid principal in policy document."
    case .unbounded:
      "Resource-based policy grants unbounded access in one or more elements. Please revise the "
        + "policy to ensure least-privilege form of access"
    default: Sentence.invalid + "Invalid policy document: " + detail
    }
  }

  private var detail: String {
    switch self {
    case .invalidJSON: "This policy contains invalid Json"
    case .syntax(let row, let column): "Syntax error at position (\(row),\(column))"
    case .missingField(let field): "Missing required field \(field)"
    case .noStatements: "Could not parse the policy: Statement is empty!"
    case .repeatedStatementIDs: "The Statement Ids in the policy are not unique"
    // AWS lists them in the order of a `HashSet` of the quoted names.
    case .invalidActions(let names):
      "The following action names are invalid: "
        + JavaHashOrder.grown(names.map { "\"\($0)\"" }).joined(separator: ", ")
    case .invalidResource(let relativeID, let arn):
      "The relative-id \"\(relativeID)\" is invalid for ARN \"\(arn)\""
    // IAM's message; DynamoDB's is unknown.
    case .notAnARN(let text): "Resource \(text) must be in ARN format or \"*\"."
    case .invalidService: "Policy contains invalid service principal"
    case .tooLarge, .invalidPrincipal, .unbounded: ""
    }
  }
}
