import CDynamock
import Dynamock
import DynamockControl
import DynamockModel
import DynamockScripting
import DynamockServer
import DynamockSettings
import DynamockWire
import Synchronization

/// An open port of an instance.
struct Listening: Sendable {
  let listener: Listener
  /// Deletes expired items, as a server does.
  let sweeping: Task<Void, Never>?
}

extension Instance {
  /// Opens a port.
  /// - Returns: the status, and the JSON object for the caller.
  func serve(_ settings: [UInt8]) -> (Int32, String?) {
    if Gate.inside({ dynamock_generation() > 0 }) { return (Status.forked, nil) }
    do throws(InstanceFault) {
      let settings = try self.settings.serving(settings)
      try beginChange()
      defer { state.withLock { $0.isChangingPort = false } }
      let url = try listen(settings)
      return (Status.done, Self.object("url", url))
    } catch {
      if case .closed = error { return (Status.closed, nil) }
      return (Status.invalid, Self.object("message", error.description))
    }
  }

  /// Closes the port once the requests in flight are done.
  func halt() -> Int32 {
    let listening = Gate.inside { () -> Listening?? in
      if isLeftBehind { return nil }
      return .some(state.withLock { $0.listening })
    }
    guard let listening else { return Status.forked }
    guard let listening else { return Status.done }
    listening.sweeping?.cancel()
    _ = waitFor { await listening.listener.stop() }
    state.withLock { state in
      if state.listening?.listener === listening.listener { state.listening = nil }
    }
    return Status.done
  }

  private func beginChange() throws(InstanceFault) {
    let (isClosed, url) = Gate.inside {
      state.withLock { state -> (Bool, String?) in
        if state.isClosed { return (true, nil) }
        if let listening = state.listening { return (false, listening.listener.address.url) }
        guard !state.isChangingPort else { return (false, "a port that is being opened") }
        state.isChangingPort = true
        return (false, nil)
      }
    }
    if isClosed { throw .closed }
    if let url { throw .served(url: url) }
  }

  private func listen(_ settings: Settings) throws(InstanceFault) -> String {
    var configuration = settings.server
    configuration.answersInTurn = settings.data == nil
    do throws(SettingsError) {
      configuration.certificate = try settings.serverCertificate()
    } catch {
      throw .settings(error)
    }
    // The limit applies to the whole program that uses the library.
    _ = OpenFiles.divide(OpenFiles.limit, for: &configuration)
    let responder = servedResponder(settings)
    let result = waitFor { [configuration] () async -> Result<Listener, ServerError> in
      do throws(ServerError) {
        return .success(try await Listener.start(configuration, responder: responder))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let listener):
      let listening = Listening(listener: listener, sweeping: sweeping(settings.sweepInterval))
      state.withLock { $0.listening = listening }
      return listener.address.url
    case .failure(let error): throw .listening(error)
    case nil: throw .closed
    }
  }

  /// Returns a responder whose long requests do not block an event loop.
  private func servedResponder(_ settings: Settings) -> some WireResponder {
    let lanes = WorkLanes(threads: ServerConfiguration.usualThreads)
    let router = Router(
      service: DatabaseService(databases, lanes: lanes, onTableElsewhere: nil),
      authorizer: RequestAuthorizer(settings.authorization, accessKeys: settings.accessKeys),
      cors: settings.cors, lanes: lanes, onRefusal: nil)
    return ControlService(
      databases, settings: settings.control, threads: .pool(WorkPool(threads: 2)),
      scripting: scripting, next: ScriptingService(scripting, next: router))
  }

  private func sweeping(_ interval: Duration) -> Task<Void, Never>? {
    guard interval > .zero else { return nil }
    return Task { [databases] in
      while (try? await Task.sleep(for: interval)) != nil {
        for name in databases.names { _ = try? await databases[name]?.sweep() }
      }
    }
  }

  private static func object(_ name: String, _ text: String) -> String {
    String(decoding: JSONText([(name, JSONText(text))]).bytes, as: UTF8.self)
  }
}
