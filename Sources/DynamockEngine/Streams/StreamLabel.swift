import DynamockModel

/// The label of a stream: the time when it was enabled, as in `2015-05-11T21:21:33.291`.
enum StreamLabel {
  /// Formats a time in UTC.
  static func text(_ moment: Timestamp) -> String { moment.utcText }
}
