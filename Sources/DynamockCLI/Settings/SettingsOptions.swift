import ArgumentParser

/// A flag for every setting, in groups; those that most people need come first.
struct SettingsOptions: ParsableArguments {
  /// What stands above the options that most people need, `--config` among them.
  static let generalTitle = "Server and data"

  @OptionGroup(title: generalTitle) var general: General
  @OptionGroup(title: "Clients") var clients: Clients
  @OptionGroup(title: "Logs, control and time") var observation: Observation
  @OptionGroup(title: "Limits") var limits: Limits
  @OptionGroup(title: "Timeouts, in seconds") var timeouts: Timeouts
  @OptionGroup(title: "Delays of table states, in seconds") var delays: Delays
  @OptionGroup(title: "Time to live, streams and transactions") var upkeep: Upkeep
  @OptionGroup(title: "Throttling, in units a second") var throttling: Throttling
  @OptionGroup(title: "Rules, held requests and journal") var scripting: Scripting

  struct General: ParsableArguments {
    @Option(help: ArgumentHelp("Address or name to listen on (localhost).", valueName: "host"))
    var host: String?
    @Option(
      help: ArgumentHelp("Port to listen on (8000); 0 lets the system choose.", valueName: "port"))
    var port: String?
    @Option(
      help: ArgumentHelp("SQLite file that keeps the data (none: in memory).", valueName: "file"))
    var data: String?
    @Option(
      help: ArgumentHelp(
        "File that data in memory is read from at the start and written to at the stop (none).",
        valueName: "file")) var saveOnExit: String?
    @Option(
      help: ArgumentHelp(
        "What an answered write survives: normal, full or off (normal).", valueName: "word"))
    var durability: String?
    @Option(help: ArgumentHelp("Event loops; 0 is one a core (0).", valueName: "number"))
    var threads: String?
  }

