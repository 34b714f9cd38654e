import DynamockServer
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The note at the start of a server: its address, its data, and how to reach it.
struct StartupNote: Sendable {
  var address: ListeningAddress
  var data: String?
  var saveOnExit: String?
  /// Whether clients need one of the configured key pairs.
  var verifiesSignatures = false

  /// Prints the note to standard output, or as one log record if logs are read by machines.
  ///
  /// It is the only way to find a server whose port the system chose, so no log level hides it.
  func announce(_ format: Settings.LogFormat, _ logger: Logger) {
    switch format {
    case .text:
      print(text)
      // A script that waits for the address reads it from a pipe.
      fflush(nil)
    case .json:
      var logger = logger
      logger.logLevel = .trace
      logger.notice("listening", metadata: metadata)
    }
  }

  /// The fields of the log record.
  var metadata: Logger.Metadata {
    [
      "url": "\(address.url)", "port": "\(address.port)",
      "addresses": "\(address.sockets.joined(separator: ", "))",
      "data": "\(data ?? saveOnExit ?? "memory")",
    ]
  }

  /// The lines, which fit a terminal; those after the last colon are for a shell.
  var text: String {
    """
    dynamock \(Version.current) is listening on \(address.url)
      \(storage)
      For the AWS CLI and SDKs:
        export AWS_ENDPOINT_URL_DYNAMODB=\(address.url)
        export AWS_ENDPOINT_URL_DYNAMODB_STREAMS=\(address.url)
        \(credentials)
        export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
        aws dynamodb list-tables
    """
  }

  private var credentials: String {
    verifiesSignatures
      ? "# AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: a pair of accessKeys"
      : "export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any"
  }

  private var storage: String {
    if let saveOnExit {
      return "Data is in memory; a graceful stop saves it to the file it was read from:\n"
        + "    \(saveOnExit)"
    }
    guard let data else {
      return "Data is in memory, gone when the process ends; --data FILE keeps it."
    }
    return "Data is in a file, which the same --data continues and sqlite3 reads:\n    \(data)"
  }
}
