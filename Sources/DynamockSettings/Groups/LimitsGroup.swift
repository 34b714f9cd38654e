/// The maximum sizes and numbers.
package enum LimitsGroup: SettingGroup {
  package static let title = "Limits"

  package static let settings = [
    Setting(
      "limits.body", .integer(1024...1 << 30, "bytes"), at: \.server.limits.body,
      isOfListener: true, help: "Bytes of a body",
      summary: "Maximum bytes of a request's body, as sent and after decompression."),
    Setting(
      "limits.requestLine", .integer(256...32_768, "bytes"), at: \.server.limits.requestLine,
      isOfListener: true, help: "Bytes of a request line",
      summary: "Maximum bytes of a request "
        + "line."),
    Setting(
      "limits.headers", .integer(256...32_768, "bytes"), at: \.server.limits.headers,
      isOfListener: true, help: "Bytes of a header section",
      summary: "Maximum bytes of a request's header section."),
    Setting(
      "limits.connections", .integer(1...1_000_000, "number"), at: \.server.limits.connections,
      isOfListener: true, help: "Connections at the same time",
      summary:
        "Maximum open connections, as far as the process's file descriptors allow (`ulimit -n`); "
        + "further ones get 503."),
    Setting(
      "limits.pipelinedRequests", .integer(1...100_000, "number"),
      at: \.server.limits.pipelinedRequests, isOfListener: true,
      help: "Requests read ahead on one connection",
      summary: "Maximum requests read ahead of the responses on one connection."),
    Setting(
      "limits.isolatedDatabases", .integer(1...100_000, "number"), at: \.isolatedDatabases,
      help: "Databases created by isolation",
      summary: "Maximum databases created by `isolation`; a client that would need another is "
        + "rejected."),
    Setting(
      "limits.recoveryLog", .integer(65_536...1 << 40, "bytes"), at: \.database.recoveryLogSize,
      help: "Bytes of a table's log of changes",
      summary:
        "Maximum bytes of the log of changes of a table with point-in-time recovery; beyond it "
        + "the oldest are removed, and the earliest restorable time moves on."),
    Setting(
      "limits.exactSearch", .integer(0...1_000_000_000, "number"),
      at: \.database.exactSearchEntries, help: "Entries of a vector index searched exactly",
      summary:
        "Maximum entries of a vector index whose searches are exact; those of larger ones are "
        + "[approximate](vectors.md#approximate-searches). 0: no limit."),
  ]
}
