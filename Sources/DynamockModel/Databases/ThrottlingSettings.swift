/// Whether a database throttles requests, and the limits, which by default are AWS's.
public struct ThrottlingSettings: Sendable, Hashable {
  /// Whether requests that exceed the throughput are rejected; off by default.
  public var isEnforced = false
  /// The number of seconds for which unused provisioned throughput is kept for bursts
  /// ([aws-burst-capacity]).
  public var burst = Int(Limits.burstCapacity.components.seconds)
  /// The number of seconds for which a hot partition is throttled before it is split; AWS publishes
  /// no figure.
  public var split = 60
  /// The account's limit on read units per second of an on-demand table or index ([aws-quotas]).
  public var tableReads = Limits.tableCapacityUnits
  /// The account's limit on write units per second of an on-demand table or index ([aws-quotas]).
  public var tableWrites = Limits.tableCapacityUnits
  /// Read units per second that a new on-demand table or index serves.
  public var onDemandReads = Limits.onDemandReadUnits
  /// Write units per second that a new on-demand table or index serves.
  public var onDemandWrites = Limits.onDemandWriteUnits
  /// Read units per second that a partition serves.
  public var partitionReads = Limits.partitionReadUnits
  /// Write units per second that a partition serves.
  public var partitionWrites = Limits.partitionWriteUnits

  /// Creates AWS's settings, with throttling off.
  public init() {}

  /// A limit, and its name in settings.
  public struct Figure {
    /// The name, such as `throttling.burst`.
    public let name: String
    /// The property that holds its value.
    public let path: WritableKeyPath<ThrottlingSettings, Int>
  }

  /// All limits.
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

  /// The allowed values of a limit.
  public static let bounds = 0...1_000_000_000
}
