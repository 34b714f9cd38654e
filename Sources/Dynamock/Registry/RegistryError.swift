public import DynamockStorage

/// The reason why an operation on databases failed.
public enum RegistryError: Error, Sendable, Equatable {
  /// No database has the name; contains the existing names.
  case noDatabase(String, existing: [String])
  /// The database has no checkpoint with the name; contains the existing names.
  case noCheckpoint(String, of: String, existing: [String])
  /// The name is already in use.
  case nameTaken(String)
  /// The name is not allowed in a path.
  case badName(String)
  /// The name's prefix is reserved for the databases of credentials.
  case reservedName(String)
  /// The default database cannot be dropped.
  case isDefault
  /// Forks and checkpoints of the database cannot last.
  case cannotLast(String)
  /// A database that is no fork cannot last.
  case onlyForksLast
  /// The database uses the machine's clock, which cannot be advanced.
  case clockIsReal
  /// A new file was requested where one already exists.
  case fileExists(StorageError)
  /// No file can exist at the path.
  case badPath(StorageError)
  /// Another process, or another database of this one, uses the file.
  case fileInUse(StorageError)
  /// A database cannot be filled from files; contains the message.
  case badSeed(String)
  /// The store failed.
  case storage(StorageError)
}
