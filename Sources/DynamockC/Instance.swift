import CDynamock
import Dynamock
import DynamockControl
import DynamockExchange
import DynamockModel
import DynamockScripting
import DynamockServer
import DynamockSettings
import DynamockStorage
import DynamockWire
import Synchronization

/// The databases of a server, by name, without a socket.
final class Instance: Sendable {
  let settings: InstanceSettings
  let databases: DatabaseRegistry
  let scripting: ScriptingRegistry
  let state = Mutex(State())
  let file: DatabaseFile?
  let responder: ControlService<ScriptingService<Router<DatabaseService>>>
  /// The process that opened the instance.
  private let generation = dynamock_generation()
  private let date = Mutex(DateField())

  struct State {
    var isClosed = false
    /// The waiting callers, by number.
    var waiting: [Int: ClientConnection] = [:]
    /// The port on which the instance is served.
    var listening: Listening?
    /// Whether a thread is currently opening or closing the port.
    var isChangingPort = false
    /// Whether a request may have saved a database to a file.
    var hasNamedFile = false
  }

  /// Opens the data specified by settings.
  init(_ settings: InstanceSettings) throws(InstanceFault) {
    let decoded = settings.decoded
    let isInMemory =
      decoded.data == nil && decoded.saveOnExit == nil && decoded.scripting.vault.mode == .off
    guard isInMemory || dynamock_generation() == 0 else { throw .forked }
    BucketTransfers.runOnCaller(decoded.database.transfers)
    let (database, file) = try Self.open(decoded)
    self.settings = settings
    self.file = file
    databases = DatabaseRegistry(
      default: database, settings: decoded.database, durability: decoded.durability,
      isolation: decoded.isolation, isolatedFiles: decoded.data,
      isolatedDatabases: decoded.isolatedDatabases)
    if let fault = databases.openingFault { throw .storage(fault) }
    scripting = ScriptingRegistry(databases, settings: decoded.scripting)
    do throws(ScriptingError) {
      try scripting.everywhere.add(decoded.rules, now: database.clock.now)
    } catch {
      throw .rules(error)
    }
    try Self.openVault(scripting)
    let router = Router(
      service: DatabaseService(databases),
      authorizer: RequestAuthorizer(decoded.authorization, accessKeys: decoded.accessKeys),
      cors: decoded.cors)
    responder = ControlService(
      databases, settings: decoded.control, threads: .caller, scripting: scripting,
      next: ScriptingService(scripting, next: router))
  }

  private static func openVault(_ scripting: ScriptingRegistry) throws(InstanceFault) {
    let fault = waitFor { () async -> VaultError? in
      do throws(VaultError) {
        try await scripting.openVault()
        return nil
      } catch {
        return error
      }
    }
    switch fault {
    case .some(.none): return
    case .some(.some(let error)): throw .vault(error)
    case .none: throw .storage(StorageError(.failed, "there is no memory left"))
    }
  }

  private static func open(
    _ settings: Settings
  ) throws(InstanceFault) -> (DynamockDatabase, DatabaseFile?) {
    guard let opening = waitFor({ await Opening(settings) }) else {
      throw .storage(StorageError(.failed, "there is no memory left"))
    }
    if let error = opening.error { throw .storage(error) }
    guard let database = opening.database else {
      throw .storage(StorageError(.failed, "no database was opened"))
    }
    return (database, opening.file)
  }

  /// Whether this process opened the instance.
  var isOfThisProcess: Bool { generation == dynamock_generation() }

  /// Whether this process holds a copy of an instance whose files or threads remained in the parent
  /// process.
  var isLeftBehind: Bool {
    guard !isOfThisProcess else { return false }
    return settings.decoded.data != nil || file != nil
      || settings.decoded.scripting.vault.mode != .off
      || state.withLock { $0.listening != nil || $0.isChangingPort || $0.hasNamedFile }
  }

  /// Starts a request while holding the gate.
  func start(_ request: dynamock_request, _ call: inout OpaquePointer?) -> Int32 {
    let isForked = dynamock_generation() > 0
    if isForked {
      let isCopy = generation != dynamock_generation()
      guard !isLeftBehind, !isCopy || !request.isControl else { return Status.forked }
    }
    let isOpen = state.withLock { state in
      if request.isControl { state.hasNamedFile = state.hasNamedFile || request.namesFile }
      return !state.isClosed
    }
    guard isOpen else { return Status.closed }
    let client = ClientConnection()
    guard let handle = CallHandle(of: client) else { return Status.invalid }
    respond(to: request, from: client, handle)
    if !handle.isDone {
      // In a forked process, no thread could finish it.
      guard !isForked else {
        dynamock_release(handle.pointer)
        return Status.forked
      }
      state.withLock { $0.waiting[client.number] = client }
      if handle.isDone { forget(client) }
    }
    call = handle.pointer
    return handle.isDone ? Status.done : Status.pending
  }

  private func respond(
    to request: dynamock_request, from client: ClientConnection, _ handle: CallHandle
  ) {
    var head: RequestHead?
    do throws(HTTPFault) {
      let request = try WireRequest(
        request, limits: settings.decoded.server.limits, head: &head)
      client.countRequest()
      responder.respond(to: request, from: client) { [self] response in
        finish(handle, of: client, Outcome(response))
      }
    } catch {
      finish(handle, of: client, Outcome(responder.refusal(of: error, head: head)))
    }
  }

  private func finish(_ handle: CallHandle, of client: ClientConnection, _ outcome: Outcome) {
    switch outcome {
    case .response(let response, let isCut):
      handle.finish(response, isCut: isCut, date: dateField(of: response))
      announce(handle, to: client)
    case .closed(let delivery):
      handle.finish(without: delivery)
      announce(handle, to: client)
    case .later(let response, let milliseconds):
      let timer = Task { [self] in
        try? await Task.sleep(for: .milliseconds(milliseconds))
        finish(handle, of: client, .response(response, isCut: false))
      }
      client.onLeave { timer.cancel() }
    case .nothing:
      client.onLeave { [self] in finish(handle, of: client, .closed("hangup")) }
    }
  }

  /// Removes a waiting caller.
  private func forget(_ client: ClientConnection) {
    state.withLock { _ = $0.waiting.removeValue(forKey: client.number) }
  }

  /// Ends a call that has been answered; the callback may close the instance, which waits for the
  /// other calls.
  private func announce(_ handle: CallHandle, to client: ClientConnection) {
    forget(client)
    dynamock_call_announce(handle.pointer)
  }

  private func dateField(of response: WireResponse) -> [UInt8] {
    if let date = response.delivery?.date { return Array(date.utf8) }
    return date.withLock { $0.now() }
  }
}
