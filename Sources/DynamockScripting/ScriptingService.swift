import Dynamock
import DynamockModel
public import DynamockWire

/// Applies the rules of a database to its requests, and passes on requests that no rule applies to.
public struct ScriptingService<Next: WireResponder>: WireResponder {
  private let registry: ScriptingRegistry
  private let next: Next
  private let scripted: @Sendable (WireRequest, ClientConnection, @escaping Send) -> Void

  /// Sends a response.
  public typealias Send = @Sendable (WireResponse) -> Void

  /// Responds to a request, or passes it on, which takes only one load and one comparison if no
  /// database has rules, and allocates nothing if only others have.
  public func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    guard registry.isArmed, registry.mayConcern(request.head) else {
      return next.respond(to: request, from: client, send: send)
    }
    scripted(request, client, send)
  }

  /// Describes the fault of a request that a server could not read completely.
  public func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse {
    next.refusal(of: fault, head: head)
  }
}

extension ScriptingService {
  /// Creates a service that applies scripts to the requests of a router.
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
