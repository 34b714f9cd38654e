import Dynamock
package import DynamockModel
package import DynamockStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The reason why tables cannot be exported or imported; `Sentences` contains the messages.
package enum ExchangeError: Error, Sendable {
  /// A file or folder cannot be read; the value is the system's error number.
  case unreadable(String, errno: Int32)
  /// A path is neither a file nor a folder.
  case notAFile(String)
  /// A file or folder cannot be written.
  case unwritable(String, errno: Int32)
  /// A file is not valid gzip data, or ends early.
  case damagedGzip(String)
  /// A file that is not, or not completely, compressed by zstd.
  case damagedZstd(String)
  /// The library for zstd cannot be opened, for a reason of the system.
  case noZstd(String)
  /// A file differs from the exported one.
  case wrongChecksum(String)
  /// A manifest is invalid.
  case badManifest(String)
  /// An export is not complete.
  case unfinished(folder: String)
  /// An export is in a format that is not supported, such as Ion.
  case unsupported(String, kind: String)
  /// The number of items in a file differs from its manifest.
  case wrongCount(String, expected: Int, found: Int)
  /// A line is not an item, or not an item of its table.
  case badLine(String, line: Int, reason: String)
  /// A line is longer than an item can be.
  case longLine(String, line: Int)
  /// There is no table with the name; contains the existing names.
  case noTable(String, existing: [String])
  /// A folder contains no export, or no lines of items for the named table.
  case nothingToImport(folder: String)
  /// A given table definition cannot be read.
  case badDefinition(String, reason: String)
  /// A line has the key of an earlier one, if its place could be found.
  case repeatedKey(
    String, table: String, (path: String, line: Int), earlier: (path: String, line: Int)?)
  /// Nothing exists at a path; contains a name in the same folder that may be meant.
  case nothingAt(String, meant: String?)
  /// The key of a table whose items are seeded or imported is not known; contains a likely one.
  case noKey(table: String, path: String, likely: String, KeyPlace)
  /// The table of items from standard input is not named.
  case noTableName
  /// A file has nothing that a database could be seeded from.
  case unknownSeed(String)
  /// The name of a file does not show its format.
  case unnamedSeed(String)
  /// A folder has no files that a database could be seeded from.
  case emptySeed(String)
  /// The text after the equals sign of a seed is not a key.
  case badSeedKey(String, path: String)
  /// The key that was given for a file is not the known one of its table.
  case otherKey(String, path: String, table: String, known: String, origin: String)
  /// Two files define one table.
  case twoDefinitions(table: String, paths: [String])
  /// There are two exports of one table.
  case twice(table: String, folders: [String])
  /// There is an incremental export of a table, and no full one.
  case noFullExport(table: String, export: String)
  /// The changes of a table between two points in time are not part of any export.
  case missingPeriod(table: String, export: String, from: Timestamp, to: Timestamp)
  /// The folder of an export has one of the table.
  case alreadyExported(table: String, folder: String, export: String)
  /// A name was given for one table, but there are several.
  case severalTables(String)
  /// The database has a table of this name.
  case tableExists(String)
  /// The database rejected a table.
  case refused(table: String, reason: String)
  /// The export or import was cancelled.
  case cancelled
  /// The store failed.
  case storage(StorageError)

  /// How a key is given.
  package enum KeyPlace: Sendable {
    /// After the path of a file, and an equals sign.
    case file
    /// In the same way, in addition to the folder of the file.
    case folder
    /// After the path of a folder with an export.
    case export
    /// By `--key`.
    case option
    /// After the path of a file that is given by `--from`.
    case source
    /// In the same way, in addition to the folder of the file.
    case sourceOfFolder
  }

  /// Whether the system denies access to a file.
  var isDenied: Bool {
    switch self {
    case .unreadable(_, let code), .unwritable(_, let code): [EACCES, EPERM, EROFS].contains(code)
    default: false
    }
  }

  init(_ error: DynamoDBError, of table: String) {
    self = .refused(table: table, reason: error.message ?? error.code.name)
  }
}
