/// Whether a database throttles, and by which figures; the defaults are AWS's.
public struct ThrottlingSettings: Sendable, Hashable {
  /// Whether requests beyond the throughput are refused; off by default.
  public var isEnforced = false
  /// Seconds of unused provisioned throughput that are kept for bursts (developer guide, "Burst
  /// capacity").
  public var burst = 300
  /// Seconds of throttling after which a hot partition is split; AWS names no figure.
  public var split = 60
  /// Read units a second that an account lets one on-demand table or index have (service quotas).
  public var tableReads = 40_000
  /// Write units a second that an account lets one on-demand table or index have (service quotas).
  public var tableWrites = 40_000
  /// Read units a second that a new on-demand table or index serves.
  public var onDemandReads = 12_000
  /// Write units a second that a new on-demand table or index serves.
  public var onDemandWrites = 4_000
  /// Read units a second that a partition serves.
  public var partitionReads = 3_000
  /// Write units a second that a partition serves.
  public var partitionWrites = 1_000

  /// Makes AWS's settings, not enforced.
  public init() {}

  /// A figure and the name under which it is configured.
  public struct Figure {
    /// The name, as in `throttling.burst`.
    public let name: String
    /// Where its value is.
    public let path: WritableKeyPath<ThrottlingSettings, Int>
  }

  /// All figures.
  public static var figures: [Figure] {
    [
      Figure(name: "burst", path: \.burst), Figure(name: "split", path: \.split),
      Figure(name: "tableReads", path: \.tableReads),
      Figure(name: "tableWrites", path: \.tableWrites),
      Figure(name: "onDemandReads", path: \.onDemandReads),
      Figure(name: "onDemandWrites", path: \.onDemandWrites),
      Figure(name: "partitionReads", path: \.partitionReads),
      Figure(name: "partitionWrites", path: \.partitionWrites),
    ]
  }

  /// What a figure may be.
  public static let bounds = 0...1_000_000_000
}
