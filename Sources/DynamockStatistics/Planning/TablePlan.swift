/// What a table would need and cost, reckoned from what was observed.
public struct TablePlan: Sendable {
  /// The table's name.
  public let table: String
  /// Over how many seconds it was observed.
  public let observedSeconds: Int64
  /// How many seconds lie between the first and the last use of its units, both included.
  public let usedSeconds: Int64
  /// The table itself, then its indexes.
  public let sources: [Source]
  /// How the table grows.
  public let growth: Growth
  /// What a month costs if it is like what was observed.
  public let month: Month
  /// What might be done better, and why it is thought so.
  public let advice: [Advice]

  /// What a table itself or an index needs.
  public struct Source: Sendable {
    /// The name of the table or index.
    public let name: String
    /// Whether it is the table itself.
    public let isTable: Bool
    /// Whether it draws its units from the table, as local indexes do; then it needs none itself.
    public let isLocal: Bool
    /// The most units of one second, rounded up: what to provision so that nothing waits.
    public let peak: Units
    /// The mean of all seconds: what autoscaling or on-demand would see.
    public let sustained: Units
    /// The least whole units that would do with up to 300 seconds of saved capacity; at least the
    /// sustained ones.
    public let withBurst: Units
    /// Units in a month at the mean rate.
    public let monthlyUnits: Units
    /// Items held.
    public let items: Int
    /// Bytes of the items.
    public let bytes: Int
    /// Bytes that AWS bills: 100 for each item on top.
    public let billedBytes: Int
  }

  /// How a table grows at the observed rate.
  public struct Growth: Sendable {
    /// Items in a day.
    public let itemsPerDay: Double
    /// Billed bytes in a day, indexes included.
    public let billedBytesPerDay: Double
    /// Billed bytes after a month of it.
    public let billedBytesAfterMonth: Double
  }

  /// The price of a month, in the currency of the price file.
  public struct Month: Sendable {
    /// On demand, at the mean rate.
    public let onDemand: Double
    /// Provisioned for the peak.
    public let provisionedForPeak: Double
    /// Provisioned so that saved capacity carries the bursts.
    public let provisionedWithBurst: Double
    /// Storage as it is now.
    public let storage: Double
  }
}

extension TablePlan {
  /// For how many seconds DynamoDB saves unused capacity (developer guide, "Burst capacity").
  public static let burstSeconds = UnitHistory.burstSeconds

  /// Whether units were used for a shorter time than capacity is saved for, so that little is known of
  /// what bursts and pauses need.
  public var isShorterThanBurst: Bool { 1..<Self.burstSeconds ~= usedSeconds }

  /// Reckons a plan.
  ///
  /// - Parameters:
  ///   - shape: the table as it is.
  ///   - report: what was observed of it; nil where it was not used.
  public init(
    of shape: TableShape, observed report: TableReport?, at now: Int64, prices: Prices
  ) {
    table = shape.name
    let seconds = max(1, now - (report?.start ?? now) + 1)
    observedSeconds = report == nil ? 0 : seconds
    usedSeconds = Self.seconds(ofUse: report)
    let table = Source(
      shape.source, report?.source, isTable: true, seconds: seconds,
      local: shape.indexes.filter(\.isLocal).compactMap { report?.index(named: $0.name) })
    let indexes = shape.indexes.map { index in
      Source(index, report?.index(named: index.name), isTable: false, seconds: seconds, local: [])
    }
    sources = [table] + indexes
    growth = Growth(of: shape, observed: report, seconds: seconds)
    month = Month(sources, prices: prices)
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
      withBurst = Units()
      return
    }
    peak = report.peak.roundedUp
    var needed = report.neededWithBurst
    needed.raise(to: sustained.roundedUp)
    withBurst = needed
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
    // What a local index consumes is in the table's figures already.
    let drawing = sources.filter { !$0.isLocal }
    onDemand = prices.onDemand(Units(sumOf: drawing.map(\.monthlyUnits)))
    provisionedForPeak = prices.provisioned(Units(sumOf: drawing.map(\.peak.atLeastOne)))
    provisionedWithBurst = prices.provisioned(Units(sumOf: drawing.map(\.withBurst.atLeastOne)))
    storage = prices.storage(sources.reduce(0) { $0 + $1.billedBytes })
  }
}

extension Units {
  /// What can be provisioned at least.
  fileprivate var atLeastOne: Units { Units(read: max(1, read), write: max(1, write)) }
}
