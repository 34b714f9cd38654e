/// What an acknowledged write outlives.
public enum SQLiteDurability: String, Sendable, Hashable, CaseIterable {
  /// The death of the process: a commit is in the file, though perhaps not on the disk yet.
  case normal
  /// The death of the machine: a commit waits until the disk has it.
  case full
  /// The death of the process too, but the file may be damaged when the machine dies.
  case off

  /// SQLite's word for it, in its write-ahead log mode.
  ///
  /// With NORMAL the log is synced before it is copied into the file, so that a power cut may cost
  /// the last commits and never the file (sqlite.org/pragma.html#pragma_synchronous).
  var synchronous: String {
    switch self {
    case .normal: "NORMAL"
    case .full: "FULL"
    case .off: "OFF"
    }
  }
}
