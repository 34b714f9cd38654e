import Dynamock
import DynamockControl
import DynamockModel
import DynamockScripting
import DynamockServer
import DynamockWire
import Logging

extension Settings {
  /// Decodes settings from a command line, the environment and a file, in this order of precedence.
  /// - Parameter environment: Every variable that begins with `DYNAMOCK_`.
  /// - Throws: `SettingsError`.
  init(
    flags: [String: String] = [:], environment: [String: String] = [:],
    file: (path: String, values: [String: String])? = nil
  ) throws(SettingsError) {
    let variables = try EnvironmentVariables.settings(in: environment)
    var sources = [
      SettingsSource.commandLine(flags), SettingsSource.environment(variables),
    ]
    if let file { sources.append(.file(file.path, file.values)) }
    try self.init(SettingsReader(sources))
  }

  private init(_ reader: SettingsReader) throws(SettingsError) {
    let data = try reader.text("data")
    self.data = data.isEmpty ? nil : data
    let saveOnExit = try reader.text("saveOnExit")
    self.saveOnExit = saveOnExit.isEmpty ? nil : saveOnExit
    guard self.data == nil || self.saveOnExit == nil else { throw .twoFiles }
    durability = try reader.choice("durability", standard: .normal)
    accountID = try reader.text("accountId")
    authorization = try reader.choice("auth", standard: .any)
    accessKeys = AccessKeys(try reader.text("accessKeys")) ?? AccessKeys()
    guard authorization != .verify || !accessKeys.isEmpty else { throw .noAccessKeys }
    cors = CrossOriginPolicy(try reader.text("cors")) ?? .any
    isolation = try reader.choice("isolation", standard: .none)
    isolatedDatabases = try reader.integer("limits.isolatedDatabases")
    logLevel = try reader.choice("log.level", standard: .info)
    logFormat = try reader.choice("log.format", standard: .text)
    clock = try reader.choice("clock", standard: .real)
    control = try Self.control(reader, authorization)
    let prices = try reader.text("prices")
    if !prices.isEmpty { control.prices = try PricesFile.read(prices) }
    ignoresUnsupported = try reader.text("unsupported") == "ignore"
    keepsStatistics = try reader.text("statistics") == "on"
    delays = Delays(
      creatingTable: try reader.milliseconds("delays.creatingTable"),
      updatingTable: try reader.milliseconds("delays.updatingTable"),
      deletingTable: try reader.milliseconds("delays.deletingTable"),
      creatingIndex: try reader.milliseconds("delays.creatingIndex"),
      deletingIndex: try reader.milliseconds("delays.deletingIndex"),
      changingTimeToLive: try reader.milliseconds("delays.changingTimeToLive"))
    let shardRecords = try reader.integer("streams.shardRecords")
    upkeep = Upkeep(
      interval: try reader.milliseconds("ttl.interval"),
      shardAge: try reader.milliseconds("streams.shardAge"),
      shardRecords: shardRecords == 0 ? nil : shardRecords)
    transactionConflicts = try reader.choice("transactions.conflicts", standard: .none)
    lockWait = try reader.milliseconds("timeouts.lock")
    throttling = try Self.throttling(reader)
    (scripting, rules) = try Self.scripting(reader)
    server = ServerConfiguration()
    server.host = try reader.text("host")
    server.port = try reader.integer("port")
    let threads = try reader.integer("threads")
    server.threads = threads == 0 ? nil : threads
    server.limits.body = try reader.integer("limits.body")
    server.limits.requestLine = try reader.integer("limits.requestLine")
    server.limits.headers = try reader.integer("limits.headers")
    server.limits.connections = try reader.integer("limits.connections")
    server.limits.pipelinedRequests = try reader.integer("limits.pipelinedRequests")
    server.timeouts.idle = .milliseconds(try reader.milliseconds("timeouts.idle"))
    server.timeouts.head = .milliseconds(try reader.milliseconds("timeouts.head"))
    server.timeouts.request = .milliseconds(try reader.milliseconds("timeouts.request"))
    server.timeouts.write = .milliseconds(try reader.milliseconds("timeouts.write"))
    server.timeouts.linger = .milliseconds(try reader.milliseconds("timeouts.linger"))
    server.timeouts.stop = .milliseconds(try reader.milliseconds("timeouts.stop"))
  }

  /// The control API's settings, without the prices.
  ///
  /// The name that the server is bound to is the owner's, as those of `control.hosts` are.
  private static func control(
    _ reader: SettingsReader, _ authorization: AuthorizationMode
  ) throws(SettingsError) -> ControlSettings {
    let token = try reader.text("control.token")
    var settings = ControlSettings(token: token.isEmpty ? nil : token)
    settings.hosts = ControlSettings.hosts(try reader.text("control.hosts")) ?? []
    settings.hosts.formUnion(ControlSettings.hosts(try reader.text("host")) ?? [])
    let access: ControlAccess = try reader.choice("control.access", standard: .auto)
    settings.access =
      switch access {
      case .auto: authorization == .verify && token.isEmpty ? .closed : .on
      case .on: .on
      case .off: .off
      }
    return settings
  }

  private static func throttling(
    _ reader: SettingsReader
  ) throws(SettingsError) -> ThrottlingSettings {
    var throttling = ThrottlingSettings()
    throttling.isEnforced = try reader.text("throttling.enforced") == "on"
    for figure in ThrottlingSettings.figures {
      throttling[keyPath: figure.path] = try reader.integer("throttling.\(figure.name)")
    }
    return throttling
  }

  private static func scripting(
    _ reader: SettingsReader
  ) throws(SettingsError) -> (ScriptingSettings, rules: [Rule]) {
    var scripting = ScriptingSettings()
    scripting.journal = try reader.choice("scripting.journal", standard: .auto)
    scripting.journalEntries = try reader.integer("scripting.journalEntries")
    scripting.journalBytes = try reader.integer("scripting.journalBytes")
    scripting.heldRequests = try reader.integer("scripting.heldRequests")
    scripting.hold = try reader.milliseconds("scripting.hold")
    let seed = try reader.integer("scripting.seed")
    scripting.seed = seed == 0 ? nil : UInt64(seed)
    scripting.rules = try reader.integer("limits.rules")
    let file = try reader.text("scripting.rules")
    let rules = file.isEmpty ? [] : try RulesFile.read(file)
    guard rules.count <= scripting.rules else {
      throw .unfitRules(
        path: file, place: "rules", wanted: "more than limits.rules, \(scripting.rules)")
    }
    return (scripting, rules)
  }
}
