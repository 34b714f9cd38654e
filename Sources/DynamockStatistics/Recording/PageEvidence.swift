/// What the Queries and Scans of a table or an index had in common; what advice is made of.
public struct PageEvidence: Sendable {
  /// Queries.
  public private(set) var queries = 0
  /// Scans.
  public private(set) var scans = 0
  /// Pages that a filter was applied to.
  public private(set) var filteredPages = 0
  /// Items evaluated on those pages.
  public private(set) var filteredEvaluated = 0
  /// Items that the filter let through.
  public private(set) var filteredReturned = 0
  /// Units that scans consumed.
  public private(set) var scanUnits = 0.0
  /// Scans whose filter wanted an attribute to equal a value, by attribute.
  public private(set) var scansByEquality: [String: Int] = [:]
  /// Attributes that were asked for by name.
  public private(set) var attributes: Set<String> = []
  /// Whether some page asked for all attributes.
  public private(set) var asksForAll = false

  /// No pages.
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
  /// Adds other pages.
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
