public import DynamockModel

extension Advice {
  /// A message with the observation and the improvement.
  public var sentence: String {
    switch self {
    case .scanCouldBeQuery(let source, let attribute, let key, let scans, let units):
      "\(Figures.number(scans)) Scans of \(source) filtered by a value of \(attribute), which is the partition "
        + "key of \(key): a Query there reads only those items (all Scans consumed "
        + "\(Self.text(units)) units)."
    case .wastefulFilter(let source, let pages, let evaluated, let returned):
      "Filters on \(source) returned \(Figures.number(returned)) of \(Figures.number(evaluated)) items, on \(Figures.number(pages)) pages, and "
        + "the others were paid for: move the filtered attribute into a key."
    case .unreadProjection(let index, let unread?, _):
      "No read of \(index) asked for \(unread.joined(separator: ", ")): without them in the projection "
        + "the index is smaller and costs less to write."
    case .unreadProjection(let index, nil, let read):
      "\(index) contains whole items, and its reads asked only for "
        + "\(read.joined(separator: ", ")): a projection of these is smaller and costs less to "
        + "write."
    case .unqueriedIndex(let index, let units):
      "\(index) was not read, and consumed \(Self.text(units)) write units: drop it if it stays "
        + "unused."
    case .hotKey(let source, let key, let share):
      "The partition key \(key.plainText) consumes \(Int((share * 100).rounded())) % of the units "
        + "of \(source): one partition serves at most 3,000 read or 1,000 write units per second."
    }
  }

  private static func text(_ units: Double) -> String { Figures.number(units) }
}

extension TablePlan.Recommendation {
  /// Messages about the mode, the break-even point and what the mode throttles.
  public var sentences: [String] {
    let even = Figures.percentage(breakEvenUse)
    var lines = [
      "Provisioned units cost less than on demand if more than \(even) of them are used on "
        + "average; of the units to provision, \(Figures.percentage(use)) would be used."
    ]
    let share = Figures.percentage(atLeast: throttledAtMost)
    let load =
      (coversLastHour ? "the last hour's units" : "the observed units")
      + (missesThrottled ? ", in which the rejected requests are missing" : "")
    switch (mode, throttledAtMost > 0) {
    case (.provisioned, true):
      lines.append(
        "The units to provision throttle at most \(share) of \(load): requests that "
          + "come closer together than they were recorded, to the second.")
    case (.provisioned, false):
      lines.append("The units to provision throttle nothing of \(load).")
    case (.onDemand, true):
      lines.append(
        "A new table on demand throttles at most \(share) of \(load); set "
          + "WarmThroughput if that is too much.")
    case (.onDemand, false):
      lines.append("On demand, nothing of \(load) is throttled by the table's throughput.")
    }
    if throttledByPartitionAtMost > 0 {
      lines.append(
        "If one partition receives all requests, its limit of 3,000 read and 1,000 write units per "
          + "second throttles at most "
          + "\(Figures.percentage(atLeast: throttledByPartitionAtMost)) of them, in either mode.")
    }
    return lines
  }
}

extension TablePlan.Remark {
  /// A message with the limit of the observation, and the remedy if there is one.
  public var sentence: String {
    switch self {
    case .unused:
      "No units were used while calls were counted: there is nothing to base a plan on yet."
    case .short(let seconds):
      "It was used for \(seconds) s, less than the \(TablePlan.burstSeconds) s for which DynamoDB "
        + "saves unused units: too short to judge bursts."
    case .underAnHour(let seconds):
      "It was observed for \(Figures.duration(seconds)): the month assumes that this load never "
        + "pauses, and growth is estimated from an hour on."
    case .filled(let items):
      "\(Figures.number(items)) items were added during the observation, nearly all that the table "
        + "holds. If that was seeding, plan without it: use --seed, put `dynamock db count NAME off` "
        + "and `on` around it, or observe a fork, whose counts begin at zero."
    case .throttled(let reads, let writes):
      "\(Self.events(reads, writes)) throttled, and the units of rejected requests are missing here: "
        + "more is needed than planned. Observe again after `dynamock db throttle NAME off`."
    }
  }

  private static func events(_ reads: Int, _ writes: Int) -> String {
    func counted(_ count: Int, _ name: String) -> String? {
      count == 0 ? nil : "\(Figures.number(count)) \(name)\(count == 1 ? "" : "s")"
    }
    let parts = [counted(reads, "read"), counted(writes, "write")].compactMap { $0 }
    return parts.joined(separator: " and ") + (reads + writes == 1 ? " was" : " were")
  }
}

extension AttributeValue {
  /// The key's value in plain text.
  public var plainText: String {
    switch self {
    case .string(let text): text
    case .number(let number): number.description
    case .binary(let bytes): "0x" + Hexadecimal.text(of: bytes)
    default: ""
    }
  }
}
