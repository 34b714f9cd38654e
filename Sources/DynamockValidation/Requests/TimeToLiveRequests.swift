import DynamockModel

/// An UpdateTimeToLive that has passed all rules that depend only on the request.
package struct UpdateTimeToLiveRequest: Sendable {
  package let table: TableReference
  /// The attribute with the expiry time, which is required also for disabling.
  package let attributeName: String
  package let enables: Bool
}
