import DynamockEngine
public import DynamockModel
import DynamockStorage
import Synchronization

extension DatabaseRegistry {
  /// Returns the database that a request is for, or `nil` if the path names one that does not
  /// exist.
  ///
  /// - Parameter name: the name in the path, or `nil` for a plain endpoint, for which isolation can
  ///   select a separate database for the credential, created on first use.
  /// - Throws: `UnrecognizedClientException` if the credential is too long for a name,
  ///   `LimitExceededException` if there are too many credentials, `InternalServerError` if a
  ///   database's file cannot be opened.
  public func database(
    _ name: String?, for request: RequestContext
  ) throws(DynamoDBError) -> DynamockDatabase? {
    if let name { return self[name] }
    if case .none = isolation { return defaultDatabase }
    guard let name = isolation.databaseName(for: request) else { return defaultDatabase }
    if let database = self[name] { return database }
    guard Self.isName(name) else { throw .noScope(name) }
    return try madeOnFirstUse(name)
  }

  /// Returns the name of the database that a request is for.
  public func name(of path: String?, for request: RequestContext) -> String {
    path ?? isolation.databaseName(for: request) ?? Self.defaultName
  }

  /// Creates the database of a credential, unless a concurrent request already has; a file from an
  /// earlier process is opened.
  private func madeOnFirstUse(_ name: String) throws(DynamoDBError) -> DynamockDatabase {
    // A separate lock: opening a file takes time, and requests for other databases must not wait
    // for it.
    try firstUse.withLock { (_) throws(DynamoDBError) in
      if let database = self[name] { return database }
      // No database is dropped to make room, since its acknowledged writes would be lost.
      let count = names.count { $0.hasPrefix(Isolation.prefix) }
      guard count < isolatedDatabases else { throw .tooManyScopes(name, limit: isolatedDatabases) }
      let clock: any WallClock =
        (defaultDatabase.clock as? ManualClock).map { ManualClock(now: $0.now) } ?? SystemClock()
      let file = isolatedFiles.map { "\($0).\(name)" }
      do throws(StorageError) {
        let database =
          if let file {
            try DynamockDatabase(
              file: file, durability: durability, settings: settings, clock: clock)
          } else {
            try DynamockDatabase(settings: settings, clock: clock)
          }
        let entry = Entry(
          database: database, origin: nil, createdAt: time.now.timeOfDay, expiresAt: nil, file: file
        )
        entries.withLock { $0[name] = entry }
        return database
      } catch {
        throw DynamoDBError(error)
      }
    }
  }
}

extension DynamoDBError {
  /// Returns the error for a credential without a database; AWS rejects an unknown credential in
  /// the same way.
  fileprivate static func noScope(_ name: String) -> Self {
    Self(
      .unrecognizedClient, "The security token included in the request is invalid.",
      explanation: Explanation(
        rule: "isolation", found: "a credential whose database's name has \(name.utf8.count) bytes",
        remedy: "an access key and a region that result in at most 255"))
  }

  /// Returns the error for one credential too many; AWS has no such limit, and the SDKs do not
  /// retry this class of error.
  fileprivate static func tooManyScopes(_ name: String, limit: Int) -> Self {
    Self(
      .limitExceeded,
      "The server keeps a database for each client, and already has \(limit): drop one "
        + "(dynamock db drop), or start it with a higher limits.isolatedDatabases.",
      explanation: Explanation(
        rule: "limits.isolatedDatabases", found: "no database \(name) yet",
        remedy: "a client whose database exists, or a higher limit"))
  }
}
