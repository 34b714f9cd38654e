import Dynamock

extension Setting {
  /// Every setting there is, in the order of the documentation.
  static let all: [Setting] =
    [
      Setting(
        key: "host", kind: .text, standard: "localhost",
        summary: "Address or name to listen on; `localhost` is 127.0.0.1 and ::1, `0.0.0.0` every "
          + "IPv4 network."),
      Setting(
        key: "port", kind: .integer(0...65_535), standard: "8000",
        summary: "Port to listen on; `0` lets the system choose, and the start-up line says which."),
      Setting(
        key: "data", kind: .text, standard: "",
        summary: "SQLite file that keeps the data; empty keeps it in memory."),
      Setting(
        key: "saveOnExit", kind: .text, standard: "",
        summary: "SQLite file that the data in memory is read from at the start, if it exists, and "
          + "written to at a graceful stop."),
      Setting(
        key: "durability", kind: .choice(["normal", "full", "off"]), standard: "normal",
        summary:
          "What an answered write survives: `normal` the death of the process, `full` that of "
          + "the machine, `off` neither for certain."),
      Setting(
        key: "accountId", kind: .text, standard: "123456789012",
        summary: "The 12 digits of the account that stand in every ARN."),
      Setting(
        key: "auth", kind: .choice(["none", "any", "present", "verify"]), standard: "any",
        summary: "`none` takes requests without credentials, `any` with whichever, `present` with "
          + "what DynamoDB could read, `verify` with a signature of a key in `accessKeys`."),
      Setting(
        key: "accessKeys", kind: .text, standard: "",
        summary: "Key pairs for `verify`, as `ID:SECRET` with commas between them."),
      Setting(
        key: "cors", kind: .text, standard: "*",
        summary:
          "Pages whose scripts browsers let read answers: `*` is all, as with AWS, `off` none, "
          + "else origins such as `http://localhost:3000`, with commas between them."),
      Setting(
        key: "isolation", kind: .choice(Isolation.allCases.map(\.rawValue)), standard: "none",
        summary: "Who has a database of their own at the plain endpoint: `none` shares `default`, "
          + "else each `accessKey`, each `region`, or each pair (`both`)."),
      Setting(
        key: "unsupported", kind: .choice(["refuse", "ignore"]), standard: "refuse",
        summary:
          "Members of requests that dynamock does not carry out, such as replicas and vector "
          + "indexes: `refuse` rejects them by name, `ignore` accepts them without effect."),
      Setting(
        key: "threads", kind: .integer(0...1024), standard: "0",
        summary: "Event loops that share the connections; `0` is one a core."),
      Setting(
        key: "log.level", kind: .choice(LogLevels.names), standard: "info",
        summary: "The least important message that is logged."),
      Setting(
        key: "log.format", kind: .choice(["text", "json"]), standard: "text",
        summary: "How messages are written to standard error; `json` is one object a line."),
      Setting(
        key: "clock", kind: .choice(["real", "manual"]), standard: "real",
        summary: "`manual` stands still until the control API moves it; each fork has its own."),
      Setting(
        key: "control.access", kind: .choice(["auto", "on", "off"]), standard: "auto",
        summary:
          "Whether the control API is at `/_dynamock/` and `/metrics`; `auto` is `on`, but closes "
          + "it where `auth` is `verify` and there is no `control.token`."),
      Setting(
        key: "control.token", kind: .text, standard: "",
        summary: "What the control API wants as `Authorization: Bearer TOKEN`; empty is nothing."),
      Setting(
        key: "control.hosts", kind: .text, standard: "",
        summary:
          "Further names under which clients reach the control API, with commas between them; "
          + "see [who may](control-api.md#who-may)."),
      Setting(
        key: "statistics", kind: .choice(["on", "off"]), standard: "on",
        summary: "Whether calls are counted and measured, for `stats`, `plan` and costs."),
      Setting(
        key: "prices", kind: .text, standard: "",
        summary: "JSON file of prices for plans; empty takes those of `Config/prices.json`."),
    ] + limits + timeouts + delays + upkeep + transactions + throttling + scripting

  private static let limits = [
    Setting(
      key: "limits.body", kind: .integer(1024...1 << 30), standard: "16777216",
      summary: "Bytes of a request's body, as sent and once inflated."),
    Setting(
      key: "limits.requestLine", kind: .integer(256...32_768), standard: "16384",
      summary: "Bytes of a request line."),
    Setting(
      key: "limits.headers", kind: .integer(256...32_768), standard: "16384",
      summary: "Bytes of a request's header section."),
    Setting(
      key: "limits.connections", kind: .integer(1...1_000_000), standard: "10000",
      summary:
        "Connections open at the same time, as far as the process's files allow (`ulimit -n`); "
        + "further ones get 503."),
    Setting(
      key: "limits.pipelinedRequests", kind: .integer(1...100_000), standard: "64",
      summary: "Requests read ahead of the answers on one connection."),
    Setting(
      key: "limits.isolatedDatabases", kind: .integer(1...100_000), standard: "100",
      summary: "Databases that `isolation` makes; a client that would need one more is refused."),
    Setting(
      key: "limits.rules", kind: .integer(0...1_000_000), standard: "10000",
      summary: "[Rules](scripting.md) that a database may have."),
  ]

