import Dynamock
import DynamockModel
import DynamockWire

/// Answers what is under `/_dynamock/`, and hands everything else on.
public struct ControlService<Next: WireResponder>: WireResponder {
  private let databases: DatabaseRegistry
  private let settings: ControlSettings
  private let next: Next

  /// Puts the control API in front of another responder.
  public init(_ databases: DatabaseRegistry, settings: ControlSettings = .init(), next: Next) {
    self.databases = databases
    self.settings = settings
    self.next = next
  }

  /// Answers a request, or hands it on.
  public func respond(
    to request: WireRequest, send: @escaping @Sendable (WireResponse) -> Void
  ) {
    let path = request.head.path
    guard settings.isOn, path.starts(with: ControlPath.root.utf8) else {
      return next.respond(to: request, send: send)
    }
    Task {
      do throws(ControlError) {
        let answer = try await answer(request, at: path)
        send(WireResponse(status: 200, mediaType: .json, body: answer.bytes))
      } catch {
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
  ) async throws(ControlError) -> JSONText {
    guard isAuthorized(request.head) else { throw .unauthorized }
    guard let path = ControlPath(path) else { throw .noPath }
    return try await ControlCall(databases: databases, request: request).answer(path)
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
