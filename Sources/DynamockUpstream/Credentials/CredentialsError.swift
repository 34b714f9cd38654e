/// The reason why there are no credentials.
///
/// It contains no secret; its messages are in `CredentialsError+Sentences.swift`.
public enum CredentialsError: Error, Sendable, Equatable {
  /// Nothing is configured for this profile.
  case none(profile: String, configuration: String, credentials: String)
  /// A selected profile is in neither file.
  case noProfile(String, configuration: String, credentials: String)
  /// An access key without its secret, in the environment or in a file.
  case partial(String)
  /// A file that cannot be read, with the system's error number.
  case unreadable(String, errno: Int32)
  /// A file that is not in the format of the AWS CLI.
  case malformed(String, line: Int, String)
  /// A profile that uses IAM Identity Center.
  case singleSignOn(profile: String)
  /// A profile that assumes a role, or uses another login method that only the AWS CLI implements.
  case assumedRole(profile: String)
  /// The command of `credential_process` cannot be run; contains the system's error number.
  case processNotStarted(profile: String, errno: Int32)
  /// The command ended with a status other than 0.
  case processFailed(profile: String, status: Int32)
  /// The command exceeded the time limit.
  case processTimedOut(profile: String, seconds: Int)
  /// The command's output is invalid.
  case processOutput(profile: String, ProcessFault)
  /// The credentials are no longer valid.
  case expired(String)

  /// The faults of a `credential_process` and its output.
  public enum ProcessFault: Error, Sendable, Equatable {
    /// The command cannot be split into words as by a shell.
    case command
    /// The output is not a JSON object, or is longer than a megabyte.
    case notJSON
    /// The version is not 1.
    case version
    /// A member is missing.
    case missing(String)
    /// The expiration is not a time in ISO 8601 format.
    case expiration
  }
}
