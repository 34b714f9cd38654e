import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line for people: the time, the level, the message, and its fields.
struct TextLogLine: LogLine {
  static let isWrapped = true

  /// Returns the line, such as `2026-11-29T13:44:12Z info seeded a table: items=1, table=Orders`.
  func text(
    _ level: Logger.Level, _ message: String, _ fields: [(key: String, value: String)],
    at moment: time_t
  ) -> String {
    let tail = fields.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    return "\(Self.text(of: moment)) \(level) \(message)" + (tail.isEmpty ? "" : ": " + tail)
  }

  private static func text(of moment: time_t) -> String {
    var moment = moment
    var parts = tm()
    gmtime_r(&moment, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(1900 + parts.tm_year)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    return date + "T\(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec))Z"
  }
}
