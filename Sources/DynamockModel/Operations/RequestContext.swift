/// The context of a request: its region, its client, and its connection.
public struct RequestContext: Sendable, Hashable {
  private var origin: Origin
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
    region: String = Self.defaultRegion, accessKeyID: String? = nil,
    host: String = Self.usualHost, tag: String? = nil
  ) {
    let isUsual = accessKeyID == nil && region == Self.defaultRegion && host == Self.usualHost
    origin = isUsual ? .usual : Origin(region: region, accessKeyID: accessKeyID, host: host)
    self.tag = tag
  }

  /// The region for clients that specify none.
  public static let defaultRegion = "us-east-1"
  /// The host of calls that have no other.
  public static let usualHost = "localhost"
}

extension RequestContext {
  /// What the requests of a client have in common: an object, since every request copies its context
  /// several times.
  private final class Origin: Sendable, Hashable {
    let region: String
    let accessKeyID: String?
    let host: String

    /// That of calls without a client.
    static let usual = Origin(region: defaultRegion, accessKeyID: nil, host: usualHost)

    init(region: String, accessKeyID: String?, host: String) {
      self.region = region
      self.accessKeyID = accessKeyID
      self.host = host
    }

    static func == (left: Origin, right: Origin) -> Bool {
      left.region == right.region && left.accessKeyID == right.accessKeyID
        && left.host == right.host
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(region)
      hasher.combine(accessKeyID)
      hasher.combine(host)
    }
  }

  /// The region of the credential's scope, used in ARNs; `us-east-1` if the client specifies none.
  public var region: String {
    get { origin.region }
    set { origin = Origin(region: newValue, accessKeyID: accessKeyID, host: host) }
  }

  /// The access key id of the credential, or `nil` if the client sends none.
  public var accessKeyID: String? {
    get { origin.accessKeyID }
    set { origin = Origin(region: region, accessKeyID: newValue, host: host) }
  }

  /// The host name and port that the client used, such as `localhost:8000`.
  public var host: String {
    get { origin.host }
    set { origin = Origin(region: region, accessKeyID: accessKeyID, host: newValue) }
  }
}
