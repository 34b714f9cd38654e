public import DynamockModel
import DynamockStorage

extension DatabaseRegistry {
  /// Replaces a database's contents with those of another one, or of a checkpoint.
  public func restore(
    _ name: String, to origin: DatabaseSummary.Origin
  ) async throws(RegistryError) {
    let database = try entry(name).database
    if origin.checkpoint == nil {
      let other = try entry(origin.database).database
      if !database.isReplaceable, database.isRelated(to: other) {
        return try await stored { () throws(StorageError) in
          try await database.shareContents(of: other.engine)
        }
      }
    }
    let checkpoint = try await checkpoint(at: origin)
    try await stored { () throws(StorageError) in try await database.restore(checkpoint) }
  }

  /// Restores the contents that a database started with: those of a fork's origin at that time, or
  /// those of the checkpoint ``seedName`` of any other database; without either, nothing.
  /// - Parameter isEmptied: whether to remove everything instead.
  public func reset(_ name: String, toNothing isEmptied: Bool = false) async throws(RegistryError) {
    let entry = try entry(name)
    let seed = entry.origin == nil ? entry.checkpoints[Self.seedName] : nil
    try await stored { () throws(StorageError) in
      if isEmptied {
        try await entry.database.removeContents()
      } else if let seed {
        try await entry.database.restore(seed)
      } else {
        try await entry.database.reset()
      }
    }
  }

  /// Visits the differences between a database and another one or a checkpoint.
  public func diff(
    _ name: String, from origin: DatabaseSummary.Origin, _ visit: (DatabaseChange) -> DiffStep
  ) async throws(RegistryError) {
    let database = try entry(name).database
    let base = try await checkpoint(at: origin)
    do throws(StorageError) {
      try await database.diff(from: base, visit)
    } catch {
      throw .storage(error)
    }
  }

  func stored<Value: Sendable>(
    _ body: () async throws(StorageError) -> Value
  ) async throws(RegistryError) -> Value {
    do throws(StorageError) {
      return try await body()
    } catch {
      switch error.code {
      case .exists: throw .fileExists(error)
      case .badPath: throw .badPath(error)
      case .locked: throw .fileInUse(error)
      default: throw .storage(error)
      }
    }
  }
}
