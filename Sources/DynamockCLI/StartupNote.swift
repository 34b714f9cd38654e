import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a person wants to know when a server starts: where it is, where data is, how to reach it.
struct StartupNote: Sendable {
  var url: String
  var data: String?
  var saveOnExit: String?

  /// Says it on standard output, or as one log record where logs are for machines.
  func announce(_ format: Settings.LogFormat, _ logger: Logger) {
    switch format {
    case .text:
      print(text)
      // A script that waits for the address reads it from a pipe.
      fflush(nil)
    case .json:
      logger.notice(
        "listening", metadata: ["url": "\(url)", "data": "\(data ?? saveOnExit ?? "memory")"])
    }
  }

  /// The lines.
  var text: String {
    """
    dynamock \(Version.current) is listening on \(url)
      data  \(storage)
      try   aws dynamodb list-tables --endpoint-url \(url) --region us-east-1
      SDKs  export AWS_ENDPOINT_URL_DYNAMODB=\(url) AWS_ACCESS_KEY_ID=any \
    AWS_SECRET_ACCESS_KEY=any AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
    """
  }

  private var storage: String {
    if let saveOnExit {
      return "in memory, read from \(saveOnExit) and saved to it at a graceful stop"
    }
    guard let data else {
      return "in memory, gone when the process ends; --data FILE or DYNAMOCK_DATA=FILE keeps it"
    }
    return "in \(data); the same --data continues with it, and sqlite3 reads it"
  }
}
