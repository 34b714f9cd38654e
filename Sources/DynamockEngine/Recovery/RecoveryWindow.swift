import DynamockModel
import DynamockStorage

/// The points in time to which a table can be recovered, both included.
struct RecoveryWindow: Sendable, Equatable {
  let earliest: Timestamp
  let latest: Timestamp

  /// Returns whether a point in time can be recovered; clients leave out the milliseconds, also of
  /// the earliest one.
  func contains(_ moment: Timestamp) -> Bool { earliest.wholeSecond <= moment && moment <= latest }
}

extension Recovery {
  /// The earliest point in time to recover to if no entries were removed before their time.
  func earliest(at now: Timestamp) -> Timestamp {
    max(keptSince, now.adding(milliseconds: -Int64(period) * 86_400_000))
  }
}

extension ReadSession {
  /// Returns the points in time to which a table can be recovered ([ack-quirks] DDB-TABLE-085).
  ///
  /// If the clock was set back, the latest one is that of the last change before.
  func window(of recovery: Recovery) throws(EngineFault) -> RecoveryWindow {
    var (earliest, now) = (recovery.earliest(at: timeOfDay), timeOfDay)
    if let log = recovery.log {
      if let mark = try value(for: RecoveryEntry.markKey, in: log) {
        // The states of the second in which entries were removed are not complete.
        earliest = max(earliest, RecoveryEntry.time(inMark: mark).nextWholeSecond)
      }
      if let last = try firstEntry(of: log, RecoveryEntry.range(), .descending) {
        now = max(now, RecoveryEntry.time(in: last.value))
      }
    }
    return RecoveryWindow(
      earliest: earliest,
      latest: max(earliest, now.adding(milliseconds: -settings.recoveryLag)))
  }

  /// Returns whether entries of a table's log have to be removed, because of their age or of the
  /// limit.
  func hasWork(in log: RecoveryLog, of recovery: Recovery) throws(EngineFault) -> Bool {
    guard let first = try firstEntry(of: log.keyspace, RecoveryEntry.range()) else { return false }
    return log.counters.bytes > settings.recoveryLogSize
      || RecoveryEntry.time(in: first.value) <= recovery.expiry(at: timeOfDay)
  }
}

extension Timestamp {
  /// The time rounded up to seconds.
  fileprivate var nextWholeSecond: Timestamp { adding(milliseconds: 999).wholeSecond }
}

extension Recovery {
  /// The time up to which entries are no longer needed.
  func expiry(at now: Timestamp) -> Timestamp { earliest(at: now).wholeSecond }
}
