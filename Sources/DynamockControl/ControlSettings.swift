import DynamockStatistics

/// Who may use the control API, and what it reckons with.
public struct ControlSettings: Sendable, Hashable {
  /// Whether it is there at all.
  public var isOn: Bool
  /// What `Authorization: Bearer TOKEN` has to hold; nil where anyone may.
  public var token: String?
  /// What AWS charges, for plans.
  public var prices: Prices

  /// Makes settings; by default anyone who reaches the port may.
  public init(isOn: Bool = true, token: String? = nil, prices: Prices = Prices()) {
    self.isOn = isOn
    self.token = token
    self.prices = prices
  }
}
