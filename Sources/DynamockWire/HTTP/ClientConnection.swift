public import Dynamock
import Synchronization

/// A responder's view of the connection on which a request arrived.
///
/// There is one object per connection, without cost for responders that do not use it.
public final class ClientConnection: Sendable, RequestCaller {
  /// The number of the connection, counted from 1 in the order in which connections are opened.
  public let number: Int
  /// The client's port, or `nil` if there is no socket.
  public let port: Int?
  /// Whether the connection is encrypted.
  package let isSecure: Bool
  /// The context of the latest request.
  let contexts = ContextMemory()
  private let readAddress: (@Sendable () -> String?)?
  private let counted = Atomic<Int>(0)
  private let state = Mutex(State())

  private struct State {
    var hasLeft = false
    var observers: [Int: @Sendable () -> Void] = [:]
    var nextObserver = 0
  }

  private static let opened = Atomic<Int>(0)

  /// Creates the record of a new connection.
  public convenience init(port: Int? = nil) { self.init(port: port, isSecure: false, address: nil) }

  /// Creates the record of a new connection.
  /// - Parameters:
  ///   - isSecure: whether the connection is encrypted.
  ///   - address: returns the client's IP address, or `nil` without one; called only if a policy
  ///     may depend on it.
  package init(port: Int?, isSecure: Bool, address: (@Sendable () -> String?)?) {
    self.isSecure = isSecure
    readAddress = address
    number = Self.opened.wrappingAdd(1, ordering: .relaxed).newValue
    self.port = port
  }

  /// The client's IP address, or `nil` if there is no TCP socket.
  package var address: String? { readAddress?() }

  /// The number of requests on the connection so far, including the current one.
  public var requests: Int { counted.load(ordering: .relaxed) }

  /// Counts a request.
  ///
  /// Only called on the connection's event loop, so that no atomic addition is needed.
  @inline(__always)
  public func countRequest() {
    counted.store(counted.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
  }

  /// Whether the client is still connected, as far as the server knows.
  public var isOpen: Bool { state.withLock { !$0.hasLeft } }

  /// Records that the client has closed its side or that the connection has ended, and calls the
  /// observers.
  public func leave() {
    let observers = state.withLock { state -> [@Sendable () -> Void] in
      guard !state.hasLeft else { return [] }
      state.hasLeft = true
      defer { state.observers = [:] }
      return Array(state.observers.values)
    }
    for observer in observers { observer() }
  }

  /// Calls a closure when the client disconnects, or immediately if it has disconnected.
  /// - Returns: a number for ``removeObserver(_:)``.
  @discardableResult
  public func onLeave(_ observer: @escaping @Sendable () -> Void) -> Int {
    let number = state.withLock { state -> Int? in
      guard !state.hasLeft else { return nil }
      state.nextObserver += 1
      state.observers[state.nextObserver] = observer
      return state.nextObserver
    }
    if let number { return number }
    observer()
    return 0
  }

  /// Removes an observer.
  public func removeObserver(_ number: Int) {
    state.withLock { _ = $0.observers.removeValue(forKey: number) }
  }
}
