import Logging

/// Writes messages with another handler, each on a single line regardless of its contents.
struct EscapingLogHandler: LogHandler {
  private var base: any LogHandler

  init(_ base: any LogHandler) { self.base = base }

  var logLevel: Logger.Level {
    get { base.logLevel }
    set { base.logLevel = newValue }
  }

  var metadata: Logger.Metadata {
    get { base.metadata }
    set { base.metadata = Self.escaped(newValue) }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { base[metadataKey: key] }
    set { base[metadataKey: key] = newValue.map(Self.escaped) }
  }

  func log(
    level: Logger.Level, message: Logger.Message, metadata explicit: Logger.Metadata?,
    source: String, file: String, function: String, line: UInt
  ) {
    base.log(
      level: level, message: "\(PrintableText.escaped("\(message)"))",
      metadata: explicit.map(Self.escaped), source: source, file: file, function: function,
      line: line)
  }

  private static func escaped(_ metadata: Logger.Metadata) -> Logger.Metadata {
    Logger.Metadata(metadata.map { (PrintableText.escaped($0.key), escaped($0.value)) }) { $1 }
  }

  private static func escaped(_ value: Logger.Metadata.Value) -> Logger.Metadata.Value {
    .string(PrintableText.escaped("\(value)"))
  }
}
