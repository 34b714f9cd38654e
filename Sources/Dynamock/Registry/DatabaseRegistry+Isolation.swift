import DynamockEngine
import DynamockModel
import DynamockStorage
import Synchronization

extension DatabaseRegistry {
  /// The database that a request reaches; nil where the path names one that is not there.
  ///
  /// - Parameter name: what the path names; nil for a plain endpoint, which isolation may lead to a
  ///   database of the credential's own, made on first use.
  /// - Throws: `UnrecognizedClientException` for a credential that is too long for a name,
  ///   `LimitExceededException` for one too many, `InternalServerError` where the file of a database
  ///   cannot be opened.
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

  /// The name of the database that a request reaches.
  public func name(of path: String?, for request: RequestContext) -> String {
    path ?? isolation.databaseName(for: request) ?? Self.defaultName
  }

  /// Makes the database of a credential, unless another request was faster; a file that is there from an
  /// earlier process is opened.
  private func madeOnFirstUse(_ name: String) throws(DynamoDBError) -> DynamockDatabase {
    // A lock of its own: a file takes its time to open, and other databases do not wait for it.
    try firstUse.withLock { (_) throws(DynamoDBError) in
      if let database = self[name] { return database }
      // Nothing makes room by itself: whatever database went would take acknowledged writes with it.
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
  /// A credential that has no database, as AWS refuses one that nobody has.
  fileprivate static func noScope(_ name: String) -> Self {
    Self(
      .unrecognizedClient, "The security token included in the request is invalid.",
      explanation: Explanation(
        rule: "isolation", found: "a credential whose database's name has \(name.utf8.count) bytes",
        remedy: "an access key and a region that make at most 255"))
  }

  /// One credential too many; AWS has no such limit, and this class is not tried again by the SDKs.
  fileprivate static func tooManyScopes(_ name: String, limit: Int) -> Self {
    Self(
      .limitExceeded,
      "The server keeps a database for each client, and \(limit) are there already: drop one "
        + "(dynamock db drop), or start it with a higher limits.isolatedDatabases.",
      explanation: Explanation(
        rule: "limits.isolatedDatabases", found: "no database \(name) yet",
        remedy: "a client whose database is there, or room for one more"))
  }
}
