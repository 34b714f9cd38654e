/// What is wrong with a request to a stream.
enum StreamFault: Error, Sendable, Equatable {
  /// A StreamArn that is the ARN of no stream.
  case invalidARN
  /// An iterator type that starts at a sequence number, and none was sent.
  case sequenceNumberMissing
  /// A sequence number beside an iterator type that takes none.
  case sequenceNumberNotAllowed
  /// A sequence number that is no number.
  case invalidSequenceNumber
  /// AT_TIMESTAMP without a timestamp.
  case timestampMissing
  /// A timestamp beside an iterator type that takes none.
  case timestampNotAllowed
}

/// What is wrong with a request to the tags of a resource.
enum TagFault: Error, Sendable, Equatable {
  /// A resource that is not named by an ARN.
  case notAnARN(String)
  /// The ARN of an index.
  case indexARN(String)
  /// The ARN of something of another service, or of a backup.
  case otherResourceARN(String)
  /// An empty list of tags.
  case noTags
  /// An empty list of keys.
  case noTagKeys
}
