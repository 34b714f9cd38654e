/// The numbers of items that a Query or Scan evaluated and returned, and its filter and projection
/// for advice.
public struct PageRead: Sendable {
  /// Whether it was a Scan.
  public let isScan: Bool
  /// Whether a filter was applied.
  public let hasFilter: Bool
  /// The number of evaluated items.
  public let evaluated: Int
  /// The number of returned items.
  public let returned: Int
  /// The attributes that the filter requires to equal a value.
  public let filterEqualities: [String]
  /// The requested attributes, or `nil` for all.
  public let attributes: [String]?

  /// Creates a page's record.
  public init(
    isScan: Bool, hasFilter: Bool, evaluated: Int, returned: Int,
    filterEqualities: [String] = [], attributes: [String]? = nil
  ) {
    self.isScan = isScan
    self.hasFilter = hasFilter
    self.evaluated = evaluated
    self.returned = returned
    self.filterEqualities = filterEqualities
    self.attributes = attributes
  }
}
