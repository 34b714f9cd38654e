import Dynamock
import DynamockWire

/// Where a test enters dynamock and what keeps its data.
public struct Setting: Sendable, Hashable, CustomStringConvertible {
  /// How deep the test enters.
  public var depth: Depth
  /// What keeps the data.
  public var store: Store

  /// The rooms that a request passes.
  public enum Depth: String, Sendable, Hashable, CaseIterable {
    /// JSON and the rooms below.
    case inProcess = "in process"
    /// HTTP's rules too, without a socket.
    case wire = "through the wire room"
    /// A server on a port of its own.
    case socket = "over a socket"
  }

  /// The two stores.
  public enum Store: String, Sendable, Hashable, CaseIterable {
    /// The tree in memory.
    case memory = "memory"
    /// A SQLite file, removed afterwards.
    case sqlite = "SQLite"
  }

  /// Joins a depth and a store.
  public init(_ depth: Depth, _ store: Store) {
    self.depth = depth
    self.store = store
  }

  /// In process, on a store.
  public static func inProcess(_ store: Store) -> Setting { Setting(.inProcess, store) }

  /// Every depth on every store.
  public static let all = Depth.allCases.flatMap { depth in
    Store.allCases.map { Setting(depth, $0) }
  }

  /// Both stores, in process: for what does not depend on the way in.
  public static let stores = Store.allCases.map { Setting(.inProcess, $0) }

  /// For the names of test cases.
  public var description: String { "\(depth.rawValue), on \(store.rawValue)" }
}

/// What came back for a request.
public struct Answer: Sendable, Hashable {
  /// The HTTP status, 200 or an error's.
  public var status: Int
  /// The body; nil when there is none.
  public var body: JSONValue?

  /// The exception's name, without its namespace; nil for a success.
  public var errorName: String? {
    body?["__type"]?.text.map { String($0.split(separator: "#").last ?? "") }
  }

  /// The error's sentence, under either spelling of its member.
  public var message: String? { body?["message"]?.text ?? body?["Message"]?.text }

  /// The member of a name.
  public subscript(name: String) -> JSONValue? { body?[name] }
}
