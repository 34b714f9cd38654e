/// The enumerations that the newer layer prints differently from the older one.
enum NewerEnumeration {
  /// `UPDATE_NEW` is AWS's own mistake ([parity-suite], captured 2026-06-09 and 2026-10-07).
  static let returnValues = ["ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATE_NEW", "NONE"]
  /// ALL stands for AND ([dynoxide-captures], 2026-10-09).
  static let conditionalOperator = ["ALL", "OR"]
}
