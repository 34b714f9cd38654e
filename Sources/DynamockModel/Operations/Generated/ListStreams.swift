// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The input of ListStreams.
public struct ListStreamsInput: Sendable, Equatable {
  /// `TableName`.
  public var tableName: String?
  /// `Limit`.
  public var limit: Int?
  /// `ExclusiveStartStreamArn`.
  public var exclusiveStartStreamArn: String?

  /// Creates an instance from its members.
  public init(
    tableName: String? = nil,
    limit: Int? = nil,
    exclusiveStartStreamArn: String? = nil
  ) {
    self.tableName = tableName
    self.limit = limit
    self.exclusiveStartStreamArn = exclusiveStartStreamArn
  }
}

/// The output of ListStreams.
public struct ListStreamsOutput: Sendable, Equatable {
  /// `Streams`.
  public var streams: [Stream]?
  /// `LastEvaluatedStreamArn`.
  public var lastEvaluatedStreamArn: String?

  /// Creates an instance from its members.
  public init(
    streams: [Stream]? = nil,
    lastEvaluatedStreamArn: String? = nil
  ) {
    self.streams = streams
    self.lastEvaluatedStreamArn = lastEvaluatedStreamArn
  }
}
