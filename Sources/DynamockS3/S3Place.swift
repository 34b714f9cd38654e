package import DynamockUpstream

/// The place that the setting `s3.endpoint` names.
package enum S3Place: Sendable, Equatable {
  /// An endpoint with S3's API.
  case endpoint(UpstreamURL)
  /// AWS's own endpoint of each table's region.
  case aws

  /// Parses a URL or `aws`; returns `nil` for a syntax error.
  package init?(_ text: String) {
    if text == "aws" {
      self = .aws
    } else {
      guard let url = UpstreamURL(text), !url.target.contains("?") else { return nil }
      self = .endpoint(url)
    }
  }

  /// The text of the setting.
  package var text: String {
    switch self {
    case .endpoint(let url): url.text
    case .aws: "aws"
    }
  }

  /// Returns the endpoint for a region, or `nil` if the region has none.
  func endpoint(in region: String) -> UpstreamURL? {
    switch self {
    case .endpoint(let url): url
    case .aws: UpstreamURL(s3Of: region)
    }
  }
}
