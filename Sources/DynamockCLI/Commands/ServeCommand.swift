import ArgumentParser
import Dynamock
import DynamockControl
import DynamockScripting
import DynamockServer
import DynamockWire
import Logging

/// `dynamock serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve DynamoDB's API over HTTP.",
    discussion: """
      Every setting has one name. `timeouts.idle` of a configuration file is DYNAMOCK_TIMEOUTS_IDLE in \
      the environment and --timeouts-idle here; flags go before variables, variables before the file.

        dynamock serve                                    data in memory, port 8000
        dynamock serve --data orders.sqlite               data in a file
        dynamock serve --save-on-exit orders.sqlite       in memory, kept at the stop
        dynamock serve --host 0.0.0.0 --auth none         for other machines as well
        dynamock serve --config Config/ci.json --port 0   from a file; a free port
        DYNAMOCK_DATA=orders.sqlite dynamock serve        from the environment

      The first signal (SIGHUP, SIGINT or SIGTERM) stops the server once requests in flight are answered, the \
      second at once.
      """)

  @OptionGroup(title: SettingsOptions.generalTitle) var source: SettingsOptions.Source
  @OptionGroup var options: SettingsOptions

  func run() async throws {
    var settings = try source.settings(flags: options.values)
    let descriptors = OpenFiles.allowMost()
    StandardStreams.ignoreClosedPipes()
    Logs.start(level: settings.logLevel, format: settings.logFormat)
    let logger = Logger(label: "dynamock")
    let (database, file) = try await settings.openDatabase()
    let databases = DatabaseRegistry(
      default: database, settings: settings.database, durability: settings.durability,
      isolation: settings.isolation, isolatedFiles: settings.data,
      isolatedDatabases: settings.isolatedDatabases)
    let lanes = WorkLanes(threads: ServerConfiguration.usualThreads)
    let router = Router(
      service: DatabaseService(
        databases, lanes: lanes, onTableElsewhere: ElsewhereLog.listener(logger)),
      authorizer: RequestAuthorizer(settings.authorization, accessKeys: settings.accessKeys),
      cors: settings.cors, lanes: lanes, onRefusal: RefusalLog.listener(logger))
    let scripting = ScriptingRegistry(databases, settings: settings.scripting)
    try scripting.everywhere.add(settings.rules, now: database.clock.now)
    let responder = ControlService(
      databases, settings: settings.control, executor: WorkPool(threads: 2), scripting: scripting,
      next: ScriptingService(scripting, next: router),
      onFailure: RefusalLog.failureListener(logger))
    if let notice = OpenFiles.divide(descriptors, for: &settings.server) {
      logger.notice("\(notice)")
    }
    // A file's writes are carried out by its own thread, whatever else a connection sends.
    settings.server.answersInTurn = settings.data == nil
    let server = Server(configuration: settings.server, responder: responder, logger: logger) {
      [settings] in
      StartupNote(
        address: $0, data: settings.data, saveOnExit: settings.saveOnExit,
        verifiesSignatures: settings.authorization == .verify
      ).announce(settings.logFormat, logger)
      ExposureLog.write(settings, to: logger)
    }
    let upkeep = Upkeep(of: databases, settings: settings.upkeep, logger: logger)
    let process = ServerProcess(
      server: server, upkeep: upkeep, beforeStop: { scripting.stop() }, logger: logger)
    // When it has stopped, requests in flight are answered and what they wrote is committed.
    try await process.run {
      try await file?.save(database)
      try databases.close()
    }
  }
}
