import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A flag for every setting.
struct SettingsOptions: ParsableArguments {
  @Option(help: "Address or name to listen on (127.0.0.1).") var host: String?
  @Option(help: "Port to listen on (8000); 0 lets the system choose.") var port: String?
  @Option(help: "SQLite file that keeps the data (none: in memory).") var data: String?
  @Option(
    help: ArgumentHelp(
      "File that data in memory is read from at the start and written to at the stop (none).",
      valueName: "file"))
  var saveOnExit: String?
  @Option(help: "What an answered write survives: normal, full or off (normal).")
  var durability: String?
  @Option(help: "The 12 digits of the account in ARNs (123456789012).") var accountId: String?
  @Option(help: "Credentials have to be: none, any, present or verify (any).") var auth: String?
  @Option(help: "Key pairs for verify: ID:SECRET,ID:SECRET (none).") var accessKeys: String?
  @Option(help: "Databases of their own for each: none, accessKey, region or both (none).")
  var isolation: String?
  @Option(help: "Event loops; 0 is one a core (0).") var threads: String?
  @Option(help: "trace, debug, info, notice, warning, error or critical (info).")
  var logLevel: String?
  @Option(help: "text or json (text).") var logFormat: String?
  @Option(help: "real, or manual: it stands until the control API moves it (real).")
  var clock: String?
  @Option(help: "Whether the control API is there: on or off (on).") var controlAccess: String?
  @Option(help: "Token that the control API asks for (none).") var controlToken: String?
  @Option(help: "Whether calls are counted and measured: on or off (on).") var statistics: String?
  @Option(help: "JSON file of prices for plans (those of Config/prices.json).") var prices: String?
  @OptionGroup(title: "Limits") var limits: Limits
  @OptionGroup(title: "Timeouts, in seconds") var timeouts: Timeouts
  @OptionGroup(title: "Delays of table states, in seconds") var delays: Delays
  @OptionGroup(title: "Time to live and streams") var upkeep: Upkeep
  @OptionGroup(title: "Throttling, in units a second") var throttling: Throttling

  struct Limits: ParsableArguments {
    @Option(help: "Bytes of a body (16777216).") var limitsBody: String?
    @Option(help: "Bytes of a request line (16384).") var limitsRequestLine: String?
    @Option(help: "Bytes of a header section (16384).") var limitsHeaders: String?
    @Option(help: "Connections at the same time (10000).") var limitsConnections: String?
    @Option(help: "Requests read ahead on one connection (64).")
    var limitsPipelinedRequests: String?
  }

  struct Timeouts: ParsableArguments {
    @Option(help: "Between requests (120).") var timeoutsIdle: String?
    @Option(help: "For the head of a request (10).") var timeoutsHead: String?
    @Option(help: "For a whole request (60).") var timeoutsRequest: String?
    @Option(help: "For an answer that is not read (60).") var timeoutsWrite: String?
    @Option(help: "For a refusal to be read (5).") var timeoutsLinger: String?
    @Option(help: "For requests in flight when the server stops (10).") var timeoutsStop: String?
  }

  struct Delays: ParsableArguments {
    @Option(help: "A new table is CREATING (0).") var delaysCreatingTable: String?
    @Option(help: "A changed table is UPDATING (0).") var delaysUpdatingTable: String?
    @Option(help: "A deleted table is DELETING (0).") var delaysDeletingTable: String?
    @Option(help: "A new index is CREATING (0).") var delaysCreatingIndex: String?
    @Option(help: "A deleted index is DELETING (0).") var delaysDeletingIndex: String?
    @Option(help: "Time to live is ENABLING and DISABLING (0).")
    var delaysChangingTimeToLive: String?
  }

  struct Upkeep: ParsableArguments {
    @Option(help: "Seconds between two looks for expired data; 0 is never (1).")
    var ttlInterval: String?
    @Option(help: "Seconds until an open shard is closed (14400).") var streamsShardAge: String?
    @Option(help: "Records until an open shard is closed; 0 is any number (0).")
    var streamsShardRecords: String?
  }

