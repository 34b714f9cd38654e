import ArgumentParser
import Dynamock
import DynamockControl
import DynamockExchange
import DynamockKinesis
import DynamockProcesses
import DynamockS3
import DynamockScripting
import DynamockServer
import DynamockSettings
import DynamockUpstream
import DynamockWire
import Logging

/// `dynamock serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve DynamoDB's API over HTTP.",
    discussion: """
      Every setting has three forms: `timeouts.idle` in a configuration file, DYNAMOCK_TIMEOUTS_IDLE in \
      the environment, and --timeouts-idle here. Flags take precedence over variables, and variables \
      over the file.

        dynamock serve                                    data in memory, port 8000
        dynamock serve --data orders.sqlite               data in a file
        dynamock serve --save-on-exit orders.sqlite       in memory, saved at stop
        dynamock serve --host 0.0.0.0 --auth none         for other machines as well
        dynamock serve --tls                              https for this machine
        dynamock serve --seed shop.json                   with tables from files
        dynamock serve --config Config/ci.json --port 0   from a file; a free port
        DYNAMOCK_DATA=orders.sqlite dynamock serve        from the environment

      The first signal (SIGHUP, SIGINT or SIGTERM) stops the server once the requests in progress have \
      been answered, the second one immediately. With TLS, SIGHUP reloads the certificate instead.
      """)

  @OptionGroup(title: ServerGroup.title) var source: SettingsOptions.Source
  @OptionGroup var options: SettingsOptions

  func run() async throws { try await Self.serve(source.settings(flags: options.values)) }

  /// Serves until a signal stops the process.
  /// - Throws: the reason why it cannot serve, as an error with a message.
  static func serve(_ settings: Settings) async throws {
    var settings = settings
    let portFile = try place(of: settings)
    let descriptors = OpenFiles.allowMost()
    StandardStreams.ignoreClosedPipes()
    Logs.start(level: settings.logLevel, format: settings.logFormat)
    let logger = Logger(label: "dynamock")
    settings.server.certificate = try settings.serverCertificate()
    let seedingStop = Seeding.Stop()
    startCarriers(of: &settings, until: seedingStop, logger)
    let (database, file) = try await UpgradeLog.open(settings, logger)
    let databases = try await registry(of: database, settings, logger)
    let lanes = WorkLanes(threads: ServerConfiguration.usualThreads)
    let router = Router(
      service: DatabaseService(
        databases, lanes: lanes, onTableElsewhere: ElsewhereLog.listener(logger)),
      authorizer: RequestAuthorizer(settings.authorization, accessKeys: settings.accessKeys),
      cors: settings.cors, lanes: lanes, onRefusal: RefusalLog.listener(logger))
    let scripting = ScriptingRegistry(
      databases, settings: settings.scripting, upstreams: UpstreamFactory.make,
      onFailure: VaultLog.failureListener(logger))
    try scripting.everywhere.add(settings.rules, now: database.clock.now)
    try await scripting.openVault()
    let responder = ControlService(
      databases, settings: settings.control, threads: .pool(WorkPool(threads: 2)),
      scripting: scripting,
      next: ScriptingService(scripting, next: router),
      onFailure: RefusalLog.failureListener(logger))
    if let notice = OpenFiles.divide(descriptors, for: &settings.server) {
      logger.notice("\(notice)")
    }
    // A file's writes have a thread of their own, independent of others on the connection.
    settings.server.answersInTurn = settings.data == nil
    settings.server.runsInBackground = { lanes.prepare($0) }
    let server = Server(configuration: settings.server, responder: responder, logger: logger) {
      [settings] in
      announce($0, settings, logger)
    }
    let upkeep = Upkeep(of: databases, sweepInterval: settings.sweepInterval, logger: logger)
    let process = ServerProcess(
      server: server, upkeep: upkeep,
      beforeStop: {
        seedingStop.request()
        scripting.stop()
        CredentialProcesses.endAll()
      },
      certificate: settings.server.certificate, logger: logger)
    // Once the server has stopped, requests in progress have been answered and committed.
    // Those of transfers that are still running.
    defer { TemporaryFolders.removeAll() }
    try await process.run {
      await VaultLog.close(scripting, logger)
      await KinesisDelivery.drain(settings.database.kinesis, upTo: .seconds(5))
      try await file?.save(database)
      try databases.close()
    }
    portFile?.remove()
  }

  /// Seeds a database, and returns the registry with it as the default one.
  private static func registry(
    of database: DynamockDatabase, _ settings: Settings, _ logger: Logger
  ) async throws -> DatabaseRegistry {
    let isSeeded = try await Seeding.fill(database, from: settings.seed, logger)
    let databases = DatabaseRegistry(
      default: database, settings: settings.database, durability: settings.durability,
      isolation: settings.isolation, isolatedFiles: settings.data,
      isolatedDatabases: settings.isolatedDatabases)
    if let fault = databases.openingFault { throw fault }
    if isSeeded {
      try await databases.keepSeed()
    } else if settings.saveOnExit != nil, !settings.seed.isEmpty {
      try await keepSeedAgain(in: databases, settings, logger)
    }
    return databases
  }

  /// Reads the seed of a database that was saved with later contents, so that a reset restores it:
  /// the file has no checkpoints.
  private static func keepSeedAgain(
    in databases: DatabaseRegistry, _ settings: Settings, _ logger: Logger
  ) async throws {
    let seed = try DynamockDatabase(
      settings: settings.database, clock: databases.defaultDatabase.clock)
    do {
      _ = try await Seeding.fill(seed, from: settings.seed, logger)
    } catch {
      return logger.warning("a reset empties the database: its seed cannot be read: \(error)")
    }
    try await databases.keepSeed(of: seed)
  }

  /// Checks the file and the folder that the server will need later, and returns the file of the
  /// port.
  private static func place(of settings: Settings) throws -> PortFile? {
    let portFile = settings.portFile.map { PortFile(path: $0) }
    try portFile?.prepare()
    try settings.requireFolders()
    return portFile
  }

  /// Prepares seeding by the control API, exports, imports and deliveries, before the first database is
  /// opened.
  private static func startCarriers(
    of settings: inout Settings, until seedingStop: Seeding.Stop, _ logger: Logger
  ) {
    settings.control.seeding = Seeding.ofControl(until: seedingStop)
    settings.control.keepsDefault = settings.data != nil || settings.saveOnExit != nil
    BucketTransfers.observe(settings.database.transfers, TransferLog.listener(logger))
    if let place = settings.bucketEndpoint {
      BucketTransfers.connect(
        settings.database.transfers,
        to: S3Store(place, environment: ProcessEnvironment.variables))
    }
    KinesisDelivery.start(
      settings.database.kinesis, environment: ProcessEnvironment.variables,
      observer: KinesisLog.listener(logger))
  }

  /// Tells users and scripts the address of a server that has begun to listen.
  private static func announce(_ address: ListeningAddress, _ settings: Settings, _ logger: Logger)
  {
    StartupNote(
      address: address, data: settings.data, saveOnExit: settings.saveOnExit,
      verifiesSignatures: settings.authorization == .verify,
      hasConsole: settings.control.access == .on, certificate: settings.selfMadeCertificate
    ).announce(settings.logFormat, logger)
    ExposureLog.write(settings, to: logger)
    guard let path = settings.portFile else { return }
    do throws(PortFile.Fault) { try PortFile(path: path).write(address.port) } catch {
      logger.error("\(error)")
    }
  }
}
