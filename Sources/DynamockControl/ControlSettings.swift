/// Who may use the control API.
public struct ControlSettings: Sendable, Hashable {
  /// Whether it is there at all.
  public var isOn: Bool
  /// What `Authorization: Bearer TOKEN` has to hold; nil where anyone may.
  public var token: String?

  /// Makes settings; by default anyone who reaches the port may.
  public init(isOn: Bool = true, token: String? = nil) {
    self.isOn = isOn
    self.token = token
  }
}
