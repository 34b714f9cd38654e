// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `StreamSpecification` of DynamoDB's API.
public struct StreamSpecification: Sendable, Equatable {
  /// `StreamEnabled`, required.
  public var streamEnabled: Bool?
  /// `StreamViewType`.
  public var streamViewType: StreamViewType?

  /// Creates an instance from its members.
  public init(
    streamEnabled: Bool?,
    streamViewType: StreamViewType? = nil
  ) {
    self.streamEnabled = streamEnabled
    self.streamViewType = streamViewType
  }
}
