import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line for programs: a JSON object.
struct JSONLogLine: LogLine {
  static let isWrapped = false
  let label: String

  func text(
    _ level: Logger.Level, _ message: String, _ fields: [(key: String, value: String)],
    at moment: time_t
  ) -> String {
    var line = #"{"time":\#(moment),"level":"\#(level)","logger":\#(quoted(label))"#
    line += #","message":\#(quoted(message))"#
    for (key, value) in fields { line += ",\(quoted(key)):\(quoted(value))" }
    return line + "}"
  }

  func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      // Such logs are also displayed on terminals, line by line.
      case _ where PrintableText.isEscaped(scalar): result += PrintableText.escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
