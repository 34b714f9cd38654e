public import DynamockModel

/// The location of recordings, and how requests are recorded and replayed.
public struct VaultSettings: Sendable, Hashable {
  /// The folder of the vault.
  public var path = ".dynamock_vault"
  /// The cassette, the part of the vault that is read and written.
  public var cassette = "default"
  /// Whether requests are recorded, replayed or verified.
  public var mode = VaultMode.off
  /// How requests without a recording are answered in replay.
  public var miss = VaultMiss.refuse
  /// The operations that are recorded and replayed, or `nil` for all.
  public var operations: Set<Operation>?
  /// The tables that are recorded and replayed, with `*` as a wildcard, or `nil` for all.
  public var tables: [String]?
  /// The endpoint to record, or `nil` for none.
  public var upstream: String?
  /// The writing operations that may be sent to the upstream.
  public var writes: Set<Operation> = []
  /// How requests are answered after their last recorded response.
  public var repeats = VaultRepeats.last
  /// The number of days after which a response expires, or `nil` for never.
  public var expires: Int?
  /// How expired responses are treated.
  public var expired = VaultExpired.warn
  /// What happens at the end to unused recordings.
  public var unused = VaultUnused.keep
  /// A JSON file of masks in addition to those of `vault.json`, or `nil` for none.
  public var masks: String?
  /// Which responses of the upstream are recorded.
  public var keep = VaultKeep.answers
  /// How requests to the upstream are signed.
  public var signing = VaultSigning.own
  /// The salt of pseudonyms, or `nil` for the one in the vault's file `.salt`.
  public var salt: String?

  /// Creates the default settings, with mode `off`.
  public init() {}
}

/// Whether requests are recorded, replayed or verified.
public enum VaultMode: String, Sendable, CaseIterable {
  /// None of these.
  case off
  /// Recorded responses are returned.
  case replay
  /// The upstream answers, and its responses are recorded.
  case record
  /// The engine answers, and its responses are compared with the recorded ones.
  case verify
  /// As `record` if the cassette is empty when it is opened, otherwise as `replay`.
  case once
}

/// How requests without a recording are answered in replay.
public enum VaultMiss: String, Sendable, CaseIterable {
  /// The request is rejected, and the message names the nearest recording.
  case refuse
  /// The engine answers.
  case engine
  /// The upstream answers, and its response is recorded.
  case record
}

/// How requests are answered after their last recorded response.
public enum VaultRepeats: String, Sendable, CaseIterable {
  /// With the last response each time.
  case last
  /// As requests without a recording.
  case refuse
  /// With the first response, then the others in order.
  case again
}

/// How responses older than `vault.expires` days are treated.
public enum VaultExpired: String, Sendable, CaseIterable {
  /// They are returned, and listed as expired.
  case warn
  /// The request is rejected.
  case refuse
  /// The upstream answers, and its response replaces the recorded one.
  case record
}

/// What happens at the end to unused recordings.
public enum VaultUnused: String, Sendable, CaseIterable {
  /// Nothing.
  case keep
  /// Their number is logged.
  case warn
}

/// Which responses of an upstream are recorded.
public enum VaultKeep: String, Sendable, CaseIterable {
  /// All except throttling errors and those of status 5xx, which do not depend on the data.
  case answers
  /// All.
  case all
}

/// How requests to an upstream are signed.
public enum VaultSigning: String, Sendable, CaseIterable {
  /// With the user's own credentials.
  case own
  /// With a placeholder.
  case none
  /// With the client's own signature, which must be for the upstream's host.
  case pass
}

extension VaultSettings {
  /// Whether an upstream may be needed.
  package var needsUpstream: Bool {
    switch mode {
    case .record, .once: true
    case .replay: miss == .record || expired == .record
    case .off, .verify: false
    }
  }

  /// Parses comma-separated operations: names, and the groups of rules.
  ///
  /// Groups exclude the deletion of tables, backups and policies, which must be named.
  package static func operations(_ text: String) -> Set<Operation>? {
    var operations: Set<Operation> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) where !text.isEmpty {
      let name = String(name).trimmed
      if let operation = Operation(rawValue: name) {
        operations.insert(operation)
      } else if let group = OperationGroup(rawValue: name) {
        operations.formUnion(group.operations.filter { !$0.deletesForGood })
      } else {
        return nil
      }
    }
    return operations
  }

  /// Parses comma-separated table names.
  package static func tables(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
      .map(RequestFacts.tableName)
  }
}

extension Operation {
  /// Whether the operation deletes something other than items, so that no group may include it.
  var deletesForGood: Bool { name.hasPrefix("Delete") && self != .deleteItem }

  /// Whether the operation only reads, whatever its input; statements must be parsed.
  package var isReadByName: Bool {
    switch self {
    case .getItem, .query, .scan, .batchGetItem, .transactGetItems, .getRecords,
      .getShardIterator:
      true
    default:
      ["Describe", "List", "Get", "Search"].contains { name.hasPrefix($0) }
    }
  }
}

extension String {
  /// The text without the spaces around it.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
