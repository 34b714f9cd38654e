// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `SSEDescription` of DynamoDB's API.
public struct SSEDescription: Sendable, Equatable {
  /// `Status`.
  public var status: SSEStatus?
  /// `SSEType`.
  public var sseType: SSEType?
  /// `KMSMasterKeyArn`.
  public var kmsMasterKeyArn: String?
  /// `InaccessibleEncryptionDateTime`.
  public var inaccessibleEncryptionDateTime: Timestamp?

  /// Creates an instance from its members.
  public init(
    status: SSEStatus? = nil,
    sseType: SSEType? = nil,
    kmsMasterKeyArn: String? = nil,
    inaccessibleEncryptionDateTime: Timestamp? = nil
  ) {
    self.status = status
    self.sseType = sseType
    self.kmsMasterKeyArn = kmsMasterKeyArn
    self.inaccessibleEncryptionDateTime = inaccessibleEncryptionDateTime
  }
}
