public import Dynamock
import DynamockModel
public import DynamockScripting
public import DynamockWire

/// Answers requests below `/_dynamock/`, and passes all others on.
public struct ControlService<Next: WireResponder>: WireResponder {
  private let databases: DatabaseRegistry
  private let settings: ControlSettings
  private let scripting: ScriptingRegistry?
  private let next: Next
  private let threads: ControlThreads
  private let onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)?

  /// Creates a service that adds the control API to another responder.
  /// - Parameter scripting: the scripts of the databases, or `nil` for a server without scripting.
  /// - Parameter onFailure: called for each request that fails because of the server, for example
  ///   because the disk is full.
  public init(
    _ databases: DatabaseRegistry, settings: ControlSettings = .init(),
    scripting: ScriptingRegistry? = nil, next: Next,
    onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)? = nil
  ) {
    self.init(
      databases, settings: settings, threads: .ofTasks, scripting: scripting, next: next,
      onFailure: onFailure)
  }

  /// Creates a service that adds the control API to another responder, on the given threads.
  package init(
    _ databases: DatabaseRegistry, settings: ControlSettings, threads: ControlThreads,
    scripting: ScriptingRegistry?, next: Next,
    onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)? = nil
  ) {
    self.scripting = scripting
    self.databases = databases
    self.settings = settings
    self.next = next
    self.threads = threads
    self.onFailure = onFailure
  }

  /// Answers a request, or passes it on.
  public func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    let head = request.head
    guard !head.isForRoot, settings.access != .off, Self.isControl(head.path) else {
      return next.respond(to: request, from: client, send: send)
    }
    let path = head.path
    do throws(ControlError) {
      try validate(head)
      if ConsoleFile.isPath(path) { return send(try Self.console(path, head)) }
    } catch {
      return send(Self.finished(Self.response(to: error), head))
    }
    switch threads {
    case .ofTasks: Task { await carryOut(request, at: path, for: client, send: send) }
    case .pool(let pool):
      Task(executorPreference: pool) {
        await carryOut(request, at: path, for: client, send: send)
      }
    case .caller:
      if #available(macOS 26.0, *) {
        Task.immediate { await carryOut(request, at: path, for: client, send: send) }
      } else {
        Task { await carryOut(request, at: path, for: client, send: send) }
      }
    }
  }

  private func carryOut(
    _ request: WireRequest, at path: ArraySlice<UInt8>, for client: ClientConnection,
    send: @Sendable (WireResponse) -> Void
  ) async {
    do throws(ControlError) {
      send(Self.finished(try await answer(request, at: path, to: client), request.head))
    } catch {
      if error.status >= 500 { onFailure?(String(decoding: path, as: UTF8.self), error.sentence) }
      send(Self.finished(Self.response(to: error), request.head))
    }
  }

  /// Throws unless a request may use the API; web pages are rejected first, since the rest of their
  /// requests is irrelevant.
  private func validate(_ head: RequestHead) throws(ControlError) {
    try PageRules(hosts: settings.hosts).validate(head)
    guard settings.access == .on else { throw .closed }
    // A browser cannot send a token with the request for a page, and the page contains no data.
    guard ConsoleFile.isPath(head.path) || isAuthorized(head) else { throw .unauthorized }
  }

  private static func console(
    _ path: ArraySlice<UInt8>, _ head: RequestHead
  ) throws(ControlError) -> WireResponse {
    guard head.method == .get || head.method == .head else { throw .noMethod }
    guard let file = ConsoleFile.file(at: path) else { throw .noPath }
    return finished(file.response(to: head), head, policy: ConsoleFile.policy)
  }

  /// Returns the response to a request that a server could not read completely.
  public func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse {
    next.refusal(of: fault, head: head)
  }

  private func answer(
    _ request: WireRequest, at path: ArraySlice<UInt8>, to client: ClientConnection
  ) async throws(ControlError) -> WireResponse {
    guard let path = ControlPath(path) else { throw .noPath }
    if path == .metrics {
      guard request.head.method == .get else { throw .noMethod }
      var response = WireResponse(
        status: 200, body: Metrics(of: databases, scripting: scripting).text)
      response.extraFields = [("Content-Type", Metrics.mediaType)]
      return response
    }
    let call = ControlCall(
      databases: databases, settings: settings, request: request, scripting: scripting,
      client: client)
    if case .call(let name) = path { return try await call.operation(on: name) }
    let answer = try await call.answer(path)
    return WireResponse(status: 200, mediaType: .json, body: answer.bytes)
  }

  /// Returns whether a path belongs to the control API, which includes `/metrics`, since DynamoDB
  /// does not use it.
  private static func isControl(_ path: ArraySlice<UInt8>) -> Bool {
    path.starts(with: ControlPath.root.utf8) || path.elementsEqual(ControlPath.metricsPath.utf8)
      || path.elementsEqual(ControlPath.root.utf8.dropLast())
  }

  private func isAuthorized(_ head: RequestHead) -> Bool {
    guard let token = settings.token else { return true }
    let scheme = "Bearer "
    guard let sent = head.value(of: .authorization), sent.starts(with: scheme.utf8) else {
      return false
    }
    return SecretComparison.isEqual(sent.dropFirst(scheme.utf8.count), token.utf8)
  }

  /// Returns a response with headers that prevent browsers from showing it to other pages.
  private static func finished(
    _ response: WireResponse, _ head: RequestHead,
    policy: String = "default-src 'none'; frame-ancestors 'none'"
  ) -> WireResponse {
    var response = response
    response.omitsBody = head.method == .head
    response.extraFields += [
      ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Referrer-Policy", "no-referrer"), ("Content-Security-Policy", policy),
    ]
    if response.body.count > ContentEncoding.threshold {
      response.acceptedEncoding =
        head.text(of: .acceptEncoding).flatMap { ContentEncoding.preferred(in: $0) }
    }
    return response
  }

  private static func response(to error: ControlError) -> WireResponse {
    let fault = JSONText([("code", JSONText(error.code)), ("message", JSONText(error.sentence))])
    var members: [(name: String, value: JSONText?)] = [("error", fault)]
    if case .scripting(let error) = error { members += error.details }
    let body = JSONText(members)
    var response = WireResponse(status: error.status, mediaType: .json, body: body.bytes)
    // [rfc-9110], section 15.5.2.
    if case .unauthorized = error { response.extraFields = [("WWW-Authenticate", "Bearer")] }
    return response
  }
}
