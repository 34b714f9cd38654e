import DynamockModel

/// A table, index, stream or shard named in a request that cannot be used.
enum ResourceFault: Sendable {
  /// A table or index that does not exist.
  case unnamed
  /// A table that does not exist or is still being created.
  case missingTable(MissingTable)
  /// A table that was being imported and no longer exists.
  case importedTable(String)
  /// A resource whose tags are requested or changed.
  case taggedResource(String)
  /// A tagged resource of another account.
  case taggedByOtherAccount
  /// An index that an UpdateTable refers to.
  case missingIndex(String, of: String)
  /// A table that already exists.
  case tableExists(String)
  /// A stream.
  case stream(String)
  /// A shard.
  case shard
  /// A resource of another account, by its ARN.
  case otherAccount(String)
}

/// A table named in a request that cannot be used.
struct MissingTable: Sendable {
  let name: String
  /// Whether the table is being created.
  let isCreating: Bool
  /// Whether AWS's error message names the table.
  let isNamed: Bool
  /// The names of the tables that exist.
  let existing: [String]
}

/// An operation that the state of a table or index does not permit at the moment.
enum ResourceInUse: Sendable {
  case tableBeing(Transition, String)
  case deletionWhileIndexesChange
  case deletionWhileStreamChanges
  case deletionWhileUpdated(String)
  case indexBeingCreated(String, of: String)
  case indexBeingDeleted(String, of: String)
  case indexBeingUpdated(String, of: String)
  case indexNotFilledYet(String, of: String)
  case deletionOfAllocated(String, of: String)
  case unitsWhileIndexes([String], Transition, of: String)
  case limitsWhileIndexes([String], Transition)
  case streamWhileIndexesCreated([String], of: String)
  /// An update that must wait for a change of the table.
  case update(UpdateKind, during: OngoingChange)
  case timeToLiveWhileCreated(String)

  /// Whether an index is being created or deleted.
  enum Transition: Sendable {
    case creation
    case deletion
  }

  /// The kinds of updates that must wait for each other.
  enum UpdateKind: Sendable {
    case units
    case stream
    case limits
    case tableClass
    case index
  }

  /// A change of a table that is in progress.
  struct OngoingChange: Sendable {
    let change: TableChange
    let table: String
    let enablesStream: Bool
    let streamLabel: String?
    let tableClass: TableClass?
  }
}

extension ResourceInUse.OngoingChange {
  /// Describes a change of a table.
  init(_ change: TableChange, of table: TableDefinition) {
    self.init(
      change: change, table: table.name, enablesStream: table.streamSpecification != nil,
      streamLabel: table.latestStreamLabel, tableClass: table.tableClass?.tableClass)
  }
}

/// The reason why a stream's records cannot be read.
enum StreamReadFault: Sendable {
  case invalidIterator
  case expiredIterator
  case sequenceNumberNotInShard
  case trimmed
}

/// A change of time to live that is not allowed at the moment.
enum TimeToLiveFault: Sendable {
  case isEnabled
  case isDisabled
  case usesOtherAttribute(String)
  case changedLately
  case notDescribable(TableStatus)
}
