import DynamockModel

/// A table's estimated capacity and cost, based on observed traffic.
public struct TablePlan: Sendable {
  /// The table's name.
  public let table: String
  /// The number of seconds of observation.
  public let observedSeconds: Int64
  /// The number of seconds from the first to the last use of units, inclusive.
  public let usedSeconds: Int64
  /// The table itself, then its indexes.
  public let sources: [Source]
  /// The vector indexes, which are not in the price of a month.
  public let vectorIndexes: [VectorIndex]
  /// The growth of the table, or `nil` if it was observed for less than an hour.
  public let growth: Growth?
  /// The price of a month at the observed rate.
  public let month: Month
  /// The capacity mode to choose.
  public let recommendation: Recommendation
  /// The limits of what the observation shows.
  public let remarks: [Remark]
  /// Possible improvements, with their reasons.
  public let advice: [Advice]

  /// The requirements of a table itself or an index.
  public struct Source: Sendable {
    /// The name of the table or index.
    public let name: String
    /// Whether it is the table itself.
    public let isTable: Bool
    /// Whether it uses the table's units, as local indexes do, and so requires none itself.
    public let isLocal: Bool
    /// The maximum units of a second since the start.
    public let peak: Units
    /// The mean units per second since the table's first call, on which autoscaling and on-demand
    /// prices are based.
    public let sustained: Units
    /// The units to provision: the lowest sufficient whole units if up to 300 seconds of capacity are
    /// kept; at least the sustained ones, and one of each.
    public let withBurst: Units
    /// Units per month at the mean rate.
    public let monthlyUnits: Units
    /// The largest share, from 0 to 1, of the last hour's units that a new table throttles.
    public let throttled: Throttled
    /// The number of items.
    public let items: Int
    /// The size of the items in bytes.
    public let bytes: Int
    /// The size that AWS bills, in bytes: 100 more per item.
    public let billedBytes: Int
  }

  /// The contents and the use of a vector index.
  ///
  /// AWS meters searches and writes in bytes, apart from the table's units, and its guide names no
  /// price of them ([aws-vector-search]).
  public struct VectorIndex: Sendable {
    /// The name of the index.
    public let name: String
    /// The number of entries.
    public let items: Int
    /// The size of the entries in bytes, with four for each dimension.
    public let bytes: Int
    /// The bytes of searches per month at the mean rate.
    public let monthlySearchBytes: Double
    /// The bytes of writes per month at the mean rate.
    public let monthlyWriteBytes: Double
  }

  /// Shares of units, from 0 to 1, that are throttled at most if the load of the last hour is
  /// repeated on a new table, without retries and wherever in its second each request comes.
  public struct Throttled: Sendable, Hashable {
    /// By the units with burst, if they are provisioned.
    public var withBurst = Units()
    /// By the throughput of a new on-demand table.
    public var onDemand = Units()
    /// By the limit of a partition, in either mode, if all requests are for one partition.
    public var onePartition = Units()
  }

  /// The growth of a table at the observed rate.
  public struct Growth: Sendable {
    /// Items per day.
    public let itemsPerDay: Double
    /// Billed bytes per day, including indexes.
    public let billedBytesPerDay: Double
    /// Billed bytes after a month at this rate.
    public let billedBytesAfterMonth: Double
  }

  /// The price of a month, in the currency of the price file.
  public struct Month: Sendable {
    /// On demand, at the mean rate.
    public let onDemand: Double
    /// Provisioned for the peak.
    public let provisionedForPeak: Double
    /// Provisioned so that kept capacity covers the bursts.
    public let provisionedWithBurst: Double
    /// The current storage.
    public let storage: Double
  }
}

extension TablePlan {
  /// The number of seconds for which DynamoDB keeps unused capacity ([aws-burst-capacity]).
  public static let burstSeconds = UnitHistory.burstSeconds
  /// The number of seconds of observation from which growth is estimated.
  public static let leastGrowthSeconds: Int64 = 3600

  /// Whether units were used for a shorter time than capacity is kept for, so that the requirements
  /// of bursts and pauses are uncertain.
  public var isShorterThanBurst: Bool { 1..<Self.burstSeconds ~= usedSeconds }

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - shape: the table's current properties.
  ///   - report: the observations, or `nil` if the table was not used.
  public init(
    of shape: TableShape, observed report: TableReport?, prices: Prices
  ) {
    table = shape.name
    let seconds = report?.seconds(of: .start) ?? 1
    observedSeconds = report == nil ? 0 : seconds
    usedSeconds = Self.seconds(ofUse: report)
    let table = Source(
      shape.source, report?.source, isTable: true, seconds: seconds,
      local: shape.indexes.filter(\.isLocal).compactMap { report?.index(named: $0.name) })
    let indexes = shape.indexes.map { index in
      Source(index, report?.index(named: index.name), isTable: false, seconds: seconds, local: [])
    }
    sources = [table] + indexes
    vectorIndexes = shape.vectorIndexes.map { VectorIndex($0, report, seconds: seconds) }
    growth =
      observedSeconds < Self.leastGrowthSeconds
      ? nil : Growth(of: shape, observed: report, seconds: seconds)
    month = Month(sources, prices: prices)
    remarks = Remark.all(
      on: shape, observed: report, seconds: observedSeconds, used: usedSeconds)
    recommendation = Recommendation(
      of: sources, month: month, prices: prices, observed: observedSeconds, remarks)
    advice = report.map { Advice.all(on: shape, observed: $0) } ?? []
  }

