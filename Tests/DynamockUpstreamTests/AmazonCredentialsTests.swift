import DynamockModel
import DynamockWire
import TemporaryFiles
import Testing

@testable import DynamockUpstream

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tests the order in which credentials are looked for; it is botocore's
/// (`create_credential_resolver`, 1.44.5).
@Suite struct AmazonCredentialsTests {
  typealias Keys = SigningCredentials

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var environment: [String: String] = [:]
    var configuration: String?
    var credentials: String?
    var expected: Keys
  }

  static let rows = [
    Row(
      testDescription: "the environment",
      environment: ["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s"],
      credentials: "[default]\naws_access_key_id=B\naws_secret_access_key=t\n",
      expected: Keys(accessKeyID: "A", secretAccessKey: "s")),
    Row(
      testDescription: "the environment with a token",
      environment: [
        "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t",
      ], expected: Keys(accessKeyID: "A", secretAccessKey: "s", sessionToken: "t")),
    Row(
      testDescription: "the environment precedes a profile that it names",
      environment: [
        "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s", "AWS_PROFILE": "work",
      ], credentials: "[work]\naws_access_key_id=B\naws_secret_access_key=t\n",
      expected: Keys(accessKeyID: "A", secretAccessKey: "s")),
    Row(
      testDescription: "an empty variable is ignored",
      environment: ["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "s"],
      credentials: "[default]\naws_access_key_id=B\naws_secret_access_key=t\n",
      expected: Keys(accessKeyID: "B", secretAccessKey: "t")),
    Row(
      testDescription: "a profile with a token", environment: ["AWS_PROFILE": "work"],
      credentials:
        "[work]\naws_access_key_id = B\naws_secret_access_key = t\naws_session_token = u\n",
      expected: Keys(accessKeyID: "B", secretAccessKey: "t", sessionToken: "u")),
    Row(
      testDescription: "a profile in the configuration", environment: ["AWS_PROFILE": "work"],
      configuration: "[profile work]\naws_access_key_id = C\naws_secret_access_key = u\n",
      expected: Keys(accessKeyID: "C", secretAccessKey: "u")),
    Row(
      testDescription: "a profile whose name is in quotation marks",
      environment: ["AWS_PROFILE": "my work"],
      configuration: "[profile \"my work\"]\naws_access_key_id = C\naws_secret_access_key = u\n",
      expected: Keys(accessKeyID: "C", secretAccessKey: "u")),
    Row(
      testDescription: "the file of credentials precedes the configuration",
      configuration: "[default]\naws_access_key_id = C\naws_secret_access_key = u\n",
      credentials: "[default]\naws_access_key_id = B\naws_secret_access_key = t\n",
      expected: Keys(accessKeyID: "B", secretAccessKey: "t")),
    Row(
      testDescription: "a command precedes the configuration's keys",
      configuration: """
        [default]
        aws_access_key_id = C
        aws_secret_access_key = u
        credential_process = printf '{"Version":1,"AccessKeyId":"P","SecretAccessKey":"q w"}'

        """, expected: Keys(accessKeyID: "P", secretAccessKey: "q w")),
    Row(
      testDescription: "the file of credentials precedes a command",
      configuration: "[default]\ncredential_process = false\n",
      credentials: "[default]\naws_access_key_id = B\naws_secret_access_key = t\n",
      expected: Keys(accessKeyID: "B", secretAccessKey: "t")),
  ]

  @Test("uses the credentials that botocore uses", arguments: rows)
  func source(_ row: Row) async throws {
    let folder = TemporaryFolder()
    let environment = try folder.environment(row.environment, row.configuration, row.credentials)
    let found = try await AmazonCredentials(environment: environment).credentials()
    #expect(found == row.expected)
    #expect(found.secretAccessKey == row.expected.secretAccessKey)
    #expect(found.sessionToken == row.expected.sessionToken)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var environment: [String: String] = [:]
    var configuration: String?
    var credentials: String?
    var expected: String
  }

  static let refusals = [
    Refusal(testDescription: "nothing", expected: "AWS_ACCESS_KEY_ID is not set"),
    Refusal(
      testDescription: "a missing profile", environment: ["AWS_PROFILE": "work"],
      expected: "AWS_PROFILE names the profile \"work\""),
    Refusal(
      testDescription: "a key without a secret", environment: ["AWS_ACCESS_KEY_ID": "A"],
      expected: "The environment has an access key without its secret."),
    Refusal(
      testDescription: "a stored key without a secret",
      credentials: "[default]\naws_access_key_id=B\n",
      expected: "has an access key without its secret."),
    Refusal(
      testDescription: "IAM Identity Center",
      configuration: "[default]\nsso_session = x\nsso_account_id = 1\nsso_role_name = r\n",
      expected: "aws configure export-credentials --profile default --format env"),
    Refusal(
      testDescription: "IAM Identity Center of a profile", environment: ["AWS_PROFILE": "work"],
      configuration: "[profile work]\nsso_start_url = https://example.com\n",
      expected: "aws configure export-credentials --profile work --format env"),
    Refusal(
      testDescription: "a role to assume",
      configuration: "[default]\nrole_arn = arn:aws:iam::123456789012:role/x\n",
      expected: "aws configure export-credentials"),
    Refusal(
      testDescription: "a damaged file", credentials: "aws_access_key_id=B\n",
      expected: "an option precedes the first section"),
    Refusal(
      testDescription: "a command that fails",
      configuration: "[default]\ncredential_process = sh -c 'echo secret; exit 7'\n",
      expected: "ended with status 7."),
    Refusal(
      testDescription: "a missing command",
      configuration: "[default]\ncredential_process = /no/such/command\n",
      expected: "cannot be run: No such file or directory."),
    Refusal(
      testDescription: "a command that never ends",
      configuration: "[default]\ncredential_process = sleep 30\n",
      expected: "took longer than 1 seconds."),
    Refusal(
      testDescription: "a command that does not print JSON",
      configuration: "[default]\ncredential_process = echo secret\n",
      expected: "its output is not a JSON object."),
    Refusal(
      testDescription: "another version",
      configuration: "[default]\ncredential_process = echo '{\"Version\":2}'\n",
      expected: "its output does not have the Version 1."),
    Refusal(
      testDescription: "no secret",
      configuration:
        "[default]\ncredential_process = echo '{\"Version\":1,\"AccessKeyId\":\"secret\"}'\n",
      expected: "its output has no SecretAccessKey."),
    Refusal(
      testDescription: "credentials that have expired",
      configuration: """
        [default]
        credential_process = echo '{"Version":1,"AccessKeyId":"secret","SecretAccessKey":"secret",\
        "Expiration":"2020-01-01T00:00:00Z"}'

        """, expected: "have expired."),
  ]

  @Test("reports what is missing, without a command's output", arguments: refusals)
  func refusal(_ row: Refusal) async throws {
    let folder = TemporaryFolder()
    let environment = try folder.environment(row.environment, row.configuration, row.credentials)
    let source = AmazonCredentials(environment: environment, processSeconds: 1)
    var message = ""
    do throws(CredentialsError) {
      Issue.record("took \(try await source.credentials())")
    } catch { message = error.description }
    #expect(message.contains(row.expected), "\(message)")
    #expect(!message.contains("secret;") && !message.contains("echo"), "\(message)")
  }

  @Test("runs a command again when its credentials are about to expire, and not earlier")
  func refresh() async throws {
    let clock = ManualClock(now: Timestamp(milliseconds: 1_764_403_200_000))
    let folder = TemporaryFolder()
    let count = folder.path + "/count"
    let script = """
      n=$(($(cat \(count) 2>/dev/null || echo 0) + 1)); echo $n > \(count)
      echo '{"Version":1,"AccessKeyId":"K'$n'","SecretAccessKey":"s","Expiration":"2025-11-29T'$(printf %02d $((8+n)))':00:00Z"}'
      """
    folder.write(script, to: "keys.sh")
    let source = AmazonCredentials(
      environment: try folder.environment(
        [:], "[default]\ncredential_process = sh \(folder.path)/keys.sh\n", nil),
      clock: clock)
    #expect(try await source.credentials().accessKeyID == "K1")
    clock.advance(by: .seconds(44 * 60))
    #expect(try await source.credentials().accessKeyID == "K1")
    clock.advance(by: .seconds(2 * 60))
    #expect(try await source.credentials().accessKeyID == "K2")
    // A failing command is an error only when too little time is left.
    folder.write("exit 1", to: "keys.sh")
    clock.advance(by: .seconds(62 * 60))
    #expect(try await source.credentials().accessKeyID == "K2")
    clock.advance(by: .seconds(4 * 60))
    await #expect(throws: CredentialsError.processFailed(profile: "default", status: 1)) {
      try await source.credentials()
    }
  }

  static let regions: [(environment: [String: String], configuration: String?, region: String?)] = [
    ([:], nil, nil), (["AWS_REGION": "a", "AWS_DEFAULT_REGION": "b"], nil, "a"),
    (["AWS_DEFAULT_REGION": "b"], "[default]\nregion = c\n", "b"),
    ([:], "[default]\nregion = c\n", "c"),
    (["AWS_PROFILE": "w"], "[default]\nregion = c\n[profile w]\nregion = d\n", "d"),
  ]

  @Test("uses the region of the environment, then that of the profile", arguments: regions)
  func region(
    _ row: (environment: [String: String], configuration: String?, region: String?)
  ) throws {
    let folder = TemporaryFolder()
    let environment = try folder.environment(row.environment, row.configuration, nil)
    #expect(try AmazonCredentials(environment: environment).region() == row.region)
  }

  static let dates: [(text: String, seconds: Int64?)] = [
    ("2015-08-30T12:36:00Z", 1_440_938_160), ("2015-08-30T12:36:00.123456Z", 1_440_938_160),
    ("2015-08-30T14:36:00+02:00", 1_440_938_160), ("2015-08-30T07:36:00-0500", 1_440_938_160),
    ("2015-08-30T12:36:00", nil), ("2015-02-30T12:36:00Z", nil), ("2015-08-30", nil), ("", nil),
    ("2015-08-30T12:36:00Zx", nil), ("2015-08-30T24:00:00Z", nil), ("٢٠١٥-08-30T12:36:00Z", nil),
  ]

  @Test("reads times of ISO 8601 with a zone", arguments: dates)
  func date(_ row: (text: String, seconds: Int64?)) {
    #expect(ISODate.moment(row.text)?.milliseconds == row.seconds.map { $0 * 1000 })
  }
}

extension TemporaryFolder {
  /// Returns the variables of a process whose shared files are in this folder.
  func environment(
    _ variables: [String: String], _ configuration: String?, _ credentials: String?
  ) throws -> [String: String] {
    if let configuration { write(configuration, to: "config") }
    if let credentials { write(credentials, to: "credentials") }
    return variables.merging([
      "HOME": path, "PATH": "/usr/bin:/bin", "AWS_CONFIG_FILE": "~/config",
      "AWS_SHARED_CREDENTIALS_FILE": "$HOME/credentials",
    ]) { $1 }
  }
}
