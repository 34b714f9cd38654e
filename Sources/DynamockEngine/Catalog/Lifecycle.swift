import DynamockModel

/// The state of a table or an index: a transitional state until a time, then the state that
/// follows.
///
/// The end of a state is compared with the steady time whenever it is read, so that a manual clock
/// advances all tables in one step and no timer is needed. That time never goes back, so a state
/// that has ended does not return.
enum Lifecycle: Sendable, Hashable {
  /// Being created until a time, then active.
  ///
  /// `backfillsFrom` is the time at which an index of an existing table starts to be filled, or
  /// `nil` for an index that was created with its table.
  case creating(until: Timestamp, backfillsFrom: Timestamp?)
  /// Being changed until a time, then active; `change` is the kind of change if others must wait
  /// for it.
  case updating(until: Timestamp, change: TableChange?)
  /// In use.
  case active
  /// Being deleted until a time, then gone.
  case deleting(until: Timestamp)

  /// The end of the state, or `nil` if it is permanent.
  var end: Timestamp? {
    switch self {
    case .creating(let end, _), .updating(let end, _), .deleting(let end): end
    case .active: nil
    }
  }

  /// Returns whether a table or index in this state no longer exists.
  func isGone(at now: Timestamp) -> Bool { resolved(at: now) == nil }

  /// Returns the state at a point in time, or `nil` if the table or index no longer exists.
  func resolved(at now: Timestamp) -> Lifecycle? {
    switch self {
    case .creating(let end, _), .updating(let end, _): now >= end ? .active : self
    case .active: self
    case .deleting(let end): now >= end ? nil : self
    }
  }
}

extension Timestamp {
  /// The end of a state that does not end by itself: a time that is never reached.
  static let never = Timestamp(milliseconds: .max)
}

/// A change of a table that other changes must wait for.
enum TableChange: String, Sendable, Hashable {
  case billing
  case throughput
  case stream
  case tableClass
}
