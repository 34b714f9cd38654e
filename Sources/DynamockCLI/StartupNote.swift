import DynamockServer
import DynamockSettings
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The message at the start of a server: its address, its data, and how to connect to it.
struct StartupNote: Sendable {
  var address: ListeningAddress
  var data: String?
  var saveOnExit: String?
  /// Whether clients must use one of the configured key pairs.
  var verifiesSignatures = false
  /// Whether the console and the control API are open.
  var hasConsole = false
  /// The file of a certificate that clients must be configured to trust, or `nil` for none.
  var certificate: String?

  /// Prints the message to standard output, or as a log record if logs are in JSON.
  ///
  /// It is printed at every log level, since it is the only output with a port chosen by the
  /// system.
  func announce(_ format: Settings.LogFormat, _ logger: Logger) {
    switch format {
    case .text:
      print(text)
      // Flushed, since a script that waits for the address may read it from a pipe.
      fflush(nil)
    case .json:
      var logger = logger
      logger.logLevel = .trace
      logger.notice("listening", metadata: metadata)
    }
  }

  /// The fields of the log record.
  var metadata: Logger.Metadata {
    var fields: Logger.Metadata = [
      "url": "\(address.url)", "addresses": "\(address.sockets.joined(separator: ", "))",
      "data": "\(data ?? saveOnExit ?? "memory")",
    ]
    if address.socketPath == nil { fields["port"] = "\(address.port)" }
    if let certificate { fields["certificate"] = "\(certificate)" }
    return fields
  }

  /// The lines, which fit on a terminal; those after the last colon are shell commands.
  var text: String {
    guard let path = address.socketPath else { return portText }
    // The SDKs and the AWS CLI do not support the URL of a socket.
    let trust = certificate.map { "--cacert \(Self.quoted($0)) " } ?? ""
    let url = address.isEncrypted ? "\(trust)https://localhost/" : "http://localhost/"
    return """
      dynamock \(Version.current) is listening on \(PrintableText.escaped(address.url))
        \(storage)
        Only this user's processes can connect. For curl, and clients that support sockets:
          curl --unix-socket \(Self.quoted(path)) \(url)
      """
  }

  /// Quotes a path as a single word of a shell command.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "/._-+@".utf8.contains(byte)
      }
    }
    guard !isPlain else { return path }
    let pieces = path.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + PrintableText.escaped(pieces.joined(separator: "'\\''")) + "'"
  }

  private var portText: String {
    """
    dynamock \(Version.current) is listening on \(address.url)
      \(storage)\(console)
      For the AWS CLI and SDKs:
        export AWS_ENDPOINT_URL_DYNAMODB=\(address.url)
        export AWS_ENDPOINT_URL_DYNAMODB_STREAMS=\(address.url)
        \(credentials)
        export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
    \(trust)    aws dynamodb list-tables
    """
  }

  private var console: String {
    hasConsole ? "\n  Console in the browser: \(address.url)/_dynamock/" : ""
  }

  /// The lines that configure clients to trust the certificate: the AWS CLI, boto3, Node and Java.
  private var trust: String {
    guard let certificate else { return "" }
    return """
          export AWS_CA_BUNDLE=\(Self.quoted(certificate))
          export NODE_EXTRA_CA_CERTS=$AWS_CA_BUNDLE
          # boto3 alone: boto3.client("dynamodb", verify=os.environ["AWS_CA_BUNDLE"])
          # For Java, once:
          # keytool -importcert -noprompt -alias dynamock -file $AWS_CA_BUNDLE \\
          #   -keystore dynamock.jks -storetype JKS -storepass changeit
          # export JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=$PWD/dynamock.jks

      """
  }

  private var credentials: String {
    verifiesSignatures
      ? "# AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: a pair of accessKeys"
      : "export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any"
  }

  private var storage: String {
    if let saveOnExit {
      return "Data is in memory; a graceful stop saves it to the file it was loaded from:\n"
        + "    \(saveOnExit)"
    }
    guard let data else {
      return "Data is in memory and lost when the process ends; --data FILE keeps it."
    }
    return "Data is in a file, which the same --data reopens and sqlite3 can read:\n    \(data)"
  }
}
