import DynamockModel

/// The label of a stream: the moment of its beginning, as in `2015-05-11T21:21:33.291`.
enum StreamLabel {
  /// Writes a moment in UTC.
  static func text(_ moment: Timestamp) -> String { moment.utcText }
}
