import Dynamock
import DynamockWire

/// The way a test sends requests to dynamock, and the store that it uses.
public struct Setting: Sendable, Hashable, CustomStringConvertible {
  /// The depth at which requests are sent.
  public var depth: Depth
  /// The store of the data.
  public var store: Store

  /// The modules through which a request passes.
  public enum Depth: String, Sendable, Hashable, CaseIterable {
    /// JSON and the modules below.
    case inProcess = "in process"
    /// Also the rules of HTTP, without a socket.
    case wire = "through the wire room"
    /// A server with its own port.
    case socket = "over a socket"
  }

  /// The two stores.
  public enum Store: String, Sendable, Hashable, CaseIterable {
    /// The trees in memory.
    case memory = "memory"
    /// A SQLite file, which is removed afterwards.
    case sqlite = "SQLite"
  }

  /// Creates a setting from a depth and a store.
  public init(_ depth: Depth, _ store: Store) {
    self.depth = depth
    self.store = store
  }

  /// Returns the setting for requests in process, on a store.
  public static func inProcess(_ store: Store) -> Setting { Setting(.inProcess, store) }

  /// All depths on all stores.
  public static let all = Depth.allCases.flatMap { depth in
    Store.allCases.map { Setting(depth, $0) }
  }

  /// Both stores, in process, for behavior that does not depend on the depth.
  public static let stores = Store.allCases.map { Setting(.inProcess, $0) }

  /// The name in test cases.
  public var description: String { "\(depth.rawValue), on \(store.rawValue)" }
}

/// The response to a request.
public struct Answer: Sendable, Hashable {
  /// The HTTP status, 200 or an error's.
  public var status: Int
  /// The body, or `nil` if there is none.
  public var body: JSONValue?

  /// The exception's name, without its namespace, or `nil` for a success.
  public var errorName: String? {
    body?["__type"]?.text.map { String($0.split(separator: "#").last ?? "") }
  }

  /// The error's message, in either spelling of the member.
  public var message: String? { body?["message"]?.text ?? body?["Message"]?.text }

  /// The member with a name.
  public subscript(name: String) -> JSONValue? { body?[name] }

  /// Creates an answer.
  public init(status: Int, body: JSONValue?) {
    self.status = status
    self.body = body
  }
}
