import Dynamock
import DynamockModel
import DynamockWire

/// Lets the rules of a database meet its requests, and hands on what no rule is due for.
public struct ScriptingService<Next: WireResponder>: WireResponder {
  private let registry: ScriptingRegistry
  private let next: Next
  private let scripted: @Sendable (WireRequest, ClientConnection, @escaping Send) -> Void

  /// Takes a response.
  public typealias Send = @Sendable (WireResponse) -> Void

  /// Answers a request, or hands it on: while no database has rules, after one load and one comparison.
  public func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    guard registry.isArmed else { return next.respond(to: request, from: client, send: send) }
    scripted(request, client, send)
  }

  /// Says what is wrong with a request that a server could not read to its end.
  public func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse {
    next.refusal(of: fault, head: head)
  }
}

extension ScriptingService {
  /// Puts scripts in front of a router.
  public init<Service: OperationService>(
    _ registry: ScriptingRegistry, next: Next
  ) where Next == Router<Service> {
    self.registry = registry
    self.next = next
    scripted = { request, client, send in
      guard let exchange = Exchange(request, from: client, registry, next: next, send: send) else {
        return next.respond(to: request, from: client, send: send)
      }
      exchange.begin()
    }
  }
}
