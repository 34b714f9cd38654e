import Dynamock
import DynamockModel
import DynamockScripting
import DynamockWire

/// Answers what is under `/_dynamock/`, and hands everything else on.
public struct ControlService<Next: WireResponder>: WireResponder {
  private let databases: DatabaseRegistry
  private let settings: ControlSettings
  private let scripting: ScriptingRegistry?
  private let next: Next
  /// The threads that calls run on; `nil` for those of all tasks.
  private let executor: WorkPool?
  private let onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)?

  /// Puts the control API in front of another responder.
  /// - Parameter scripting: the scripts of the databases; nil for a server without scripting.
  /// - Parameter onFailure: called for each request that fails for a reason of the server's, such as a
  ///   full disk.
  public init(
    _ databases: DatabaseRegistry, settings: ControlSettings = .init(),
    scripting: ScriptingRegistry? = nil, next: Next,
    onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)? = nil
  ) {
    self.init(
      databases, settings: settings, executor: nil, scripting: scripting, next: next,
      onFailure: onFailure)
  }

  /// Puts the control API in front of another responder, on threads of its own.
  ///
  /// It answers then even if the system gives the process no further thread or descriptor.
  package init(
    _ databases: DatabaseRegistry, settings: ControlSettings, executor: WorkPool?,
    scripting: ScriptingRegistry?, next: Next,
    onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)? = nil
  ) {
    self.scripting = scripting
    self.databases = databases
    self.settings = settings
    self.next = next
    self.executor = executor
    self.onFailure = onFailure
  }

  /// Answers a request, or hands it on.
  public func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    let head = request.head
    let path = head.path
    guard settings.access != .off, Self.isControl(path) else {
      return next.respond(to: request, from: client, send: send)
    }
    do throws(ControlError) {
      try validate(head)
    } catch {
      return send(Self.finished(Self.response(to: error), head))
    }
    Task(executorPreference: executor) {
      do throws(ControlError) {
        send(Self.finished(try await answer(request, at: path, to: client), head))
      } catch {
        if error.status >= 500 { onFailure?(String(decoding: path, as: UTF8.self), error.sentence) }
        send(Self.finished(Self.response(to: error), head))
      }
    }
  }

  /// Requires that a request may use the API: pages first, since what they send has no say in the rest.
  private func validate(_ head: RequestHead) throws(ControlError) {
    try PageRules(hosts: settings.hosts).validate(head)
    guard settings.access == .on else { throw .closed }
    guard isAuthorized(head) else { throw .unauthorized }
  }

  /// Says what is wrong with a request that a server could not read to its end.
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
    let answer = try await ControlCall(
      databases: databases, settings: settings, request: request, scripting: scripting,
      client: client
    ).answer(path)
    return WireResponse(status: 200, mediaType: .json, body: answer.bytes)
  }

  /// `/metrics` belongs to the control API; nothing of DynamoDB's is there.
  private static func isControl(_ path: ArraySlice<UInt8>) -> Bool {
    path.starts(with: ControlPath.root.utf8) || path.elementsEqual(ControlPath.metricsPath.utf8)
  }

  private func isAuthorized(_ head: RequestHead) -> Bool {
    guard let token = settings.token else { return true }
    let scheme = "Bearer "
    guard let sent = head.value(of: .authorization), sent.starts(with: scheme.utf8) else {
      return false
    }
    return SecretComparison.isEqual(sent.dropFirst(scheme.utf8.count), token.utf8)
  }

  /// A response with what keeps browsers from showing it to another page, whatever it says.
  private static func finished(_ response: WireResponse, _ head: RequestHead) -> WireResponse {
    var response = response
    response.omitsBody = head.method == .head
    response.extraFields += [
      ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ]
    return response
  }

  private static func response(to error: ControlError) -> WireResponse {
    let fault = JSONText([("code", JSONText(error.code)), ("message", JSONText(error.sentence))])
    var members: [(name: String, value: JSONText?)] = [("error", fault)]
    if case .scripting(let error) = error { members += error.details }
    let body = JSONText(members)
    var response = WireResponse(status: error.status, mediaType: .json, body: body.bytes)
    // RFC 9110, section 15.5.2.
    if case .unauthorized = error { response.extraFields = [("WWW-Authenticate", "Bearer")] }
    return response
  }
}
