import DynamockModel

/// What a table or an index is at a moment: a passing state until a time, then what follows.
///
/// The moment is compared with the steady time whenever someone looks, so that a manual clock moves every
/// table on in one step and no timer runs. That time never goes back: a state that has ended has ended for
/// good.
enum Lifecycle: Sendable, Hashable {
  /// Being made until the moment, then active. `backfillsFrom` is when an index of an existing table
  /// starts to be filled; nil for what was made with its table.
  case creating(until: Timestamp, backfillsFrom: Timestamp?)
  /// Being changed until the moment, then active; `change` says in what, if that keeps others away.
  case updating(until: Timestamp, change: TableChange?)
  /// In use.
  case active
  /// Being deleted until the moment, then gone.
  case deleting(until: Timestamp)

  /// When the state ends; nil for one that lasts.
  var end: Timestamp? {
    switch self {
    case .creating(let end, _), .updating(let end, _), .deleting(let end): end
    case .active: nil
    }
  }

  /// Whether what has the state is no longer there.
  func isGone(at now: Timestamp) -> Bool { resolved(at: now) == nil }

  /// The state at a moment, with those whose time has passed resolved; nil when it is gone.
  func resolved(at now: Timestamp) -> Lifecycle? {
    switch self {
    case .creating(let end, _), .updating(let end, _): now >= end ? .active : self
    case .active: self
    case .deleting(let end): now >= end ? nil : self
    }
  }
}

/// A change of a table that others have to wait for while it lasts.
enum TableChange: String, Sendable, Hashable {
  case billing
  case throughput
  case stream
  case tableClass
}
