/// Limits of scripting and its defaults.
public struct ScriptingSettings: Sendable, Hashable {
  /// Whether requests are kept in the journal.
  public var journal = JournalMode.auto
  /// How many requests each database's journal keeps.
  public var journalEntries = 1000
  /// How many bytes of bodies each database's journal keeps.
  public var journalBytes = 8 * 1024 * 1024
  /// How many requests the server holds at a time.
  public var heldRequests = 1000
  /// How long a request is held, in milliseconds.
  public var hold: Int64 = 10_000
  /// The seed from which the seeds of rules are made; nil for other ones at each start.
  public var seed: UInt64?
  /// How many rules a database may have.
  public var rules = 10_000

  /// Creates the defaults.
  public init() {}
}

/// Whether requests are kept in the journal.
public enum JournalMode: String, Sendable, CaseIterable {
  /// From the first rule, held request or question on, until it is cleared.
  case auto
  /// Always.
  case on
  /// Never.
  case off
}

/// What happens to a request that no rule is due for.
public enum Unmatched: String, Sendable, CaseIterable {
  /// The engine answers.
  case pass
  /// The request is held.
  case hold
  /// The request is rejected.
  case refuse
}
