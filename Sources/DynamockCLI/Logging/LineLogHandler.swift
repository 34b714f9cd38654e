import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The form of a line of the log.
protocol LogLine: Sendable {
  /// Whether long lines are wrapped between words on a terminal.
  static var isWrapped: Bool { get }

  /// Returns the line of a message.
  /// - Parameters:
  ///   - fields: The metadata, in the order of their keys.
  ///   - moment: The time in seconds since 1970.
  func text(
    _ level: Logger.Level, _ message: String, _ fields: [(key: String, value: String)],
    at moment: time_t
  ) -> String
}

/// Writes each message on a line of standard error.
struct LineLogHandler<Line: LogLine>: LogHandler {
  let line: Line
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  init(_ line: Line) { self.line = line }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  // This form is supported by all versions of swift-log that the manifest allows.
  func log(
    level: Logger.Level, message: Logger.Message, metadata explicit: Logger.Metadata?,
    source: String, file: String, function: String, line sourceLine: UInt
  ) {
    let text = text(level, "\(message)", explicit, at: time(nil))
    let isWrapped = Line.isWrapped && isatty(STDERR_FILENO) != 0
    // A single call, so that lines from different threads are not mixed.
    _ = ((isWrapped ? text.wrapped() : text) + "\n").withCString {
      write(STDERR_FILENO, $0, strlen($0))
    }
  }

  /// Returns the line of a message, with the handler's own fields and those of the message.
  func text(
    _ level: Logger.Level, _ message: String, _ explicit: Logger.Metadata?, at moment: time_t
  ) -> String {
    let fields = metadata.merging(explicit ?? [:]) { $1 }.sorted { $0.key < $1.key }
    return line.text(level, message, fields.map { ($0.key, "\($0.value)") }, at: moment)
  }
}
