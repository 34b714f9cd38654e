// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BillingModeSummary` of DynamoDB's API.
public struct BillingModeSummary: Sendable, Equatable {
  /// `BillingMode`.
  public var billingMode: BillingMode?
  /// `LastUpdateToPayPerRequestDateTime`.
  public var lastUpdateToPayPerRequestDateTime: Timestamp?

  /// Creates an instance from its members.
  public init(
    billingMode: BillingMode? = nil,
    lastUpdateToPayPerRequestDateTime: Timestamp? = nil
  ) {
    self.billingMode = billingMode
    self.lastUpdateToPayPerRequestDateTime = lastUpdateToPayPerRequestDateTime
  }
}
