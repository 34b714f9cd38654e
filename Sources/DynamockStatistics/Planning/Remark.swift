extension TablePlan {
  /// A limit of what an observation shows.
  public enum Remark: Sendable, Hashable {
    /// No units were used.
    case unused
    /// The table was used for a shorter time than capacity is kept for.
    case short(usedSeconds: Int64)
    /// The table was observed for less than an hour.
    case underAnHour(observedSeconds: Int64)
    /// Most of the items that the table holds were added during the observation.
    case filled(addedItems: Int)
    /// Requests were throttled during the observation, so that their units are missing.
    case throttled(reads: Int, writes: Int)

    /// A code for use by programs.
    public var code: String {
      switch self {
      case .unused: "Unused"
      case .short: "Short"
      case .underAnHour: "UnderAnHour"
      case .filled: "Filled"
      case .throttled: "Throttled"
      }
    }
  }
}

extension TablePlan.Remark {
  /// The minimum number of added items for a remark about seeding.
  private static let leastAdded = 100
  /// The share of the items that were added from which a table counts as filled.
  private static let filledShare = 0.9

  /// Returns all remarks on an observation.
  static func all(
    on shape: TableShape, observed report: TableReport?, seconds: Int64, used: Int64
  ) -> [Self] {
    guard let report, used > 0 else { return [.unused] }
    var remarks: [Self] = []
    if used < TablePlan.burstSeconds { remarks.append(.short(usedSeconds: used)) }
    if seconds < TablePlan.leastGrowthSeconds {
      remarks.append(.underAnHour(observedSeconds: seconds))
    }
    let added = report.source.usage(over: .start).addedItems
    if added >= leastAdded, Double(added) >= filledShare * Double(shape.source.items) {
      remarks.append(.filled(addedItems: added))
    }
    let throttles = ([report.source] + report.indexes).map { $0.usage(over: .start) }
    let reads = throttles.reduce(0) { $0 + $1.readThrottles }
    let writes = throttles.reduce(0) { $0 + $1.writeThrottles }
    if reads + writes > 0 { remarks.append(.throttled(reads: reads, writes: writes)) }
    return remarks
  }
}
