/// The enumerations that the newer layer prints otherwise than the older one (§6).
enum NewerEnumeration {
  /// `UPDATE_NEW` is AWS's own slip (captured 2026-06-09 and 2026-10-07).
  static let returnValues = ["ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATE_NEW", "NONE"]
  /// ALL stands for AND (captured 2026-10-09).
  static let conditionalOperator = ["ALL", "OR"]
}
