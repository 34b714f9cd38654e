import DynamockControl
import Logging

/// Writes at the start what is open to strangers, and what is closed to everyone.
enum ExposureLog {
  /// Writes a warning for a server that leaves something open beyond this machine, and a line for a
  /// control API that no one may use.
  static func write(_ settings: Settings, to logger: Logger) {
    if let exposure = Exposure(settings) { logger.warning("\(exposure.sentence)") }
    if settings.control.access == .closed { logger.notice("\(closed)") }
  }

  private static let closed =
    "the control API and /metrics are closed: auth is verify and control.token is empty; set the "
    + "token, or control.access to on"
}
