/// What a request says beside its parameters: where it means to be, who sends it, how it got here.
public struct RequestContext: Sendable, Hashable {
  /// The region of the credential's scope, for ARNs; `us-east-1` when the client names none.
  public var region: String
  /// The access key id of the credential; nil when the client sends none.
  public var accessKeyID: String?
  /// The name and port under which the client reached the service, as in `localhost:8000`.
  public var host: String
  /// The piece of work that the request belongs to, for its cost; nil where the client names none.
  public var tag: String?
  /// Whether the request's JSON is written in a way that AWS reads with its older validation layer: a
  /// boolean as a string, an attribute value with no data type or several.
  package var isLoose = false

  /// Joins the parts.
  public init(
    region: String = Self.defaultRegion, accessKeyID: String? = nil, host: String = "localhost",
    tag: String? = nil
  ) {
    self.region = region
    self.accessKeyID = accessKeyID
    self.host = host
    self.tag = tag
  }

  /// The region of a client that names none.
  public static let defaultRegion = "us-east-1"
}
