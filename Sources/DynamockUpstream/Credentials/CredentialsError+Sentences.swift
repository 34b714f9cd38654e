#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

extension CredentialsError: CustomStringConvertible {
  /// The error message.
  public var description: String {
    switch self {
    case .none(let profile, let configuration, let credentials):
      "There are no credentials: AWS_ACCESS_KEY_ID is not set, and the profile \"\(profile)\" has none "
        + "in \(credentials) or \(configuration). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
        + "name a profile in AWS_PROFILE. \(Self.export(nil))"
    case .noProfile(let profile, let configuration, let credentials):
      "AWS_PROFILE names the profile \"\(profile)\", which is neither in \(credentials) nor in "
        + "\(configuration)."
    case .partial(let place): "\(place) has an access key without its secret."
    case .unreadable(let path, let code):
      "Cannot read \"\(path)\": \(String(cString: strerror(code)))."
    case .malformed(let path, let line, let reason):
      line > 0 ? "Line \(line) of \"\(path)\": \(reason)" : "\"\(path)\": \(reason)"
    case .singleSignOn(let profile):
      "The profile \"\(profile)\" uses IAM Identity Center (SSO). \(Self.export(profile))"
    case .assumedRole(let profile):
      "The profile \"\(profile)\" assumes a role or logs in. \(Self.export(profile))"
    case .processNotStarted(let profile, let code):
      "The credential_process of the profile \"\(profile)\" cannot be run: "
        + "\(String(cString: strerror(code)))."
    case .processFailed(let profile, let status):
      "The credential_process of the profile \"\(profile)\" ended with status \(status)."
    case .processTimedOut(let profile, let seconds):
      "The credential_process of the profile \"\(profile)\" took longer than \(seconds) seconds."
    case .processOutput(let profile, let fault):
      "The credential_process of the profile \"\(profile)\": \(fault.sentence)"
    case .expired(let place): "The credentials of \(place) have expired."
    }
  }

  /// Returns the advice to use the AWS CLI, which implements every login method and exports the
  /// result.
  private static func export(_ profile: String?) -> String {
    "For credentials that only the AWS CLI can get, run: eval \"$(aws configure export-credentials "
      + (profile.map { "--profile \($0) " } ?? "") + "--format env)\""
  }
}

extension CredentialsError.ProcessFault {
  fileprivate var sentence: String {
    switch self {
    case .command: "a quotation in the command is not terminated."
    case .notJSON: "its output is not a JSON object."
    case .version: "its output does not have the Version 1."
    case .missing(let name): "its output has no \(name)."
    case .expiration: "its output has an Expiration that is not a time of ISO 8601."
    }
  }
}

extension INIFile.Fault.Reason {
  /// The message about a line.
  var sentence: String {
    switch self {
    case .notText: "it is not UTF-8."
    case .noSection: "an option precedes the first section, such as [default]."
    case .sectionTwice(let name): "the section [\(name)] appears twice."
    case .optionTwice(let name): "\(name) appears twice in its section."
    case .notAnOption: "it is neither a section nor an option with a value."
    }
  }
}
