import Dynamock
import DynamockControl
import DynamockModel
import DynamockScripting
import DynamockServer
import DynamockWire
import Logging

/// All settings of a server, decoded and within their bounds.
struct Settings: Sendable {
  /// Where the server listens and what it puts up with.
  var server: ServerConfiguration
  /// The SQLite file; nil keeps data in memory.
  var data: String?
  /// The file that data in memory comes from and goes to; nil lets it go with the process.
  var saveOnExit: String?
  /// What an answered write survives.
  var durability: Durability
  /// The account that stands in ARNs.
  var accountID: String
  /// How much of a request's authorization has to be right.
  var authorization: AuthorizationMode
  /// The pages that browsers let read answers.
  var cors: CrossOriginPolicy
  /// The key pairs whose signatures are good.
  var accessKeys: AccessKeys
  /// Which clients of the plain endpoint have a database of their own.
  var isolation: Isolation
  /// How many databases of their own clients may have together.
  var isolatedDatabases: Int
  /// The least important message that is logged.
  var logLevel: Logger.Level
  /// How messages are written.
  var logFormat: LogFormat
  /// How long tables and indexes stay in their passing states.
  var delays: Delays
  /// What is done as time goes by.
  var upkeep: Upkeep
  /// What databases take the time of day from.
  var clock: Clock
  /// What happens to a write that meets a transaction on the same item.
  var transactionConflicts: TransactionConflicts
  /// Milliseconds that a write waits for another program's lock on the data file.
  var lockWait: Int64
  /// Whether requests beyond the throughput are refused.
  var throttling: ThrottlingSettings
  /// Whether members of requests that are not carried out are ignored.
  var ignoresUnsupported: Bool
  /// Whether calls are counted and measured.
  var keepsStatistics: Bool
  /// Who may use the control API, and what AWS charges.
  var control: ControlSettings

  /// Limits of rules, held requests and journals.
  var scripting: ScriptingSettings
  /// The rules that apply to all databases.
  var rules: [Rule]

  /// Whether the control API answers, as it is set.
  enum ControlAccess: String, Sendable, CaseIterable {
    case auto, on, off
  }

  /// What databases take the time of day from.
  enum Clock: String, Sendable, CaseIterable {
    case real, manual
  }

  /// How messages are written.
  enum LogFormat: String, Sendable, CaseIterable {
    case text, json
  }

  /// How long the passing states of tables and indexes last, in milliseconds.
  struct Delays: Sendable, Hashable {
    var creatingTable: Int64 = 0
    var updatingTable: Int64 = 0
    var deletingTable: Int64 = 0
    var creatingIndex: Int64 = 0
    var deletingIndex: Int64 = 0
    var changingTimeToLive: Int64 = 0
  }

  /// How often expired data is looked for, and how long shards of streams are open.
  struct Upkeep: Sendable, Hashable {
    /// Milliseconds between two sweeps; 0 is never.
    var interval: Int64 = 1000
    /// Milliseconds until an open shard is closed.
    var shardAge: Int64 = 14_400_000
    /// Records until an open shard is closed; nil is any number.
    var shardRecords: Int?
  }
}

/// The names of swift-log's levels, from the least important.
enum LogLevels {
  static let names = Logger.Level.allCases.map(\.rawValue)
}
