/// The limits and defaults of scripting.
public struct ScriptingSettings: Sendable, Hashable {
  /// Whether requests are kept in the journal.
  public var journal = JournalMode.auto
  /// The maximum number of requests in each database's journal.
  public var journalEntries = 1000
  /// The maximum number of body bytes in each database's journal.
  public var journalBytes = 8 * 1024 * 1024
  /// The maximum number of requests that the server holds at the same time.
  public var heldRequests = 1000
  /// The time for which a request is held, in milliseconds.
  public var hold: Int64 = 10_000
  /// The seed from which the seeds of rules are derived, or `nil` for different ones at each start.
  public var seed: UInt64?
  /// The maximum number of rules in a database.
  public var rules = 10_000
  /// The vault of `default` and of the isolated databases.
  public var vault = VaultSettings()

  /// Creates the default settings.
  public init() {}
}

/// Whether requests are kept in the journal.
public enum JournalMode: String, Sendable, CaseIterable {
  /// Requests are kept from the first rule, held request or query until the journal is cleared.
  case auto
  /// Always.
  case on
  /// Never.
  case off
}

/// The treatment of a request that no rule applies to.
public enum Unmatched: String, Sendable, CaseIterable {
  /// The engine answers.
  case pass
  /// The request is held.
  case hold
  /// The request is rejected.
  case refuse
}
