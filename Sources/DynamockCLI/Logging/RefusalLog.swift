import DynamockModel
import DynamockWire
import Logging

/// Writes a line for every request that was refused, with what its explanation says.
///
/// The level is `debug`: to be refused is an everyday answer of DynamoDB's, such as that of a condition
/// which does not hold.
enum RefusalLog {
  static let level = Logger.Level.debug

  /// What a router tells refusals to; nil where the level keeps them out of the log.
  static func listener(_ logger: Logger) -> (@Sendable (Refusal) -> Void)? {
    guard logger.logLevel <= level else { return nil }
    return { refusal in
      logger.log(level: level, "refused a request", metadata: metadata(of: refusal))
    }
  }

  /// The fields of a refusal's line; those that have nothing to say are left out.
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
    }
    return fields
  }
}
