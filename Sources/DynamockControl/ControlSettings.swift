package import Dynamock
public import DynamockStatistics
import DynamockWire

/// The access to the control API, and the prices used for plans.
public struct ControlSettings: Sendable, Hashable {
  /// Whether the control API is available.
  public var access: Access
  /// The token required in `Authorization: Bearer TOKEN`, or `nil` if none is required.
  public var token: String?
  /// The additional names of the server, in lowercase; local names are always allowed.
  public var hosts: Set<String>
  /// AWS's prices, for plans.
  public var prices: Prices

  /// The version of the program, for ``/_dynamock/v1``.
  package var version = ""
  /// The values of the server's settings by their names, without secrets.
  package var summary = Summary { [:] }
  /// Fills a new database from files on the server's machine; by default this is not possible.
  package var seeding = Seeding(fill: nil)
  /// Whether the default database outlives the process, which others in memory do not.
  package var keepsDefault = false
  /// Whether clients connect to the server by https.
  public var isEncrypted = false

  /// Values that are computed on request, since they are not needed at the start.
  ///
  /// All summaries are equal.
  package struct Summary: Sendable, Hashable {
    /// Computes the values.
    package let values: @Sendable () -> [String: String]

    /// Creates a summary.
    package init(_ values: @escaping @Sendable () -> [String: String]) { self.values = values }

    package static func == (one: Summary, other: Summary) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
  }

  /// Fills databases from files.
  ///
  /// All instances are equal.
  package struct Seeding: Sendable, Hashable {
    /// The tables that a database was filled with.
    package struct Report: Sendable {
      /// The tables, with the numbers of their items.
      package let tables: [(name: String, items: Int)]
      /// Remarks, such as types that were inferred.
      package let notices: [String]

      /// Creates a report.
      package init(tables: [(name: String, items: Int)], notices: [String]) {
        self.tables = tables
        self.notices = notices
      }
    }

    /// Fills an empty database from places, each a path or `PATH=KEY`, and ends with an error once the
    /// database is no longer wanted.
    package typealias Fill =
      @Sendable (_ places: [String], DynamockDatabase, _ isWanted: @escaping @Sendable () -> Bool)
      async throws(RegistryError) -> Report

    /// Fills a database, or `nil` if that is not possible.
    package let fill: Fill?

    /// Creates an instance from a function.
    package init(fill: Fill?) { self.fill = fill }

    package static func == (one: Seeding, other: Seeding) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
  }

  /// Whether the control API is available.
  public enum Access: Sendable, Hashable {
    /// It is available.
    case on
    /// It rejects every request: signatures are verified, but no token is configured for this API.
    case closed
    /// Its paths do not exist.
    case off
  }

  /// Creates settings; by default everyone who can connect to the port can use the API.
  public init(
    access: Access = .on, token: String? = nil, hosts: Set<String> = [], prices: Prices = Prices()
  ) {
    self.access = access
    self.token = token
    self.hosts = hosts
    self.prices = prices
  }

  /// Parses names separated by commas, without ports; returns `nil` if one is not a name or an
  /// address.
  public static func hosts(_ text: String) -> Set<String>? {
    var hosts: Set<String> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) where !text.isEmpty {
      guard let authority = Authority(name.utf8.filter { $0 != 0x20 }), authority.port == nil,
        authority.isAddress || authority.isPlainName, !name.hasSuffix(":")
      else { return nil }
      hosts.insert(authority.host)
    }
    return hosts
  }
}
