import DynamockControl
import DynamockSettings
import Logging

/// Logs at the start which parts of the server are open to others, and which are closed to
/// everyone.
enum ExposureLog {
  /// Writes a warning for a server that is open beyond this machine, and a message for a control
  /// API that no one may use.
  static func write(_ settings: Settings, to logger: Logger) {
    if let exposure = Exposure(settings) { logger.warning("\(exposure.sentence)") }
    if settings.control.access == .closed { logger.notice("\(closed)") }
  }

  private static let closed =
    "the control API and /metrics are closed: auth is verify and control.token is empty; set the "
    + "token, or control.access to on"
}
