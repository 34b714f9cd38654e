/// What an acknowledged write survives.
public enum SQLiteDurability: String, Sendable, Hashable, CaseIterable {
  /// The end of the process: a commit is in the file, though perhaps not on the disk yet.
  case normal
  /// Also a crash of the machine: a commit waits until it is on the disk.
  case full
  /// The end of the process, but the file may be damaged if the machine crashes.
  case off

  /// The value of SQLite's `synchronous` setting in write-ahead log mode.
  ///
  /// With NORMAL the log is synced before it is copied into the file, so a power failure can lose
  /// the last commits but never damage the file ([sqlite-synchronous]).
  var synchronous: String {
    switch self {
    case .normal: "NORMAL"
    case .full: "FULL"
    case .off: "OFF"
    }
  }
}
