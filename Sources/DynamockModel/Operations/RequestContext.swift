/// The context of a request: its region, its client, and its connection.
public struct RequestContext: Sendable, Hashable {
  /// The region of the credential's scope, used in ARNs; `us-east-1` if the client specifies none.
  public var region: String
  /// The access key id of the credential, or `nil` if the client sends none.
  public var accessKeyID: String?
  /// The host name and port that the client used, such as `localhost:8000`.
  public var host: String
  /// The workload to which the request's cost is assigned, or `nil` if the client specifies none.
  public var tag: String?
  /// Whether AWS reads the request's JSON with its older validation layer: it has a boolean as a
  /// string, or an attribute value with no data type or with several.
  package var isLoose = false
  /// Whether the request is exempt from statistics and throttling, like those of the console.
  package var isExempt = false

  /// The caller, for whom policies are evaluated, or `nil` if its signature is not verified: it has
  /// all permissions then.
  package var caller: Caller?

  /// Creates a context.
  public init(
    region: String = Self.defaultRegion, accessKeyID: String? = nil, host: String = "localhost",
    tag: String? = nil
  ) {
    self.region = region
    self.accessKeyID = accessKeyID
    self.host = host
    self.tag = tag
  }

  /// The region for clients that specify none.
  public static let defaultRegion = "us-east-1"
}