  struct Clients: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "Credentials have to be: none, any, present or verify (any).", valueName: "word")) var auth:
      String?
    @Option(
      help: ArgumentHelp("Key pairs for verify: ID:SECRET,ID:SECRET (none).", valueName: "pairs"))
    var accessKeys: String?
    @Option(
      help: ArgumentHelp(
        "The 12 digits of the account in ARNs (123456789012).", valueName: "digits")) var accountId:
      String?
    @Option(
      help: ArgumentHelp(
        "Databases of their own for each: none, accessKey, region or both (none).",
        valueName: "word")) var isolation: String?
    @Option(
      help: ArgumentHelp(
        "Pages whose scripts may read answers: *, off or origins (*).", valueName: "origins"))
    var cors: String?
    @Option(
      help: ArgumentHelp(
        "Members that are not carried out yet: refuse or ignore (refuse).", valueName: "word"))
    var unsupported: String?
  }

  struct Observation: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "trace, debug, info, notice, warning, error or critical (info).", valueName: "level"))
    var logLevel: String?
    @Option(help: ArgumentHelp("text or json (text).", valueName: "format")) var logFormat: String?
    @Option(
      help: ArgumentHelp(
        "Whether the control API is there: auto, on or off (auto).", valueName: "word"))
    var controlAccess: String?
    @Option(help: ArgumentHelp("Token that the control API asks for (none).", valueName: "token"))
    var controlToken: String?
    @Option(
      help: ArgumentHelp(
        "Further names under which the control API is reached (none).", valueName: "names"))
    var controlHosts: String?
    @Option(
      help: ArgumentHelp(
        "Whether calls are counted and measured: on or off (on).", valueName: "word"))
    var statistics: String?
    @Option(
      help: ArgumentHelp(
        "JSON file of prices for plans (those of Config/prices.json).", valueName: "file"))
    var prices: String?
    @Option(
      help: ArgumentHelp(
        "real, or manual: it stands until the control API moves it (real).", valueName: "word"))
    var clock: String?
  }

  struct Limits: ParsableArguments {
    @Option(help: ArgumentHelp("Bytes of a body (16777216).", valueName: "bytes")) var limitsBody:
      String?
    @Option(help: ArgumentHelp("Bytes of a request line (16384).", valueName: "bytes"))
    var limitsRequestLine: String?
    @Option(help: ArgumentHelp("Bytes of a header section (16384).", valueName: "bytes"))
    var limitsHeaders: String?
    @Option(help: ArgumentHelp("Connections at the same time (10000).", valueName: "number"))
    var limitsConnections: String?
    @Option(help: ArgumentHelp("Requests read ahead on one connection (64).", valueName: "number"))
    var limitsPipelinedRequests: String?
    @Option(help: ArgumentHelp("Databases that isolation makes (100).", valueName: "number"))
    var limitsIsolatedDatabases: String?
  }

  struct Timeouts: ParsableArguments {
    @Option(help: ArgumentHelp("Between requests (120).", valueName: "seconds")) var timeoutsIdle:
      String?
    @Option(help: ArgumentHelp("For the head of a request (10).", valueName: "seconds"))
    var timeoutsHead: String?
    @Option(help: ArgumentHelp("For a whole request (60).", valueName: "seconds"))
    var timeoutsRequest: String?
    @Option(help: ArgumentHelp("For an answer that is not read (60).", valueName: "seconds"))
    var timeoutsWrite: String?
    @Option(help: ArgumentHelp("For a refusal to be read (5).", valueName: "seconds"))
    var timeoutsLinger: String?
    @Option(
      help: ArgumentHelp("For requests in flight when the server stops (10).", valueName: "seconds")
    ) var timeoutsStop: String?
    @Option(
      help: ArgumentHelp("For another program's lock on the data file (5).", valueName: "seconds")
    ) var timeoutsLock: String?
  }

  struct Delays: ParsableArguments {
    @Option(help: ArgumentHelp("A new table is CREATING (0).", valueName: "seconds"))
    var delaysCreatingTable: String?
    @Option(help: ArgumentHelp("A changed table is UPDATING (0).", valueName: "seconds"))
    var delaysUpdatingTable: String?
    @Option(help: ArgumentHelp("A deleted table is DELETING (0).", valueName: "seconds"))
    var delaysDeletingTable: String?
    @Option(help: ArgumentHelp("A new index is CREATING (0).", valueName: "seconds"))
    var delaysCreatingIndex: String?
    @Option(help: ArgumentHelp("A deleted index is DELETING (0).", valueName: "seconds"))
    var delaysDeletingIndex: String?
    @Option(help: ArgumentHelp("Time to live is ENABLING and DISABLING (0).", valueName: "seconds"))
    var delaysChangingTimeToLive: String?
  }

  struct Upkeep: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "Seconds between two looks for expired data; 0 is never (1).", valueName: "seconds"))
    var ttlInterval: String?
    @Option(
      help: ArgumentHelp("Seconds until an open shard is closed (14400).", valueName: "seconds"))
    var streamsShardAge: String?
    @Option(
      help: ArgumentHelp(
        "Records until an open shard is closed; 0 is any number (0).", valueName: "number"))
    var streamsShardRecords: String?
    @Option(
      help: ArgumentHelp(
        "Whether writes that meet a transaction wait or are rejected: none, real (none).",
        valueName: "none|real"))
    var transactionsConflicts: String?
  }

  struct Throttling: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "on refuses what goes beyond the throughput; on or off (off).", valueName: "on|off"))
    var throttlingEnforced: String?
    @Option(
      help: ArgumentHelp(
        "Seconds of unused throughput kept for bursts (300).", valueName: "seconds"))
    var throttlingBurst: String?
    @Option(
      help: ArgumentHelp("Seconds until a hot partition is split (60).", valueName: "seconds"))
    var throttlingSplit: String?
    @Option(
      help: ArgumentHelp(
        "Read units of the account for an on-demand table (40000).", valueName: "units"))
    var throttlingTableReads: String?
    @Option(
      help: ArgumentHelp(
        "Write units of the account for an on-demand table (40000).", valueName: "units"))
    var throttlingTableWrites: String?
    @Option(help: ArgumentHelp("Read units of a new on-demand table (12000).", valueName: "units"))
    var throttlingOnDemandReads: String?
    @Option(help: ArgumentHelp("Write units of a new on-demand table (4000).", valueName: "units"))
    var throttlingOnDemandWrites: String?
    @Option(help: ArgumentHelp("Read units of a partition (3000).", valueName: "units"))
    var throttlingPartitionReads: String?
    @Option(help: ArgumentHelp("Write units of a partition (1000).", valueName: "units"))
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

  struct Scripting: ParsableArguments {
    @Option(help: ArgumentHelp("JSON file of rules for all databases (none).", valueName: "file"))
    var scriptingRules: String?
    @Option(
      help: ArgumentHelp(
        "Whether requests are kept in the journal: auto, on or off (auto).", valueName: "word"))
    var scriptingJournal: String?
    @Option(help: ArgumentHelp("Requests that a journal keeps (1000).", valueName: "number"))
    var scriptingJournalEntries: String?
    @Option(help: ArgumentHelp("Bytes that a journal keeps (8388608).", valueName: "bytes"))
    var scriptingJournalBytes: String?
    @Option(help: ArgumentHelp("Requests held at the same time (1000).", valueName: "number"))
    var scriptingHeldRequests: String?
    @Option(help: ArgumentHelp("Seconds that a request is held (10).", valueName: "seconds"))
    var scriptingHold: String?
    @Option(
      help: ArgumentHelp(
        "Seed of rules without one; 0 is another one at each start (0).", valueName: "number"))
    var scriptingSeed: String?
    @Option(help: ArgumentHelp("Rules of a database (10000).", valueName: "number"))
    var limitsRules: String?

    var values: [(String, String?)] {
      [
        ("scripting.rules", scriptingRules),
        ("scripting.journal", scriptingJournal),
        ("scripting.journalEntries", scriptingJournalEntries),
        ("scripting.journalBytes", scriptingJournalBytes),
        ("scripting.heldRequests", scriptingHeldRequests),
        ("scripting.hold", scriptingHold),
        ("scripting.seed", scriptingSeed),
        ("limits.rules", limitsRules),
      ]
    }
  }

  /// What was given, under the settings' keys.
  var values: [String: String] {
    let given: [(String, String?)] = [
      ("host", general.host),
      ("port", general.port),
      ("data", general.data),
      ("saveOnExit", general.saveOnExit),
      ("durability", general.durability),
      ("threads", general.threads),
      ("auth", clients.auth),
      ("accessKeys", clients.accessKeys),
      ("accountId", clients.accountId),
      ("isolation", clients.isolation),
      ("cors", clients.cors),
      ("unsupported", clients.unsupported),
      ("log.level", observation.logLevel),
      ("log.format", observation.logFormat),
      ("control.access", observation.controlAccess),
      ("control.token", observation.controlToken),
      ("control.hosts", observation.controlHosts),
      ("statistics", observation.statistics),
      ("prices", observation.prices),
      ("clock", observation.clock),
      ("limits.body", limits.limitsBody),
      ("limits.requestLine", limits.limitsRequestLine),
      ("limits.headers", limits.limitsHeaders),
      ("limits.connections", limits.limitsConnections),
      ("limits.pipelinedRequests", limits.limitsPipelinedRequests),
      ("limits.isolatedDatabases", limits.limitsIsolatedDatabases),
      ("timeouts.idle", timeouts.timeoutsIdle),
      ("timeouts.head", timeouts.timeoutsHead),
      ("timeouts.request", timeouts.timeoutsRequest),
      ("timeouts.write", timeouts.timeoutsWrite),
      ("timeouts.linger", timeouts.timeoutsLinger),
      ("timeouts.stop", timeouts.timeoutsStop),
      ("timeouts.lock", timeouts.timeoutsLock),
      ("delays.creatingTable", delays.delaysCreatingTable),
      ("delays.updatingTable", delays.delaysUpdatingTable),
      ("delays.deletingTable", delays.delaysDeletingTable),
      ("delays.creatingIndex", delays.delaysCreatingIndex),
      ("delays.deletingIndex", delays.delaysDeletingIndex),
      ("delays.changingTimeToLive", delays.delaysChangingTimeToLive),
      ("ttl.interval", upkeep.ttlInterval),
      ("streams.shardAge", upkeep.streamsShardAge),
      ("streams.shardRecords", upkeep.streamsShardRecords),
      ("transactions.conflicts", upkeep.transactionsConflicts),
    ]
    return Dictionary(
      (given + throttling.values + scripting.values).compactMap { key, value in
        value.map { (key, $0) }
      }
    ) { $1 }
  }
}

extension SettingsOptions {
  /// Where settings come from beside the flags.
  struct Source: ParsableArguments {
    @Option(
      help: ArgumentHelp("JSON file of settings, such as Config/default.json.", valueName: "file"))
    var config: String?

    /// Decodes the settings from flags, this process's environment and the file.
    func settings(flags: [String: String]) throws(SettingsError) -> Settings {
      let environment = EnvironmentVariables.ofProcess()
      let path = config ?? environment[EnvironmentVariables.configuration].flatMap(Self.given)
      guard let path else { return try Settings(flags: flags, environment: environment) }
      let values = try SettingsFile.read(path)
      return try Settings(flags: flags, environment: environment, file: (path, values))
    }

    /// Returns a variable's value, or `nil` for an empty one.
    private static func given(_ value: String) -> String? { value.isEmpty ? nil : value }
  }
}
