import DynamockStorage

/// Why something that names databases cannot be done.
public enum RegistryError: Error, Sendable, Equatable {
  /// There is no database of the name; these there are.
  case noDatabase(String, existing: [String])
  /// The database has no checkpoint of the name; these it has.
  case noCheckpoint(String, of: String, existing: [String])
  /// Something of the name is there already.
  case nameTaken(String)
  /// The name cannot stand in a path.
  case badName(String)
  /// Databases of credentials have names that begin like this one.
  case reservedName(String)
  /// The default database cannot be dropped.
  case isDefault
  /// The database runs on the machine's clock, which nobody can move.
  case clockIsReal
  /// A new file is to be made where there is one already.
  case fileExists(StorageError)
  /// No file can be at the path.
  case badPath(StorageError)
  /// Another process, or another database of this one, has the file.
  case fileInUse(StorageError)
  /// The store could not do it.
  case storage(StorageError)
}
