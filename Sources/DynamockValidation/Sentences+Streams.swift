extension StreamFault {
  /// AWS's sentence where one is known; else in AWS's manner.
  ///
  /// `Invalid StreamArn` is what AWS answers in aws-sdk-js's own tests (features/dynamodbstreams).
  /// That the sequence number is asked for, or refused, was seen by ScyllaDB (`test_streams.py`); the
  /// words are not published.
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
  /// AWS's sentence (ack DDB-TABLE-071, 107 and `backup/identity`, us-west-2, 2026-10-08; §13).
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
  /// AWS's words where a caller may not use a resource of another account or service.
  static let accessDenied = "Access is denied"
}
