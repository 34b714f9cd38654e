import DynamockSQLiteStorage

/// What a write that was answered survives, for databases in files.
public enum Durability: String, Sendable, Hashable, CaseIterable {
  /// The death of the process; the default.
  case normal
  /// The death of the machine too: a commit waits until the disk has it.
  case full
  /// The death of the process, but the file may be damaged when the machine dies.
  case off

  var ofStore: SQLiteDurability {
    switch self {
    case .normal: .normal
    case .full: .full
    case .off: .off
    }
  }
}
