// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `TimeToLiveDescription` of DynamoDB's API.
public struct TimeToLiveDescription: Sendable, Equatable {
  /// `TimeToLiveStatus`.
  public var timeToLiveStatus: TimeToLiveStatus?
  /// `AttributeName`.
  public var attributeName: String?

  /// Creates an instance from its members.
  public init(
    timeToLiveStatus: TimeToLiveStatus? = nil,
    attributeName: String? = nil
  ) {
    self.timeToLiveStatus = timeToLiveStatus
    self.attributeName = attributeName
  }
}
