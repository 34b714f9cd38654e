/// What a Query or a Scan read, returned, and might have read instead.
public struct PageRead: Sendable {
  /// Whether it was a Scan.
  public let isScan: Bool
  /// Whether a filter was applied.
  public let hasFilter: Bool
  /// Items evaluated.
  public let evaluated: Int
  /// Items returned.
  public let returned: Int
  /// Attributes that the filter wants to equal a value.
  public let filterEqualities: [String]
  /// The attributes asked for; nil for all there are.
  public let attributes: [String]?

  /// Joins the figures.
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
