import Dynamock
import DynamockModel
import DynamockWire

/// Answers what is under `/_dynamock/`, and hands everything else on.
public struct ControlService<Next: WireResponder>: WireResponder {
  private let databases: DatabaseRegistry
  private let settings: ControlSettings
  private let next: Next
  /// The threads that calls run on; `nil` for those of all tasks.
  private let executor: WorkPool?
  private let onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)?

  /// Puts the control API in front of another responder.
  /// - Parameter onFailure: called for each request that fails for a reason of the server's, such as a
  ///   full disk.
  public init(
    _ databases: DatabaseRegistry, settings: ControlSettings = .init(), next: Next,
    onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)? = nil
  ) {
    self.init(databases, settings: settings, executor: nil, next: next, onFailure: onFailure)
  }

  /// Puts the control API in front of another responder, on threads of its own.
  ///
  /// It answers then even if the system gives the process no further thread or descriptor.
  package init(
    _ databases: DatabaseRegistry, settings: ControlSettings, executor: WorkPool?, next: Next,
    onFailure: (@Sendable (_ path: String, _ sentence: String) -> Void)? = nil
  ) {
    self.databases = databases
    self.settings = settings
    self.next = next
    self.executor = executor
    self.onFailure = onFailure
  }

  /// Answers a request, or hands it on.
  public func respond(
    to request: WireRequest, send: @escaping @Sendable (WireResponse) -> Void
  ) {
    let path = request.head.path
    guard settings.isOn, isControl(path, request.head.method) else {
      return next.respond(to: request, send: send)
    }
    Task(executorPreference: executor) {
      do throws(ControlError) {
        send(try await answer(request, at: path))
      } catch {
        if error.status >= 500 { onFailure?(String(decoding: path, as: UTF8.self), error.sentence) }
        send(Self.response(to: error))
      }
    }
  }

  /// Says what is wrong with a request that a server could not read to its end.
  public func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse {
    next.refusal(of: fault, head: head)
  }

  private func answer(
    _ request: WireRequest, at path: ArraySlice<UInt8>
  ) async throws(ControlError) -> WireResponse {
    guard isAuthorized(request.head) else { throw .unauthorized }
    guard let path = ControlPath(path) else { throw .noPath }
    if path == .metrics {
      var response = WireResponse(status: 200, body: Metrics(of: databases).text)
      response.extraFields = [("Content-Type", Metrics.mediaType)]
      return response
    }
    let answer = try await ControlCall(
      databases: databases, settings: settings, request: request
    ).answer(path)
    return WireResponse(status: 200, mediaType: .json, body: answer.bytes)
  }

  /// `/metrics` is the control API's for those who read; nothing of DynamoDB's is there.
  private func isControl(_ path: ArraySlice<UInt8>, _ method: RequestHead.Method) -> Bool {
    path.starts(with: ControlPath.root.utf8)
      || method == .get && path.elementsEqual(ControlPath.metricsPath.utf8)
  }

  private func isAuthorized(_ head: RequestHead) -> Bool {
    guard let token = settings.token else { return true }
    guard let sent = head.value(of: .authorization) else { return false }
    return sent.elementsEqual("Bearer \(token)".utf8)
  }

  private static func response(to error: ControlError) -> WireResponse {
    let fault = JSONText([("code", JSONText(error.code)), ("message", JSONText(error.sentence))])
    let body = JSONText([("error", fault)])
    return WireResponse(status: error.status, mediaType: .json, body: body.bytes)
  }
}
