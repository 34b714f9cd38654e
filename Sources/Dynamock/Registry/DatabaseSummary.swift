import DynamockModel

/// What a registry knows of a database.
public struct DatabaseSummary: Sendable, Hashable {
  /// The name, as it stands in the path of the endpoint.
  public let name: String
  /// What the database was forked from; nil for one that began empty.
  public let origin: Origin?
  /// When it was made.
  public let createdAt: Timestamp
  /// When it goes by itself; nil for one that stays.
  public let expiresAt: Timestamp?
  /// The file it lives in; nil for one in memory, and for the default database.
  public let file: String?
  /// Its checkpoints, in the order they were taken.
  public let checkpoints: [String]

  /// A database or a checkpoint of one.
  public struct Origin: Sendable, Hashable {
    /// The database's name.
    public var database: String
    /// The checkpoint's name; nil for the database as it is.
    public var checkpoint: String?

    /// Names a database, or a checkpoint of it.
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
    checkpoints = entry.checkpointNames
  }
}
