import DynamockModel
import DynamockStorage

/// The progress of filling a keyspace from the items of a table: a new index, or the expiry times
/// of a table whose time to live has just been enabled.
///
/// Items are filled in the order of their row keys.
struct Backfill: Sendable, Equatable {
  /// The row key up to which items have their entries, or `nil` at the beginning.
  var position: [UInt8]?
  /// The state after the backfill.
  let following: Lifecycle

  /// The row keys of the items that are still to be filled.
  var remaining: KeyRange {
    position.map { KeyRange.all.resumed(after: $0, .ascending) } ?? .all
  }

  /// Records that a portion is filled; the last portion ends the backfill.
  static func advance(
    _ backfill: inout Backfill?, _ lifecycle: inout Lifecycle, by portion: Portion
  ) {
    guard let current = backfill else { return }
    if portion.isFull {
      backfill?.position = portion.last
    } else {
      backfill = nil
      lifecycle = current.following
    }
  }

  /// A part of a table's items, and their entries in the keyspace that is filled.
  ///
  /// Its size limits how long other writers wait: milliseconds.
  struct Portion {
    private(set) var entries: [Entry] = []
    private(set) var last: [UInt8]?
    private var items = 0
    private var bytes = 0

    /// Whether other writers have their turn before the next item.
    var isFull: Bool { items >= 250 || bytes >= 1 << 20 }

    /// Adds an item, and its entry if it has one.
    mutating func add(_ entry: Entry?, at rowKey: [UInt8], bytes count: Int) {
      if let entry { entries.append(entry) }
      last = rowKey
      items += 1
      bytes += count
    }
  }

  /// An entry of an index, or an expiry time.
  struct Entry {
    let key: [UInt8]
    let value: [UInt8]
    /// The size of the item in an index, in bytes.
    var size = 0
  }

  /// What is filled.
  enum Target {
    case index(Table, any StoredIndex, Backfill)
    case expiries(Table, TimeToLive, Backfill)
  }
}

/// An index of a table with items, which a backfill fills.
protocol BackfilledIndex: OnlineIndex {
  var keyspace: Keyspace { get }
  var backfill: Backfill? { get set }
  var lifecycle: Lifecycle { get set }
}

extension IndexDefinition: BackfilledIndex {}
extension SearchIndexDefinition: BackfilledIndex {}

extension BackfilledIndex {
  /// Records that a portion is filled.
  mutating func advanceBackfill(by portion: Backfill.Portion) {
    var (progress, state) = (backfill, lifecycle)
    Backfill.advance(&progress, &state, by: portion)
    (backfill, lifecycle) = (progress, state)
  }

  /// Begins the backfill of a new index.
  ///
  /// Until the end, the index contains the entries of exactly the items up to the position: writes
  /// beyond it leave the index to the backfill. It stays CREATING at least for the configured delay,
  /// whose second half is shown as the backfill; without a delay, it is shown from the beginning.
  mutating func beginBackfill(at now: Timestamp, delay: Int64) {
    let start = now.adding(milliseconds: delay / 2)
    backfill = Backfill(
      following: delay == 0
        ? .active : .creating(until: now.adding(milliseconds: delay), backfillsFrom: start))
    lifecycle = .creating(until: .never, backfillsFrom: start)
  }
}

extension Catalog {
  /// Returns what is being filled.
  /// - Parameter keyspace: the keyspace that is filled, or `nil` for any.
  func backfill(of keyspace: Keyspace?) -> Backfill.Target? {
    for table in tables.values {
      for index in table.indexes where keyspace == nil || index.keyspace == keyspace {
        // An index that is being deleted keeps its position and is not filled any further.
        if let backfill = index.definition.backfill, case .creating = index.definition.lifecycle {
          return .index(table, index, backfill)
        }
      }
      for index in table.searchIndexes where keyspace == nil || index.keyspace == keyspace {
        if let backfill = index.definition.backfill, case .creating = index.definition.lifecycle {
          return .index(table, index, backfill)
        }
      }
      if let expiries = table.expiries, keyspace == nil || expiries.keyspace == keyspace,
        let backfill = expiries.backfill
      {
        return .expiries(table, expiries, backfill)
      }
    }
    return nil
  }
}
