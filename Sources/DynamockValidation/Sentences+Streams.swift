extension StreamFault {
  /// AWS's message if it is known; otherwise one in AWS's style.
  ///
  /// `Invalid StreamArn` is AWS's response in [aws-sdk-js-features]. According to
  /// [scylla-alternator] (`test_streams.py`), a sequence number is required or rejected; AWS's
  /// messages for this are unknown.
  var sentence: String {
    switch self {
    case .invalidARN: "Invalid StreamArn"
    case .sequenceNumberMissing:
      Sentence.invalid + "SequenceNumber must be specified for the given ShardIteratorType"
    case .sequenceNumberNotAllowed:
      Sentence.invalid + "SequenceNumber must not be specified for the given ShardIteratorType"
    case .invalidSequenceNumber: "Invalid SequenceNumber"
    case .timestampMissing:
      Sentence.invalid + "Timestamp must be specified for the given ShardIteratorType"
    case .timestampNotAllowed:
      Sentence.invalid + "Timestamp must not be specified for the given ShardIteratorType"
    }
  }
}

extension TagFault {
  /// AWS's message ([ack-quirks] DDB-TABLE-071, 107 and `backup/identity`, us-west-2, 2026-10-08).
  var sentence: String {
    switch self {
    case .notAnARN(let text): Sentence.invalid + "ARNs must start with 'arn:': \(text)"
    case .indexARN(let arn):
      Sentence.invalid
        + "Invalid resource arn provided, only table or stream is accepted. "
        + "Provided resource arn: \(arn)"
    case .otherResourceARN(let arn):
      Sentence.invalid + "Provided Arn is not a DynamoDB resource arn: \(arn)"
    case .noTags: "Atleast one Tag needs to be provided as Input."
    case .noTagKeys: "Atleast one Tag Key needs to be provided as Input."
    }
  }
}

extension Sentence {
  /// AWS's message for a caller without access to a resource of another account or service.
  static let accessDenied = "Access is denied"
}
