import Dynamock
import DynamockEngine
import DynamockExchange
import DynamockKinesis
import DynamockS3
import DynamockServer

/// The most common settings.
package enum ServerGroup: SettingGroup {
  package static let title = "Server and data"

  package static let settings = [
    Setting(
      "host",
      .text(
        "host",
        rule: "the path after unix: must have 1 to \(UnixAddress.longestPath) bytes",
        example: "sample", where: { UnixAddress(host: $0)?.isValid ?? true }),
      at: \.server.host, isOfListener: true, help: "Address, name or unix:PATH to listen on",
      summary: "Address or name to listen on; `localhost` is 127.0.0.1 and ::1, `0.0.0.0` every "
        + "IPv4 network, `unix:PATH` a Unix domain socket for this user only."),
    Setting(
      "port", .integer(0...65_535, "port"), at: \.server.port, isOfListener: true,
      help: "Port to listen on; 0 lets the system choose",
      summary: "Port to listen on; `0` lets the system choose, and the start-up message shows it."),
    Setting(
      "data", .optionalText("file"), at: \.data,
      help: "SQLite file that keeps the data; without one it is in memory",
      summary: "SQLite file that keeps the data; empty keeps it in memory."),
    Setting(
      "saveOnExit", .optionalText("file"), at: \.saveOnExit,
      help: "File that data in memory is read from at the start and written to at the stop",
      summary: "SQLite file that in-memory data is loaded from at the start, if it exists, and "
        + "saved to at a graceful stop."),
    Setting(
      "seed", .paths, at: \.seed,
      help: "Files or folders with tables and items for an empty database",
      summary: "Files or folders, separated by commas, from which a database without tables is "
        + "filled at the start; [Seeding](seeding.md) lists the formats."),
    Setting(
      "s3.root", .buckets, at: \.database.transfers,
      help: "Folder whose folders are the buckets of exports and imports",
      summary:
        "Folder in which each folder is a [bucket](exchange.md#by-the-api) of "
        + "ExportTableToPointInTime and ImportTable; without one they are rejected."),
    Setting(
      "s3.endpoint", .bucketEndpoint, at: \.bucketEndpoint,
      help: "Endpoint with S3's API for the buckets of exports and imports",
      summary:
        "URL of an endpoint with S3's API whose [buckets](exchange.md#buckets-of-a-server) exports and "
        + "imports use, or `aws`; instead of `s3.root`."),
    Setting(
      "kinesis.sink", .kinesis, at: \.database.kinesis,
      help: "File or endpoint that receives the changes for Kinesis streams",
      summary:
        "Where the changes of tables with a [Kinesis destination](kinesis.md) go: a file, the URL "
        + "of an HTTP endpoint, or `kinesis:` and the URL of an endpoint with Kinesis' API or "
        + "`aws`; without one they go nowhere."),
    Setting(
      "portFile", .optionalText("file"), at: \.portFile,
      help: "File that the port is written to once the server listens",
      summary: "File that the port is written to once the server listens, for scripts with "
        + "`port = 0`; it is removed at the start and at the stop."),
    Setting(
      "durability", .choice(), at: \.durability, help: "What an acknowledged write survives",
      summary:
        "What an acknowledged write survives: `normal` the end of the process, `full` also a "
        + "crash of the machine, `off` neither for certain."),
    Setting(
      "threads", .optionalInteger(0...1024, "number"), at: \.server.threads, isOfListener: true,
      help: "Event loops; 0 is one per core",
      summary: "Number of event loops that share the connections; `0` is one per core."),
  ]
}

extension SettingType<TransferService?> {
  /// The path of a folder with buckets; empty for none.
  fileprivate static var buckets: SettingType {
    SettingType(
      "folder", kind: .text(rule: "it must be the path of a folder", example: "sample"),
      value: { .some($0.isEmpty ? nil : BucketTransfers.service(root: $0)) },
      text: { $0?.folder ?? "" })
  }
}

extension SettingType<S3Place?> {
  /// An endpoint with S3's API; empty for none.
  fileprivate static var bucketEndpoint: SettingType {
    SettingType(
      "URL", kind: .text(rule: "it must be a URL without a query, or aws", example: "aws"),
      value: { text in
        guard !text.isEmpty else { return .some(nil) }
        return S3Place(text).map { .some($0) }
      },
      text: { $0?.text ?? "" })
  }
}

extension SettingType<KinesisService?> {
  /// A place for changes; empty for none.
  fileprivate static var kinesis: SettingType {
    SettingType(
      "place",
      kind: .text(
        rule: "it must be a path, a URL, or kinesis: and a URL or aws",
        example: "changes.jsonl"),
      value: { text in
        guard !text.isEmpty else { return .some(nil) }
        return KinesisDelivery.service(text).map { .some($0) }
      },
      text: { $0?.sink ?? "" })
  }
}

extension SettingType<[String]> {
  /// Paths with commas between them.
  fileprivate static var paths: SettingType {
    SettingType(
      "paths", kind: .text(rule: "it must be paths, separated by commas", example: "sample"),
      value: { $0.split(separator: ",").map(String.init) }, text: { $0.joined(separator: ",") })
  }
}
