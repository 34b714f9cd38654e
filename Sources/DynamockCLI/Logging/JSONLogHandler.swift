import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes each message as one JSON object on a line of its own.
struct JSONLogHandler: LogHandler {
  let label: String
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  // The form of every version of swift-log that the manifest admits.
  func log(
    level: Logger.Level, message: Logger.Message, metadata explicit: Logger.Metadata?,
    source: String, file: String, function: String, line sourceLine: UInt
  ) {
    var line = #"{"time":\#(time(nil)),"level":"\#(level)","logger":\#(quoted(label))"#
    line += #","message":\#(quoted("\(message)"))"#
    let fields = metadata.merging(explicit ?? [:]) { $1 }
    for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
      line += ",\(quoted(key)):\(quoted("\(value)"))"
    }
    line += "}\n"
    // One call, so that lines of several threads do not mix.
    _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  }

  func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      // Line by line these files are shown on terminals, too.
      case _ where PrintableText.isEscaped(scalar): result += PrintableText.escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
