import DynamockModel
package import DynamockUpstream

/// The place that the setting `kinesis.sink` names.
package enum KinesisPlace: Sendable, Equatable {
  /// A file to which each change is appended as a line of JSON.
  case file(String)
  /// An HTTP endpoint that receives batches of lines.
  case web(UpstreamURL)
  /// An endpoint with Kinesis' API, or `nil` for AWS's own of each stream's region.
  case kinesis(UpstreamURL?)

  private static let kinesisPrefix = "kinesis:"
  /// The word for AWS's own endpoints.
  private static let amazon = "aws"

  /// Parses a path, a URL, or `kinesis:` with a URL or `aws`; returns `nil` for a syntax error.
  package init?(_ text: String) {
    if text.hasPrefix(Self.kinesisPrefix) {
      let rest = String(text.dropFirst(Self.kinesisPrefix.count))
      guard rest != Self.amazon else {
        self = .kinesis(nil)
        return
      }
      guard let url = UpstreamURL(rest) else { return nil }
      self = .kinesis(url)
    } else if text.holds("://") {
      guard let url = UpstreamURL(text) else { return nil }
      self = .web(url)
    } else {
      guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
      self = .file(text)
    }
  }
}