  struct Throttling: ParsableArguments {
    @Option(help: "on refuses what goes beyond the throughput; on or off (off).")
    var throttlingEnforced: String?
    @Option(help: "Seconds of unused throughput kept for bursts (300).")
    var throttlingBurst: String?
    @Option(help: "Seconds until a hot partition is split (60).")
    var throttlingSplit: String?
    @Option(help: "Read units of the account for an on-demand table (40000).")
    var throttlingTableReads: String?
    @Option(help: "Write units of the account for an on-demand table (40000).")
    var throttlingTableWrites: String?
    @Option(help: "Read units of a new on-demand table (12000).")
    var throttlingOnDemandReads: String?
    @Option(help: "Write units of a new on-demand table (4000).")
    var throttlingOnDemandWrites: String?
    @Option(help: "Read units of a partition (3000).")
    var throttlingPartitionReads: String?
    @Option(help: "Write units of a partition (1000).")
    var throttlingPartitionWrites: String?

    var values: [(String, String?)] {
      [
        ("throttling.enforced", throttlingEnforced),
        ("throttling.burst", throttlingBurst),
        ("throttling.split", throttlingSplit),
        ("throttling.tableReads", throttlingTableReads),
        ("throttling.tableWrites", throttlingTableWrites),
        ("throttling.onDemandReads", throttlingOnDemandReads),
        ("throttling.onDemandWrites", throttlingOnDemandWrites),
        ("throttling.partitionReads", throttlingPartitionReads),
        ("throttling.partitionWrites", throttlingPartitionWrites),
      ]
    }
  }

  /// What was given, under the settings' keys.
  var values: [String: String] {
    let given: [(String, String?)] = [
      ("host", host), ("port", port), ("data", data), ("saveOnExit", saveOnExit),
      ("durability", durability),
      ("accountId", accountId), ("auth", auth), ("accessKeys", accessKeys),
      ("isolation", isolation), ("threads", threads), ("log.level", logLevel),
      ("log.format", logFormat), ("clock", clock), ("control.access", controlAccess),
      ("control.token", controlToken),
      ("statistics", statistics), ("prices", prices), ("limits.body", limits.limitsBody),
      ("limits.requestLine", limits.limitsRequestLine), ("limits.headers", limits.limitsHeaders),
      ("limits.connections", limits.limitsConnections),
      ("limits.pipelinedRequests", limits.limitsPipelinedRequests),
      ("timeouts.idle", timeouts.timeoutsIdle), ("timeouts.head", timeouts.timeoutsHead),
      ("timeouts.request", timeouts.timeoutsRequest), ("timeouts.write", timeouts.timeoutsWrite),
      ("timeouts.linger", timeouts.timeoutsLinger), ("timeouts.stop", timeouts.timeoutsStop),
      ("delays.creatingTable", delays.delaysCreatingTable),
      ("delays.updatingTable", delays.delaysUpdatingTable),
      ("delays.deletingTable", delays.delaysDeletingTable),
      ("delays.creatingIndex", delays.delaysCreatingIndex),
      ("delays.deletingIndex", delays.delaysDeletingIndex),
      ("delays.changingTimeToLive", delays.delaysChangingTimeToLive),
      ("ttl.interval", upkeep.ttlInterval), ("streams.shardAge", upkeep.streamsShardAge),
      ("streams.shardRecords", upkeep.streamsShardRecords),
    ]
    return Dictionary(
      (given + throttling.values).compactMap { key, value in value.map { (key, $0) } }
    ) { $1 }
  }
}

extension SettingsOptions {
  /// Where settings come from beside the flags.
  struct Source: ParsableArguments {
    @Option(help: "JSON file of settings, such as Config/default.json.") var config: String?

    /// Decodes the settings from flags, this process's environment and the file.
    func settings(flags: [String: String]) throws(SettingsError) -> Settings {
      let environment = Self.environment()
      let path = config ?? environment["DYNAMOCK_CONFIG"]
      guard let path else { return try Settings(flags: flags, environment: environment) }
      let values = try SettingsFile.read(path)
      return try Settings(flags: flags, environment: environment, file: (path, values))
    }

    /// The variables that are meant for this program; an empty one is as good as none.
    private static func environment() -> [String: String] {
      var variables: [String: String] = [:]
      for variable in ["DYNAMOCK_CONFIG"] + Setting.all.map(\.variable) {
        guard let value = getenv(variable), value.pointee != 0 else { continue }
        variables[variable] = String(cString: value)
      }
      return variables
    }
  }
}
