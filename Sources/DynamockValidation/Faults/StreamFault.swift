/// A fault of a request to a stream.
enum StreamFault: Error, Sendable, Equatable {
  /// The StreamArn is not the ARN of a stream.
  case invalidARN
  /// The iterator type requires a sequence number, and there is none.
  case sequenceNumberMissing
  /// The iterator type does not allow a sequence number.
  case sequenceNumberNotAllowed
  /// The sequence number is not a number.
  case invalidSequenceNumber
  /// AT_TIMESTAMP has no timestamp.
  case timestampMissing
  /// The iterator type does not allow a timestamp.
  case timestampNotAllowed
}

/// A fault of a request for a resource's tags.
enum TagFault: Error, Sendable, Equatable {
  /// The resource is not identified by an ARN.
  case notAnARN(String)
  /// The ARN is that of an index.
  case indexARN(String)
  /// The ARN is that of another service's resource, or of a backup.
  case otherResourceARN(String)
  /// The list of tags is empty.
  case noTags
  /// The list of keys is empty.
  case noTagKeys
}
