import Dynamock
import DynamockControl
import DynamockModel
import DynamockProcesses
import DynamockScripting
import DynamockServer
import DynamockSettings
import DynamockUpstream
import DynamockWire
import Logging

/// A server on a free port that runs together with a command, whose environment contains its
/// endpoint.
struct CommandServer {
  /// The settings, in which those of the vault determine the server's purpose.
  let settings: Settings

  /// The outcome of a run.
  struct Outcome {
    /// The exit status of the command.
    var status: Int32
    /// The vault, or `nil` if there is none.
    var vault: Vault?
  }

  /// Runs a command, and stops the server when it has ended.
  func run(_ command: [String]) async throws -> Outcome {
    StandardStreams.ignoreClosedPipes()
    _ = OpenFiles.allowMost()
    let signals = await StopSignals.received()
    let (database, file) = try await settings.openDatabase()
    let databases = DatabaseRegistry(
      default: database, settings: settings.database, durability: settings.durability,
      isolation: settings.isolation, isolatedFiles: settings.data,
      isolatedDatabases: settings.isolatedDatabases)
    if let fault = databases.openingFault { throw fault }
    let scripting = ScriptingRegistry(
      databases, settings: settings.scripting, upstreams: UpstreamFactory.make,
      onFailure: VaultLog.failureListener(Logger(label: "dynamock")))
    try scripting.everywhere.add(settings.rules, now: database.clock.now)
    try await scripting.openVault()
    let (status, error) = await serve(databases, scripting, command, signals)
    let vaults = try await scripting.closeVaults()
    try await file?.save(database)
    try databases.close()
    if let error { throw error }
    let own = vaults.first { $0.database == DatabaseRegistry.defaultName } ?? vaults.first
    return Outcome(status: status, vault: own?.vault)
  }

  private func serve(
    _ databases: DatabaseRegistry, _ scripting: ScriptingRegistry, _ command: [String],
    _ signals: AsyncStream<Int32>
  ) async -> (status: Int32, error: (any Error)?) {
    let logger = Logger(label: "dynamock")
    let lanes = WorkLanes(threads: ServerConfiguration.usualThreads)
    let router = Router(
      service: DatabaseService(databases, lanes: lanes, onTableElsewhere: nil),
      authorizer: RequestAuthorizer(settings.authorization, accessKeys: settings.accessKeys),
      cors: settings.cors, lanes: lanes, onRefusal: RefusalLog.listener(logger))
    let responder = ControlService(
      databases, settings: settings.control, threads: .pool(WorkPool(threads: 2)),
      scripting: scripting, next: ScriptingService(scripting, next: router),
      onFailure: RefusalLog.failureListener(logger))
    var configuration = settings.server
    configuration.host = "127.0.0.1"
    configuration.port = 0
    configuration.answersInTurn = settings.data == nil
    configuration.runsInBackground = { lanes.prepare($0) }
    let (addresses, listening) = AsyncStream<String>.makeStream()
    let server = Server(configuration: configuration, responder: responder, logger: logger) {
      listening.yield($0.url)
      listening.finish()
    }
    let serving = Task {
      defer { listening.finish() }
      try await server.run()
    }
    var outcome: (status: Int32, error: (any Error)?) = (1, nil)
    if let url = await addresses.first(where: { _ in true }) {
      do {
        outcome.status = try await Self.run(command, at: url, signals)
      } catch {
        outcome = (error.status, error)
      }
    }
    scripting.stop()
    CredentialProcesses.endAll()
    serving.cancel()
    if case .failure(let failure) = await serving.result, outcome.error == nil {
      outcome.error = failure
    }
    return outcome
  }

  private static func run(
    _ command: [String], at url: String, _ signals: AsyncStream<Int32>
  ) async throws(ChildProcess.Failure) -> Int32 {
    let child = try ChildProcess(
      command, environment: environment(ProcessEnvironment.variables, url: url))
    let passing = Task { for await signal in signals { child.pass(signal) } }
    let status = await child.status()
    passing.cancel()
    return status
  }

  /// Returns the environment of a command: the endpoint, and a region and credentials if there are
  /// none.
  static func environment(_ own: [String: String], url: String) -> [String: String] {
    var variables = own
    variables["AWS_ENDPOINT_URL_DYNAMODB"] = url
    variables["AWS_ENDPOINT_URL_DYNAMODB_STREAMS"] = url
    variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = nil
    let user = AmazonCredentials(environment: own)
    if own["AWS_REGION"] == nil || own["AWS_DEFAULT_REGION"] == nil {
      let region = (try? user.region()) ?? RequestContext.defaultRegion
      variables["AWS_REGION"] = own["AWS_REGION"] ?? region
      variables["AWS_DEFAULT_REGION"] = own["AWS_DEFAULT_REGION"] ?? region
    }
    // Existing credentials are kept, since the command may need them for other services.
    if !user.isConfigured {
      variables["AWS_ACCESS_KEY_ID"] = "dynamock"
      variables["AWS_SECRET_ACCESS_KEY"] = "dynamock"
    }
    return variables
  }
}
