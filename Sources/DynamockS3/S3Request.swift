import DynamockUpstream
import DynamockWire

/// A request to a bucket, with the bucket in the path.
struct S3Request: Sendable {
  let method: String
  let bucket: String
  /// The object's key, or `nil` for the bucket.
  let key: String?
  /// The parameters, not percent-encoded.
  var query: [RequestSigner.Field] = []
  var fields: [RequestSigner.Field] = []
  var body: [UInt8] = []

  init(
    _ method: String, _ bucket: String, key: String? = nil, query: [RequestSigner.Field] = [],
    fields: [RequestSigner.Field] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.bucket = bucket
    self.key = key
    self.query = query
    self.fields = fields
    self.body = body
  }

  /// Returns the percent-encoded path at an endpoint; a key keeps its slashes.
  func path(at endpoint: UpstreamURL) -> String {
    let start = endpoint.target.hasSuffix("/") ? endpoint.target : endpoint.target + "/"
    let names = [bucket] + (key.map { [$0] } ?? [])
    return start + names.map(RequestSigner.encodedPath).joined(separator: "/")
  }

  /// Returns the URL at an endpoint, or `nil` if it would not be valid.
  func url(at endpoint: UpstreamURL) -> UpstreamURL? {
    let parameters = query.map { field in
      RequestSigner.encoded(field.name) + "=" + RequestSigner.encoded(field.value)
    }
    let end = parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&")
    return UpstreamURL(
      "\(endpoint.scheme.rawValue)://\(endpoint.authority)\(path(at: endpoint))\(end)")
  }
}
