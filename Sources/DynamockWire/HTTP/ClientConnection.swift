import Synchronization

/// The connection that a request came on, as far as a responder may know it.
///
/// One object per connection; a responder that does not use it pays nothing.
public final class ClientConnection: Sendable {
  /// The number of the connection, counted from 1 in the order of their opening.
  public let number: Int
  /// The port that the client connected from; nil without a socket.
  public let port: Int?
  private let counted = Atomic<Int>(0)
  private let state = Mutex(State())

  private struct State {
    var hasLeft = false
    var observers: [Int: @Sendable () -> Void] = [:]
    var nextObserver = 0
  }

  private static let opened = Atomic<Int>(0)

  /// Creates the record of a new connection.
  public init(port: Int? = nil) {
    number = Self.opened.wrappingAdd(1, ordering: .relaxed).newValue
    self.port = port
  }

  /// How many requests have come on the connection, the current one included.
  public var requests: Int { counted.load(ordering: .relaxed) }

  /// Counts a request.
  @inline(__always)
  public func countRequest() { counted.wrappingAdd(1, ordering: .relaxed) }

  /// Whether the client can still receive an answer, as far as the server has noticed.
  public var isOpen: Bool { state.withLock { !$0.hasLeft } }

  /// Notes that the client has closed its side or the connection is gone, and tells the observers.
  public func leave() {
    let observers = state.withLock { state -> [@Sendable () -> Void] in
      guard !state.hasLeft else { return [] }
      state.hasLeft = true
      defer { state.observers = [:] }
      return Array(state.observers.values)
    }
    for observer in observers { observer() }
  }

  /// Calls a closure when the client leaves; at once if it has left.
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

  /// Forgets an observer.
  public func removeObserver(_ number: Int) {
    state.withLock { _ = $0.observers.removeValue(forKey: number) }
  }
}
