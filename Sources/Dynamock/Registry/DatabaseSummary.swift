public import DynamockModel

/// A registry's information about a database.
public struct DatabaseSummary: Sendable, Hashable {
  /// The name, as in the path of the endpoint.
  public let name: String
  /// The origin of the fork, or `nil` for a database that was created empty.
  public let origin: Origin?
  /// The time of its creation.
  public let createdAt: Timestamp
  /// The time at which it expires, or `nil` if it does not expire.
  public let expiresAt: Timestamp?
  /// Its file, or `nil` for a database in memory and for the default database.
  public let file: String?
  /// Whether it is a fork in the default database's file, which later processes find there.
  public let isLasting: Bool
  /// Its checkpoints, in the order in which they were created.
  public let checkpoints: [String]

  /// A database or a checkpoint of one.
  public struct Origin: Sendable, Hashable {
    /// The database's name.
    public var database: String
    /// The checkpoint's name, or `nil` for the database's current contents.
    public var checkpoint: String?

    /// Creates a name of a database, or of one of its checkpoints.
    public init(database: String, checkpoint: String? = nil) {
      self.database = database
      self.checkpoint = checkpoint
    }
  }

  init(_ name: String, _ entry: DatabaseRegistry.Entry) {
    self.name = name
    origin = entry.origin
    createdAt = entry.createdAt
    expiresAt = entry.expiresAt
    file = entry.file
    isLasting = entry.isLasting
    checkpoints = entry.checkpoints.names
  }
}
