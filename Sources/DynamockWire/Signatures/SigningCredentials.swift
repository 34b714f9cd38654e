/// The credentials for signing requests.
///
/// Their descriptions contain the access key but no secret.
public struct SigningCredentials: Sendable, Hashable {
  /// The access key's identifier, such as `AKIAIOSFODNN7EXAMPLE`.
  public var accessKeyID: String
  /// The access key's secret.
  public var secretAccessKey: String
  /// The token of temporary credentials, or `nil` for the keys of a user.
  public var sessionToken: String?

  /// Creates credentials.
  public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
  }
}

extension SigningCredentials: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// A description with only the access key.
  public var description: String { "credentials of \(accessKeyID)" }

  /// A description with only the access key.
  public var debugDescription: String { description }

  /// A mirror with only the access key.
  public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
