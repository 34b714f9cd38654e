/// Aggregated properties of the Queries and Scans of a table or an index, on which advice is based.
public struct PageEvidence: Sendable {
  /// The number of Queries.
  public private(set) var queries = 0
  /// The number of Scans.
  public private(set) var scans = 0
  /// The number of pages with a filter.
  public private(set) var filteredPages = 0
  /// The number of items evaluated on those pages.
  public private(set) var filteredEvaluated = 0
  /// The number of items that passed the filter.
  public private(set) var filteredReturned = 0
  /// The units consumed by scans.
  public private(set) var scanUnits = 0.0
  /// The number of scans whose filter required an attribute to equal a value, by attribute.
  public private(set) var scansByEquality: [String: Int] = [:]
  /// The attributes that were requested by name.
  public private(set) var attributes: Set<String> = []
  /// Whether any page requested all attributes.
  public private(set) var asksForAll = false

  /// Creates empty evidence.
  public init() {}

  private static let keptNames = 200

  mutating func record(_ page: PageRead, units: Double) {
    if page.isScan {
      scans += 1
      scanUnits += units
      for name in page.filterEqualities
      where scansByEquality.count < Self.keptNames || scansByEquality[name] != nil {
        scansByEquality[name, default: 0] += 1
      }
    } else {
      queries += 1
    }
    if page.hasFilter {
      filteredPages += 1
      filteredEvaluated += page.evaluated
      filteredReturned += page.returned
    }
    guard let names = page.attributes else { return asksForAll = true }
    for name in names where attributes.count < Self.keptNames { attributes.insert(name) }
    if attributes.count == Self.keptNames { asksForAll = true }
  }
}

extension PageEvidence: Summable {
  /// Adds the evidence of other pages.
  public mutating func add(_ other: PageEvidence) {
    queries += other.queries
    scans += other.scans
    filteredPages += other.filteredPages
    filteredEvaluated += other.filteredEvaluated
    filteredReturned += other.filteredReturned
    scanUnits += other.scanUnits
    scansByEquality.merge(other.scansByEquality, uniquingKeysWith: +)
    attributes.formUnion(other.attributes)
    asksForAll = asksForAll || other.asksForAll
  }
}
