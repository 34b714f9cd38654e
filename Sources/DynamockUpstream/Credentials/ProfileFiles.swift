import DynamockModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The AWS CLI's shared files: `~/.aws/config` and `~/.aws/credentials`.
struct ProfileFiles: Sendable {
  /// The path of the configuration file, for error messages.
  let configurationPath: String
  /// The path of the credentials file, for error messages.
  let credentialsPath: String
  private let configuration: INIFile?
  private let credentials: INIFile?

  /// Reads the files; a missing one counts as empty.
  init(environment: [String: String]) throws(CredentialsError) {
    configurationPath = environment["AWS_CONFIG_FILE"] ?? "~/.aws/config"
    credentialsPath = environment["AWS_SHARED_CREDENTIALS_FILE"] ?? "~/.aws/credentials"
    configuration = try Self.file(configurationPath, environment)
    credentials = try Self.file(credentialsPath, environment)
  }

  /// Returns whether one of the files has a profile.
  func has(_ profile: String) -> Bool {
    configuration.map { Self.section(of: profile, in: $0) != nil } == true
      || credentials?.sections[profile] != nil
  }

  /// Returns an option of a profile in the configuration file.
  func configured(_ option: String, _ profile: String) -> String? {
    guard let configuration, let section = Self.section(of: profile, in: configuration) else {
      return nil
    }
    return configuration.text(option, of: section)
  }

  /// Returns an option of a profile in the credentials file.
  func stored(_ option: String, _ profile: String) -> String? {
    credentials?.text(option, of: profile)
  }

  /// Returns an option from either file; the credentials file takes precedence (botocore's
  /// `full_config`).
  func either(_ option: String, _ profile: String) -> String? {
    stored(option, profile) ?? configured(option, profile)
  }

  /// Returns the last section of a profile: `[profile NAME]`, whose name may be quoted, or
  /// `[default]`.
  private static func section(of profile: String, in file: INIFile) -> String? {
    file.names.last {
      $0.hasPrefix("profile")
        ? ShellWords.split($0)?.dropFirst() == [profile] : $0 == "default" && profile == "default"
    }
  }

  private static func file(
    _ path: String, _ environment: [String: String]
  ) throws(CredentialsError) -> INIFile? {
    let path = expanded(path, environment)
    guard let text = try contents(of: path) else { return nil }
    do throws(INIFile.Fault) { return try INIFile(text) } catch {
      throw .malformed(path, line: error.line, error.reason.sentence)
    }
  }

  /// Returns a path with `~` and environment variables expanded.
  static func expanded(_ path: String, _ environment: [String: String]) -> String {
    var path = path
    for (name, value) in environment.sorted(by: { $0.key.count > $1.key.count })
    where path.contains("$") {
      path = path.exchanging("${\(name)}", for: value).exchanging("$\(name)", for: value)
    }
    guard path == "~" || path.hasPrefix("~/") else { return path }
    let home = environment["HOME"] ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) }
    return home.map { $0 + path.dropFirst() } ?? path
  }

  /// Returns the bytes of a file, or `nil` if it does not exist.
  private static func contents(of path: String) throws(CredentialsError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreadable(path, errno: errno)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // As in botocore, a folder is treated as a missing file.
      if count < 0, errno == EISDIR { return nil }
      guard count >= 0, bytes.count < 16 << 20 else { throw .unreadable(path, errno: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
