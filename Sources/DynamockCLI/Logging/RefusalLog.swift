import DynamockModel
import DynamockWire
import Logging

/// Logs the requests that were rejected, with their explanations.
///
/// The level is `debug` for what the client can do something about, such as a condition that does not
/// hold. An operation that is not built is a `notice`, since SDKs show their users no more than
/// `UnknownError` of it. A failure of the server, such as a full disk or a locked or deleted file, is an
/// error, and is logged once a second at most.
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
      // Without an exception a rule of HTTP was broken, such as 501 and 505: the client's fault.
      if refusal.status >= 500, refusal.exception != nil {
        fail("a request failed", metadata(of: refusal), logger, pace)
      } else if showsMissing, let operation = refusal.operation,
        refusal.exception == missingOperation
      {
        logger.log(
          level: levelOfMissingOperations, "\(operation.name) is not built",
          metadata: metadata(of: refusal))
      } else if showsAll {
        logger.log(level: level, "refused a request", metadata: metadata(of: refusal))
      }
    }
  }

  /// Called by the control API for each failure of the server's.
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

  /// The fields of a refusal's line; empty ones are left out.
  static func metadata(of refusal: Refusal) -> Logger.Metadata {
    var fields: Logger.Metadata = [
      "request": "\(refusal.identifier.text)", "status": "\(refusal.status)",
    ]
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
