public import DynamockModel

/// A possible improvement, with the figures on which it is based.
public enum Advice: Sendable, Hashable {
  /// Scans of a source filter by an attribute that is the partition key of a table or index.
  case scanCouldBeQuery(
    source: String, attribute: String, key: String, scans: Int, units: Double)
  /// Filters discard most of the items that were read and paid for.
  case wastefulFilter(source: String, pages: Int, evaluated: Int, returned: Int)
  /// An index contains attributes that no read of it requested, or `nil` if it contains whole
  /// items.
  case unreadProjection(index: String, unread: [String]?, read: [String])
  /// An index is written to but never read.
  case unqueriedIndex(index: String, writeUnits: Double)
  /// A partition key uses a large share of the units.
  case hotKey(source: String, key: AttributeValue, share: Double)

  /// A code for use by programs.
  public var code: String {
    switch self {
    case .scanCouldBeQuery: "ScanCouldBeQuery"
    case .wastefulFilter: "WastefulFilter"
    case .unreadProjection: "UnreadProjection"
    case .unqueriedIndex: "UnqueriedIndex"
    case .hotKey: "HotKey"
    }
  }

  /// The table or index in question.
  public var source: String {
    switch self {
    case .scanCouldBeQuery(let source, _, _, _, _), .wastefulFilter(let source, _, _, _),
      .unreadProjection(let source, _, _), .unqueriedIndex(let source, _),
      .hotKey(let source, _, _):
      source
    }
  }
}

extension Advice {
  /// The minimum number of evaluated items for advice about a filter.
  private static let leastEvaluated = 100
  /// The minimum number of units for advice about keys.
  private static let leastUnits = 100.0
  /// The share at which a key counts as hot: a third of the units, on one of the many partitions of
  /// a large table.
  private static let hotShare = 1.0 / 3

  /// Returns all advice for a table.
  static func all(on shape: TableShape, observed report: TableReport) -> [Advice] {
    var advice: [Advice] = []
    let observed: [(shape: TableShape.Source, report: SourceReport)] =
      [(shape.source, report.source)]
      + shape.indexes.compactMap { index in
        report.index(named: index.name).map { (index, $0) }
      }
    for (source, report) in observed {
      advice += scans(of: source, report.pages, in: shape)
      advice += filter(of: source, report.pages)
      advice += hotKey(of: source, report)
    }
    for index in shape.indexes {
      advice += use(of: index, report.index(named: index.name), after: report)
    }
    return advice
  }

  private static func scans(
    of source: TableShape.Source, _ pages: PageEvidence, in shape: TableShape
  ) -> [Advice] {
    pages.scansByEquality.sorted { $0.key < $1.key }.compactMap { attribute, count in
      let keyed = [shape.source] + shape.indexes
      guard let key = keyed.first(where: { $0.partitionKey == [attribute] }) else { return nil }
      return .scanCouldBeQuery(
        source: source.name, attribute: attribute, key: key.name, scans: count,
        units: pages.scanUnits)
    }
  }

  private static func filter(of source: TableShape.Source, _ pages: PageEvidence) -> [Advice] {
    guard pages.filteredEvaluated >= leastEvaluated,
      pages.filteredReturned * 2 < pages.filteredEvaluated
    else { return [] }
    return [
      .wastefulFilter(
        source: source.name, pages: pages.filteredPages, evaluated: pages.filteredEvaluated,
        returned: pages.filteredReturned)
    ]
  }

  private static func hotKey(of source: TableShape.Source, _ report: SourceReport) -> [Advice] {
    let units = report.usage(over: .start).units
    guard let first = report.hotKeys.first, first.certainShare >= hotShare,
      units.read + units.write >= leastUnits
    else { return [] }
    return [.hotKey(source: source.name, key: first.key, share: first.certainShare)]
  }

  private static func use(
    of index: TableShape.Source, _ report: SourceReport?, after table: TableReport
  ) -> [Advice] {
    let pages = report?.pages ?? PageEvidence()
    guard pages.queries + pages.scans > 0 else {
      guard table.activity(over: .start).requests >= 100 else { return [] }
      let units = report?.usage(over: .start).units.write ?? 0
      return [.unqueriedIndex(index: index.name, writeUnits: units)]
    }
    guard !pages.asksForAll else { return [] }
    let read = pages.attributes.sorted()
    guard let held = index.attributes else {
      return [.unreadProjection(index: index.name, unread: nil, read: read)]
    }
    let unread = held.filter { !index.keyAttributes.contains($0) && !read.contains($0) }
    return unread.isEmpty
      ? [] : [.unreadProjection(index: index.name, unread: unread, read: read)]
  }
}
