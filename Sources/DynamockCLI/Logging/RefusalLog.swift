import DynamockModel
import DynamockWire
import Logging

/// Logs rejected requests, with their explanations.
///
/// The level is `debug` for an error that the client can correct, such as a failed condition. An
/// operation that is not implemented is a `notice`, since SDKs show only `UnknownError` for it. A
/// failure of the server, such as a full disk or a locked or deleted file, is an error, and is
/// logged at most once per second.
enum RefusalLog {
  static let level = Logger.Level.debug
  static let levelOfMissingOperations = Logger.Level.notice

  /// Called by a router for each rejected request.
  static func listener(
    _ logger: Logger, pace: LogPace = LogPace()
  ) -> (@Sendable (Refusal) -> Void)? {
    let showsAll = logger.logLevel <= level
    let showsMissing = logger.logLevel <= levelOfMissingOperations
    return { refusal in
      // A rejection without an exception is a violation of HTTP by the client, as with 501 and 505.
      if refusal.script != nil {
        // An error that a test has requested is not a failure of the server, whatever its status.
        guard showsAll else { return }
        logger.log(
          level: level, "a rule answered with an error", metadata: metadata(of: refusal))
      } else if refusal.status >= 500, refusal.exception != nil {
        fail("a request failed", metadata(of: refusal), logger, pace)
      } else if showsMissing, let operation = refusal.operation,
        refusal.exception == missingOperation
      {
        logger.log(
          level: levelOfMissingOperations, "\(operation.name) is not implemented",
          metadata: metadata(of: refusal))
      } else if showsAll {
        logger.log(level: level, "rejected a request", metadata: metadata(of: refusal))
      }
    }
  }

  /// Called by the control API for each failure caused by the server.
  static func failureListener(
    _ logger: Logger, pace: LogPace = LogPace()
  ) -> @Sendable (_ path: String, _ sentence: String) -> Void {
    { path, sentence in
      fail("a control request failed", ["path": "\(path)", "found": "\(sentence)"], logger, pace)
    }
  }

  private static func fail(
    _ message: Logger.Message, _ fields: Logger.Metadata, _ logger: Logger, _ pace: LogPace
  ) {
    guard let withheld = pace.pass() else { return }
    var fields = fields
    if withheld > 0 { fields["withheld"] = "\(withheld)" }
    logger.error(message, metadata: fields)
  }

  private static let missingOperation = DynamoDBError.Code.unknownOperation.name

  /// Returns the fields of a rejection for the log, without empty ones.
  static func metadata(of refusal: Refusal) -> Logger.Metadata {
    var fields: Logger.Metadata = [
      "request": "\(refusal.identifier.text)", "status": "\(refusal.status)",
    ]
    fields["scriptedBy"] = refusal.script.map { "\($0)" }
    fields["operation"] = refusal.operation.map { "\($0.name)" }
    fields["exception"] = refusal.exception.map { "\($0)" }
    fields["sentence"] = refusal.message.map { "\($0)" }
    if let explanation = refusal.explanation {
      fields["rule"] = "\(explanation.rule)"
      fields["found"] = "\(explanation.found)"
      fields["passes"] = "\(explanation.remedy)"
      fields["detail"] = explanation.detail.map { "\($0)" }
    }
    return fields
  }
}
