import DynamockSettings
import Logging

/// Sends all logs of the process to standard error.
enum Logs {
  static func start(level: Logger.Level, format: Settings.LogFormat) {
    LoggingSystem.bootstrap { label in
      var handler: any LogHandler =
        switch format {
        case .text: EscapingLogHandler(LineLogHandler(TextLogLine()))
        case .json: LineLogHandler(JSONLogLine(label: label))
        }
      handler.logLevel = level
      return handler
    }
  }
}
