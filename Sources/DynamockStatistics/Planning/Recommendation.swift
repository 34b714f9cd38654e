extension TablePlan {
  /// The capacity mode that costs less, and the use at which both cost the same.
  public struct Recommendation: Sendable, Hashable {
    /// The mode.
    public let mode: Mode
    /// The mean use of the units with burst, from 0 to 1, weighted by their prices.
    public let use: Double
    /// The use from which provisioned units cost less than on demand.
    public let breakEvenUse: Double
    /// An upper limit, from 0 to 1, for the share of the last hour's units of the table or an index
    /// that this mode throttles, apart from the limit of a partition.
    public let throttledAtMost: Double
    /// An upper limit for the share that the limit of a partition throttles, if all requests are for
    /// one partition.
    public let throttledByPartitionAtMost: Double
    /// Whether the observation lasted for the whole last hour.
    public let coversLastHour: Bool
    /// Whether requests were throttled during the observation, so that their units are missing.
    public let missesThrottled: Bool
  }

  /// A capacity mode.
  public enum Mode: String, Sendable {
    /// Provisioned units.
    case provisioned = "PROVISIONED"
    /// On demand.
    case onDemand = "PAY_PER_REQUEST"
  }
}

extension TablePlan.Recommendation {
  init(
    of sources: [TablePlan.Source], month: TablePlan.Month, prices: Prices, observed seconds: Int64,
    _ remarks: [TablePlan.Remark]
  ) {
    coversLastHour = seconds >= TablePlan.leastGrowthSeconds
    missesThrottled = remarks.contains {
      if case .throttled = $0 { true } else { false }
    }
    let drawing = sources.filter { !$0.isLocal }
    let used = Units(sumOf: drawing.map(\.sustained))
    let provisioned = prices.provisioned(used)
    let onDemand = prices.onDemand(Units(sumOf: drawing.map(\.monthlyUnits)))
    use = month.provisionedWithBurst > 0 ? provisioned / month.provisionedWithBurst : 0
    breakEvenUse = onDemand > 0 ? provisioned / onDemand : prices.breakEvenUse
    let mode: TablePlan.Mode =
      onDemand > month.provisionedWithBurst ? .provisioned : .onDemand
    self.mode = mode
    throttledAtMost = Self.largest(
      drawing.map { mode == .provisioned ? $0.throttled.withBurst : $0.throttled.onDemand })
    throttledByPartitionAtMost = Self.largest(drawing.map(\.throttled.onePartition))
  }

  private static func largest(_ shares: [Units]) -> Double {
    shares.reduce(0) { max($0, $1.read, $1.write) }
  }
}

extension Prices {
  /// The break-even use of a table with as many writes as reads.
  fileprivate var breakEvenUse: Double {
    let unit = Units(read: 1, write: 1)
    let second = Self.hoursOfMonth * 3600
    let price = onDemand(Units(read: second, write: second))
    return price > 0 ? provisioned(unit) / price : 1
  }
}
