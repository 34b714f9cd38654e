import Dynamock
package import DynamockModel

/// The exceptions available to rules, with messages from the engine or from the service's
/// documentation.
package enum ErrorCatalogue {
  /// The exceptions that the engine itself never returns.
  private static let others: [DynamoDBError.Code] = [
    // The common errors of Signature Version 4; the HTTP status is that of [aws-api-reference].
    .init(name: "ServiceUnavailable", namespace: service, status: 503),
    .init(name: "ExpiredTokenException", namespace: service, status: 400),
    .init(
      name: "ReplicatedWriteConflictException", namespace: "com.amazonaws.dynamodb.v20120810",
      status: 400),
  ]

  private static let service = "com.amazon.coral.service"

  /// All exceptions of the catalogue.
  package static let codes = DynamoDBError.Code.all + others

  /// Returns the exception with a given name, or `nil` if the catalogue has none.
  package static func code(_ name: String) -> DynamoDBError.Code? {
    codes.first { $0.name == name }
  }

  /// Returns the message of an exception, or `nil` if it depends on the request or is unknown.
  package static func sentence(of name: String) -> String? {
    switch name {
    // The engine's own messages.
    case "ConditionalCheckFailedException", "TransactionConflictException",
      "ProvisionedThroughputExceededException", "ThrottlingException",
      "ItemCollectionSizeLimitExceededException", "DuplicateItemException":
      DynamoDBError.sentence(ofException: name)
    case "InternalServerError": "Internal server error"
    case "ResourceNotFoundException": "Requested resource not found"
    case "ExpiredIteratorException": "Shard iterator has expired"
    case "TrimmedDataAccessException":
      "The operation attempted to read past the oldest stream record in a shard."
    case "RequestLimitExceeded":
      "Throughput exceeds the current throughput quota for your account."
    // AWS's common errors.
    case "ExpiredTokenException": "The security token included in the request is expired"
    case "UnrecognizedClientException": "The security token included in the request is invalid."
    case "InvalidSignatureException":
      "The request signature we calculated does not match the signature you provided. Check your "
        + "AWS Secret Access Key and signing method. Consult the service documentation for details."
    case "MissingAuthenticationTokenException":
      "Missing Authentication Token"
        // [aws-api-reference], common errors: "The request has failed due to a temporary failure of
        // the "
        + "server."
    case "ServiceUnavailable": "The request has failed due to a temporary failure of the server."
    // [aws-api-reference], exceptions.
    case "TransactionInProgressException":
      "The transaction with the given request token is already in progress."
    case "IdempotentParameterMismatchException":
      "The request uses the same client token as a previous, but non-identical request. Do not "
        + "reuse "
        + "a client token with different requests, unless the requests are identical"
    default: nil
    }
  }

  /// Returns whether AWS sends the exception without a message.
  package static func hasNoSentence(_ name: String) -> Bool {
    name == "UnknownOperationException" || name == "InternalFailure"
  }
}