  private static let timeouts = [
    Setting(
      key: "timeouts.idle", kind: .seconds, standard: "120",
      summary: "Seconds from one answer to the first byte of the next request."),
    Setting(
      key: "timeouts.head", kind: .seconds, standard: "10",
      summary: "Seconds from the first byte of a request to the end of its head."),
    Setting(
      key: "timeouts.request", kind: .seconds, standard: "60",
      summary: "Seconds from the first byte of a request to the end of its body."),
    Setting(
      key: "timeouts.write", kind: .seconds, standard: "60",
      summary: "Seconds that a client may take nothing of an answer that waits to be read."),
    Setting(
      key: "timeouts.linger", kind: .seconds, standard: "5",
      summary: "Seconds in which a refused client may read why."),
    Setting(
      key: "timeouts.stop", kind: .seconds, standard: "10",
      summary: "Seconds that requests in flight get when the server stops."),
    Setting(
      key: "timeouts.lock", kind: .seconds, standard: "5",
      summary:
        "Seconds that a request waits for a lock that another program holds on the data file."),
  ]

  private static let delays = [
    Setting(
      key: "delays.creatingTable", kind: .seconds, standard: "0",
      summary: "Seconds that a new table is CREATING."),
    Setting(
      key: "delays.updatingTable", kind: .seconds, standard: "0",
      summary: "Seconds that a changed table is UPDATING."),
    Setting(
      key: "delays.deletingTable", kind: .seconds, standard: "0",
      summary: "Seconds that a deleted table is DELETING."),
    Setting(
      key: "delays.creatingIndex", kind: .seconds, standard: "0",
      summary: "Seconds that a new index of an existing table is CREATING; it is backfilled in the "
        + "second half."),
    Setting(
      key: "delays.deletingIndex", kind: .seconds, standard: "0",
      summary: "Seconds that a deleted index is DELETING."),
    Setting(
      key: "delays.changingTimeToLive", kind: .seconds, standard: "0",
      summary: "Seconds that time to live is ENABLING and DISABLING."),
  ]

  private static let upkeep = [
    Setting(
      key: "ttl.interval", kind: .seconds, standard: "1",
      summary: "Seconds between two looks for expired items and stream records; `0` is never."),
    Setting(
      key: "streams.shardAge", kind: .seconds, standard: "14400",
      summary: "Seconds until an open shard of a stream is closed and followed by another."),
    Setting(
      key: "streams.shardRecords", kind: .integer(0...1_000_000_000), standard: "0",
      summary: "Records until an open shard of a stream is closed; `0` is any number."),
  ]

  private static let transactions = [
    Setting(
      key: "transactions.conflicts",
      kind: .choice(TransactionConflicts.allCases.map(\.rawValue)), standard: "none",
      summary:
        "`none` lets writes wait for a transaction on the same item; `real` rejects them, as AWS "
        + "does.")
  ]

  private static let throttling = [
    Setting(
      key: "throttling.enforced", kind: .choice(["off", "on"]), standard: "off",
      summary:
        "`on` refuses what goes beyond a table's throughput; see [throttling](throttling.md)."),
    Setting(
      key: "throttling.burst", kind: .integer(0...1_000_000_000), standard: "300",
      summary: "Seconds of unused provisioned throughput that are kept for bursts."),
    Setting(
      key: "throttling.split", kind: .integer(0...1_000_000_000), standard: "60",
      summary: "Seconds of throttling after which a hot partition is split."),
    Setting(
      key: "throttling.tableReads", kind: .integer(0...1_000_000_000), standard: "40000",
      summary: "Read units a second that the account lets an on-demand table or index have."),
    Setting(
      key: "throttling.tableWrites", kind: .integer(0...1_000_000_000), standard: "40000",
      summary: "Write units a second that the account lets an on-demand table or index have."),
    Setting(
      key: "throttling.onDemandReads", kind: .integer(0...1_000_000_000), standard: "12000",
      summary: "Read units a second that a new on-demand table or index serves."),
    Setting(
      key: "throttling.onDemandWrites", kind: .integer(0...1_000_000_000), standard: "4000",
      summary: "Write units a second that a new on-demand table or index serves."),
    Setting(
      key: "throttling.partitionReads", kind: .integer(0...1_000_000_000), standard: "3000",
      summary: "Read units a second that a partition serves."),
    Setting(
      key: "throttling.partitionWrites", kind: .integer(0...1_000_000_000), standard: "1000",
      summary: "Write units a second that a partition serves."),
  ]

  private static let scripting = [
    Setting(
      key: "scripting.rules", kind: .text, standard: "",
      summary: "JSON file of [rules](scripting.md) for all databases, such as "
        + "`Config/rules/throttled.json`."),
    Setting(
      key: "scripting.journal", kind: .choice(["auto", "on", "off"]), standard: "auto",
      summary: "Whether requests are kept in the journal; `auto` begins with the first rule, held "
        + "request or query of the journal."),
    Setting(
      key: "scripting.journalEntries", kind: .integer(1...1_000_000), standard: "1000",
      summary: "Requests that the journal of a database keeps."),
    Setting(
      key: "scripting.journalBytes", kind: .integer(1024...1 << 30), standard: "8388608",
      summary: "Bytes that the journal of a database keeps."),
    Setting(
      key: "scripting.heldRequests", kind: .integer(0...100_000), standard: "1000",
      summary: "Requests that the server holds at the same time; one more is rejected."),
    Setting(
      key: "scripting.hold", kind: .seconds, standard: "10",
      summary: "Seconds that a request is held unless its rule says otherwise."),
    Setting(
      key: "scripting.seed", kind: .integer(0...1_000_000_000), standard: "0",
      summary: "Seed of the rules that have none; `0` is another one at each start."),
  ]
}
