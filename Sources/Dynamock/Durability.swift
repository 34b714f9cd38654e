import DynamockSQLiteStorage

/// What an acknowledged write survives, for databases in files.
public enum Durability: String, Sendable, Hashable, CaseIterable {
  /// The end of the process; the default.
  case normal
  /// The end of the process and a crash of the machine: a commit waits until it is on the disk.
  case full
  /// The end of the process, but the file may be damaged if the machine crashes.
  case off

  var ofStore: SQLiteDurability {
    switch self {
    case .normal: .normal
    case .full: .full
    case .off: .off
    }
  }
}
