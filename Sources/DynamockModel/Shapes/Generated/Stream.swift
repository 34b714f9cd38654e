// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Stream` of DynamoDB's API.
public struct Stream: Sendable, Equatable {
  /// `StreamArn`.
  public var streamArn: String?
  /// `TableName`.
  public var tableName: String?
  /// `StreamLabel`.
  public var streamLabel: String?

  /// Creates an instance from its members.
  public init(
    streamArn: String? = nil,
    tableName: String? = nil,
    streamLabel: String? = nil
  ) {
    self.streamArn = streamArn
    self.tableName = tableName
    self.streamLabel = streamLabel
  }
}
