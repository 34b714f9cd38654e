// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Record` of DynamoDB's API.
public struct Record: Sendable, Equatable {
  /// `eventID`.
  public var eventID: String?
  /// `eventName`.
  public var eventName: OperationType?
  /// `eventVersion`.
  public var eventVersion: String?
  /// `eventSource`.
  public var eventSource: String?
  /// `awsRegion`.
  public var awsRegion: String?
  /// `dynamodb`.
  public var dynamodb: StreamRecord?
  /// `userIdentity`.
  public var userIdentity: Identity?

  /// Creates an instance from its members.
  public init(
    eventID: String? = nil,
    eventName: OperationType? = nil,
    eventVersion: String? = nil,
    eventSource: String? = nil,
    awsRegion: String? = nil,
    dynamodb: StreamRecord? = nil,
    userIdentity: Identity? = nil
  ) {
    self.eventID = eventID
    self.eventName = eventName
    self.eventVersion = eventVersion
    self.eventSource = eventSource
    self.awsRegion = awsRegion
    self.dynamodb = dynamodb
    self.userIdentity = userIdentity
  }
}
