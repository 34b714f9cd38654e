import DynamockModel
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why changes could not be delivered.
enum KinesisFault: Error, Sendable, Equatable {
  /// The file cannot be written; contains the system's error number.
  case file(String, errno: Int32)
  /// The path is a pipe, a folder or a device.
  case notAFile(String)
  /// The endpoint sent no complete response.
  case upstream(UpstreamError)
  /// The endpoint's status is not one of success; contains the beginning of the body.
  case status(Int, endpoint: String, body: String)
  /// The endpoint has rejected some records; contains Kinesis' code and message of the first one.
  case rejected(count: Int, code: String, message: String)
  /// The response is not that of PutRecords.
  case malformed(endpoint: String)
  /// The ARN has no region and no name of a stream.
  case badARN(String)
  /// The database cannot be read or written.
  case database(DynamoDBError)
}

extension KinesisFault: CustomStringConvertible {
  var description: String {
    switch self {
    case .file(let path, let code):
      "\"\(path)\" cannot be written: \(String(cString: strerror(code)))"
    case .notAFile(let path): "\"\(path)\" is not a file"
    case .upstream(let error): "\(error.endpoint): \(error.reason.words)"
    case .status(let status, let endpoint, let body):
      "\(endpoint) answered with the status \(status)" + (body.isEmpty ? "" : ": \(body)")
    case .rejected(let count, let code, let message):
      "Kinesis rejected \(count) of the records, the first one with \(code): \(message)"
    case .malformed(let endpoint): "\(endpoint) did not answer as PutRecords of Kinesis does"
    case .badARN(let arn): "\(arn) is not the ARN of a Kinesis stream"
    case .database(let error): error.message ?? error.code.name
    }
  }
}
