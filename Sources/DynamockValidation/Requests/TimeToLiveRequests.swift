import DynamockModel

/// An UpdateTimeToLive that has passed all rules that depend only on the request.
package struct UpdateTimeToLiveRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The attribute with the expiry time, which is required also for disabling.
  package let attributeName: String
  /// Whether the feature is enabled, rather than disabled.
  package let enables: Bool
}
