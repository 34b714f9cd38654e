public import DynamockModel
public import DynamockWire

/// The credentials and the region that AWS's own tools would use.
///
/// They come from the environment, or from a profile in the shared files. Nothing is read before it
/// is needed.
public actor AmazonCredentials {
  private let environment: [String: String]
  private let clock: any WallClock
  private let processSeconds: Int
  private var current: TemporaryCredentials?
  private var refreshing: Task<Result<TemporaryCredentials, CredentialsError>, Never>?

  /// Creates the source of credentials.
  /// - Parameters:
  ///   - environment: The variables of the process.
  ///   - processSeconds: The time that a `credential_process` may take.
  public init(
    environment: [String: String], clock: any WallClock = SystemClock(), processSeconds: Int = 60
  ) {
    self.environment = environment
    self.clock = clock
    self.processSeconds = processSeconds
  }

  /// Returns credentials that have not expired.
  ///
  /// Those that expire within 15 minutes are replaced; if that fails, they are used until 10
  /// minutes are left (botocore's times, `RefreshableCredentials`).
  public func credentials() async throws(CredentialsError) -> SigningCredentials {
    let now = clock.now
    if let current, current.secondsLeft(at: now) > 15 * 60 { return current.credentials }
    let task = refreshing ?? Task { await load() }
    refreshing = task
    let result = await task.value
    refreshing = nil
    switch result {
    case .success(let fresh):
      current = fresh
      return fresh.credentials
    case .failure(let error):
      if let current, current.secondsLeft(at: now) > 10 * 60 { return current.credentials }
      throw error
    }
  }

  /// Returns the region of the environment, or of the profile, or `nil` if neither has one.
  ///
  /// The AWS CLI reads AWS_REGION before AWS_DEFAULT_REGION.
  public nonisolated func region() throws(CredentialsError) -> String? {
    if let region = value("AWS_REGION") ?? value("AWS_DEFAULT_REGION") { return region }
    let files = try ProfileFiles(environment: environment)
    return files.either("region", profile)
  }

  /// Whether the user has configured credentials of any kind, even if they are unavailable.
  public nonisolated var isConfigured: Bool {
    let names = [
      "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE",
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ]
    if names.contains(where: { value($0) != nil }) { return true }
    guard let files = try? ProfileFiles(environment: environment) else { return true }
    return [
      "aws_access_key_id", "credential_process", "sso_session", "sso_start_url", "role_arn",
      "login_session",
    ].contains { files.either($0, profile) != nil }
  }

  /// botocore reads the older variable first.
  private nonisolated var profile: String {
    value("AWS_DEFAULT_PROFILE") ?? value("AWS_PROFILE") ?? "default"
  }

  /// Returns a variable of the environment; an empty one counts as not set.
  private nonisolated func value(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private nonisolated func load() async -> Result<TemporaryCredentials, CredentialsError> {
    do throws(CredentialsError) {
      if let found = try ofEnvironment() { return .success(found) }
      let files = try ProfileFiles(environment: environment)
      if let found = try stored(in: files) { return .success(found) }
      guard let command = files.either("credential_process", profile) else {
        return .success(try configured(in: files))
      }
      let process = CredentialProcess(
        profile: profile, command: command, environment: environment, seconds: processSeconds)
      let found = try await process.run().get()
      guard found.secondsLeft(at: clock.now) > 0 else {
        throw .expired("the credential_process of the profile \"\(profile)\"")
      }
      return .success(found)
    } catch {
      return .failure(error)
    }
  }

  private nonisolated func ofEnvironment() throws(CredentialsError) -> TemporaryCredentials? {
    guard let key = value("AWS_ACCESS_KEY_ID") else { return nil }
    guard let secret = value("AWS_SECRET_ACCESS_KEY") else { throw .partial("The environment") }
    let found = TemporaryCredentials(
      SigningCredentials(
        accessKeyID: key, secretAccessKey: secret,
        sessionToken: value("AWS_SECURITY_TOKEN") ?? value("AWS_SESSION_TOKEN")),
      expiration: value("AWS_CREDENTIAL_EXPIRATION").flatMap(ISODate.moment))
    guard found.secondsLeft(at: clock.now) > 0 else { throw .expired("the environment") }
    return found
  }

  /// Returns the credentials in the credentials file, unless the profile has a method of higher
  /// precedence (`create_credential_resolver` of botocore).
  private nonisolated func stored(
    in files: ProfileFiles
  ) throws(CredentialsError) -> TemporaryCredentials? {
    guard profile == "default" || files.has(profile) else {
      throw .noProfile(
        profile, configuration: files.configurationPath, credentials: files.credentialsPath)
    }
    func has(_ option: String) -> Bool { files.either(option, profile) != nil }
    if has("role_arn") || has("web_identity_token_file") { throw .assumedRole(profile: profile) }
    if has("sso_session") || has("sso_start_url") || has("sso_account_id") {
      throw .singleSignOn(profile: profile)
    }
    return try pair(files.stored, of: files.credentialsPath)
  }

  private nonisolated func configured(
    in files: ProfileFiles
  ) throws(CredentialsError) -> TemporaryCredentials {
    if let found = try pair(files.configured, of: files.configurationPath) { return found }
    if files.either("login_session", profile) != nil { throw .assumedRole(profile: profile) }
    throw .none(
      profile: profile, configuration: files.configurationPath,
      credentials: files.credentialsPath)
  }

  private nonisolated func pair(
    _ option: (String, String) -> String?, of path: String
  ) throws(CredentialsError) -> TemporaryCredentials? {
    guard let key = option("aws_access_key_id", profile) else { return nil }
    guard let secret = option("aws_secret_access_key", profile) else {
      throw .partial("The profile \"\(profile)\" in \(path)")
    }
    return TemporaryCredentials(
      SigningCredentials(
        accessKeyID: key, secretAccessKey: secret,
        sessionToken: option("aws_security_token", profile) ?? option("aws_session_token", profile)
      ))
  }
}

extension TemporaryCredentials {
  /// Returns the seconds until the credentials expire, or the maximum if they never do.
  fileprivate func secondsLeft(at now: Timestamp) -> Int64 {
    guard let expiration else { return .max }
    let (left, overflows) = expiration.milliseconds.subtractingReportingOverflow(now.milliseconds)
    return overflows ? 0 : left / 1000
  }
}

extension AmazonCredentials {
  /// Returns the credentials for requests to an endpoint, or placeholders if there are none and the
  /// server is not AWS's.
  public func keys(
    for endpoint: UpstreamURL
  ) async throws(UpstreamError) -> SigningCredentials {
    do throws(CredentialsError) { return try await credentials() } catch {
      if case .none = error, endpoint.amazonRegion == nil {
        return SigningCredentials(accessKeyID: "dynamock", secretAccessKey: "dynamock")
      }
      throw UpstreamError(.noCredentials(error.description), endpoint: endpoint.text)
    }
  }
}