  private static func seconds(ofUse report: TableReport?) -> Int64 {
    guard let report else { return 0 }
    let used = ([report.source] + report.indexes).compactMap(\.usedSeconds)
    guard let first = used.map(\.lowerBound).min(), let last = used.map(\.upperBound).max()
    else { return 0 }
    return last - first + 1
  }
}

extension TablePlan.Source {
  fileprivate init(
    _ shape: TableShape.Source, _ report: SourceReport?, isTable: Bool, seconds: Int64,
    local: [SourceReport]
  ) {
    name = shape.name
    self.isTable = isTable
    isLocal = shape.isLocal
    items = shape.items
    bytes = shape.bytes
    billedBytes = shape.billedBytes
    var total = report?.usage(over: .start).units ?? Units()
    for index in local { total.add(index.usage(over: .start).units) }
    sustained = total.each(seconds)
    let month = Prices.hoursOfMonth * 3600
    monthlyUnits = Units(read: sustained.read * month, write: sustained.write * month)
    guard let report, !shape.isLocal else {
      peak = Units()
      withBurst = shape.isLocal ? Units() : Units().provisionable
      throttled = TablePlan.Throttled()
      return
    }
    peak = report.peak
    var needed = report.neededWithBurst
    needed.raise(to: sustained)
    withBurst = needed.provisionable
    throttled = TablePlan.Throttled(by: report, withBurst: withBurst)
  }
}

extension TablePlan.VectorIndex {
  fileprivate init(_ shape: TableShape.VectorIndex, _ report: TableReport?, seconds: Int64) {
    name = shape.name
    items = shape.items
    bytes = shape.bytes
    let used = report?.vectorIndexes.first { $0.name == shape.name }?.usage(over: .start).units
    let mean = (used ?? Units()).each(seconds)
    monthlySearchBytes = mean.read * Prices.hoursOfMonth * 3600
    monthlyWriteBytes = mean.write * Prices.hoursOfMonth * 3600
  }
}

extension TablePlan.Throttled {
  /// Only a provisioned table keeps unused units for longer than a second.
  fileprivate init(by report: SourceReport, withBurst units: Units) {
    withBurst = report.throttledShare(at: units, keeping: TablePlan.burstSeconds)
    onDemand = report.throttledShare(
      at: Units(
        read: Double(Limits.onDemandReadUnits), write: Double(Limits.onDemandWriteUnits)),
      keeping: 1)
    onePartition = report.throttledShare(
      at: Units(
        read: Double(Limits.partitionReadUnits), write: Double(Limits.partitionWriteUnits)),
      keeping: 1)
  }
}

extension TablePlan.Growth {
  fileprivate init(of shape: TableShape, observed report: TableReport?, seconds: Int64) {
    let day = 86_400 / Double(seconds)
    let own = report?.source.usage(over: .start) ?? Usage()
    let all = Usage(
      sumOf: [own] + (report?.indexes.map { $0.usage(over: .start) } ?? []))
    itemsPerDay = Double(own.addedItems) * day
    billedBytesPerDay = Double(all.addedBytes + 100 * all.addedItems) * day
    let held = ([shape.source] + shape.indexes).reduce(0) { $0 + $1.billedBytes }
    billedBytesAfterMonth = max(
      0, Double(held) + billedBytesPerDay * Prices.hoursOfMonth / 24)
  }
}

extension TablePlan.Month {
  fileprivate init(_ sources: [TablePlan.Source], prices: Prices) {
    // A local index's consumption is included in the table's figures.
    let drawing = sources.filter { !$0.isLocal }
    onDemand = prices.onDemand(Units(sumOf: drawing.map(\.monthlyUnits)))
    provisionedForPeak = prices.provisioned(Units(sumOf: drawing.map(\.peak.provisionable)))
    provisionedWithBurst = prices.provisioned(Units(sumOf: drawing.map(\.withBurst)))
    storage = prices.storage(sources.reduce(0) { $0 + $1.billedBytes })
  }
}
