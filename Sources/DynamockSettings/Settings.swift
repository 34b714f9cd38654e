package import Dynamock
package import DynamockControl
import DynamockModel
package import DynamockS3
package import DynamockScripting
package import DynamockServer
package import DynamockWire
package import Logging

/// All settings of a server, decoded and validated.
///
/// The initial value of a property is the default of its setting.
package struct Settings: Sendable {
  /// The server's address, limits, and timeouts.
  package var server = ServerConfiguration()
  /// The files of the port's certificate and key, and whether they are generated.
  package var tls = EncryptionFiles()
  /// The source of the certificate of the server's port.
  package var encryption = Encryption.none
  /// The SQLite file, or `nil` to keep data in memory.
  package var data: String?
  /// The file from which data in memory is loaded and to which it is saved, or `nil` to discard
  /// data at the end of the process.
  package var saveOnExit: String?
  /// The files and folders that an empty database is filled from.
  package var seed: [String] = []
  /// The file that the port is written to, or `nil` for none.
  package var portFile: String?
  /// What an acknowledged write survives.
  package var durability = Durability.normal
  /// The server with buckets, or `nil` if they are folders or if there are none.
  package var bucketEndpoint: S3Place?
  /// The settings of every database.
  package var database = DynamockDatabase.Settings()
  /// How requests are authenticated.
  package var authorization = AuthorizationMode.any
  /// The web pages whose origins may read responses.
  package var cors = CrossOriginPolicy.any
  /// The key pairs whose signatures are valid.
  package var accessKeys = AccessKeys()
  /// How clients of the plain endpoint are isolated in separate databases.
  package var isolation = Isolation.none
  /// The maximum number of databases for isolated clients.
  package var isolatedDatabases = 100
  /// The minimum level of log messages.
  package var logLevel = Logger.Level.info
  /// The format of log messages.
  package var logFormat = LogFormat.text
  /// The time between two sweeps for expired data; zero disables them.
  package var sweepInterval = Duration.seconds(1)
  /// The source of the time of day.
  package var clock = Clock.real
  /// The availability of the control API, as configured.
  package var controlAccess = ControlAccess.auto
  /// The file of the control API's prices, or `nil` for the built-in ones.
  package var pricesFile: String?
  /// The settings of the control API, and AWS's prices.
  package var control = ControlSettings()
  /// Limits of rules, held requests and journals.
  package var scripting = ScriptingSettings()
  /// The file of the rules, or `nil` if there is none.
  package var rulesFile: String?
  /// The rules that apply to all databases.
  package var rules: [Rule] = []

  private init() {}

  /// The defaults.
  package static let standard = Settings()

  /// Whether the control API is available.
  package enum ControlAccess: String, Sendable, CaseIterable {
    case auto, on, off
  }

  /// The source of the time of day.
  package enum Clock: String, Sendable, CaseIterable {
    case real, manual
  }

  /// The format of log messages.
  package enum LogFormat: String, Sendable, CaseIterable {
    case text, json
  }
}
