import Dynamock
import DynamockModel
import DynamockStorage

/// Why tables cannot be brought out or in; `Sentences` says it to people.
package enum ExchangeError: Error, Sendable {
  /// A file or folder cannot be read; the system's number of the reason is given.
  case unreadable(String, errno: Int32)
  /// A file or folder cannot be written.
  case unwritable(String, errno: Int32)
  /// A file is no gzip, or stops in the middle.
  case damagedGzip(String)
  /// A file is not the one that the export wrote.
  case wrongChecksum(String)
  /// A manifest is not what manifests are.
  case badManifest(String)
  /// An export that is not complete.
  case unfinished(folder: String)
  /// An export of a kind that cannot be read, such as Ion.
  case unsupported(String, kind: String)
  /// A file has another number of items than its manifest says.
  case wrongCount(String, expected: Int, found: Int)
  /// A line is no item, or none for its table.
  case badLine(String, line: Int, reason: String)
  /// A line is longer than any item.
  case longLine(String, line: Int)
  /// There is no such table among these.
  case noTable(String, existing: [String])
  /// Nothing in a folder is an export, nor are there lines of items with a table for them.
  case nothingToImport(folder: String)
  /// A table's key is not known.
  case noDefinition(table: String)
  /// A definition that is given cannot be read.
  case badDefinition(String, reason: String)
  /// Two exports of one table.
  case twice(table: String, folders: [String])
  /// The database does not take a table.
  case refused(table: String, reason: String)
  /// The store could not do it.
  case storage(StorageError)

  init(_ error: DynamoDBError, of table: String) {
    self = .refused(table: table, reason: error.message ?? error.code.name)
  }
}
