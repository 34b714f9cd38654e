import DynamockModel
import Testing

/// [dynalite-suite]: the bodies of errors.
@Suite struct ErrorBodyTests {
  @Test(
    "bodies without a message have the checksums that AWS published",
    arguments: [
      (DynamoDBError(.serialization, nil), 3_948_637_019),
      (DynamoDBError(.unknownOperation, nil), 1_368_724_161),
      (
        DynamoDBError(.missingAuthenticationToken, "Request is missing Authentication Token"),
        2_088_342_776
      ),
    ] as [(DynamoDBError, UInt32)])
  func checksums(_ error: DynamoDBError, _ checksum: UInt32) {
    #expect(crc32(Array(encode(error).utf8)) == checksum)
  }

  @Test(
    "the message is in the member that its exception defines",
    arguments: [
      (.validation, #"{"__type":"com.amazon.coral.validate#ValidationException","message":"m"}"#),
      (
        .serialization,
        #"{"__type":"com.amazon.coral.service#SerializationException","Message":"m"}"#
      ),
      (
        .accessDenied, #"{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"m"}"#
      ),
      (
        .throttling,
        #"{"__type":"com.amazon.coral.availability#ThrottlingException","message":"m"}"#
      ),
      (
        .incompleteSignature,
        #"{"__type":"com.amazon.coral.service#IncompleteSignatureException","message":"m"}"#
      ),
      (
        .invalidSignature,
        #"{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"m"}"#
      ),
      (
        .unrecognizedClient,
        #"{"__type":"com.amazon.coral.service#UnrecognizedClientException","message":"m"}"#
      ),
      (
        .resourceInUse,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceInUseException","message":"m"}"#
      ),
      (
        .limitExceeded,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#LimitExceededException","message":"m"}"#
      ),
      (
        .duplicateItem,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#DuplicateItemException","message":"m"}"#
      ),
      (
        .provisionedThroughputExceeded,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"m"}"#
      ),
      (
        .itemCollectionSizeLimitExceeded,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#ItemCollectionSizeLimitExceededException","message":"m"}"#
      ),
      (
        .internalServerError,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"m"}"#
      ),
      (
        .resourceNotFound,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"m"}"#
      ),
      (
        .idempotentParameterMismatch,
        #"{"__type":"com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException","Message":"m"}"#
      ),
    ] as [(DynamoDBError.Code, String)])
  func sentenceMember(_ code: DynamoDBError.Code, _ body: String) {
    #expect(encode(DynamoDBError(code, "m")) == body)
  }

  @Test("a failed condition returns the item")
  func failedCondition() {
    var error = DynamoDBError(.conditionalCheckFailed, "The conditional request failed")
    error.item = ItemImage(["a": .string("b")])
    #expect(
      encode(error)
        == #"{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","Item":{"a":{"S":"b"}},"Message":"The conditional request failed"}"#
    )
  }

  @Test("a cancelled transaction carries a reason for each action")
  func cancellation() {
    var error = DynamoDBError(.transactionCanceled, "Transaction cancelled")
    error.cancellationReasons = [
      .init(code: .none),
      .init(
        code: .conditionalCheckFailed, message: "The conditional request failed",
        item: ItemImage(["a": .null])),
    ]
    #expect(
      encode(error)
        == #"{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","CancellationReasons":[{"Code":"None"},{"Code":"ConditionalCheckFailed","Item":{"a":{"NULL":true}},"Message":"The conditional request failed"}],"Message":"Transaction cancelled"}"#
    )
  }

  @Test("the names of throttling reasons depend on the exception")
  func throttling() {
    for (code, name) in [
      (.throttling, "throttlingReasons"),
      (.provisionedThroughputExceeded, "ThrottlingReasons"),
    ] as [(DynamoDBError.Code, String)] {
      var error = DynamoDBError(code, nil)
      error.throttlingReasons = [.init(reason: "R", resource: "arn")]
      #expect(encode(error).contains(#","\#(name)":[{"reason":"R","resource":"arn"}]}"#))
    }
  }

  /// Returns the CRC-32 of zlib, computed bit by bit.
  private func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }
}
