import DynamockModel

/// An UpdateTimeToLive that has passed every rule that needs only the request.
package struct UpdateTimeToLiveRequest: Sendable {
  package let table: TableReference
  /// The attribute that holds the moment of expiry; also named when it is to be disabled.
  package let attributeName: String
  package let enables: Bool
}
