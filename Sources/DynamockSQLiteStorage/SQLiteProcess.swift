import CSQLite
import Synchronization

/// The changes that a program allows SQLite to make to its whole process.
///
/// SQLite's settings are shared by the whole process and belong to the program: a store does not
/// change them unless the program dedicates SQLite to stores of this kind. Stores use a file system
/// interface of their own ("dynamock"), which other connections do not notice.
public enum SQLiteProcess {
  private static let dedication = Atomic<Bool>(false)

  /// Whether the program has dedicated SQLite to stores of this kind.
  public static var isDedicated: Bool { dedication.load(ordering: .acquiring) }

  /// Tunes SQLite for a process that uses it only for stores of this kind.
  ///
  /// Call this before anything uses SQLite. It disables SQLite's memory statistics, which take a
  /// process-wide lock for each allocation, and the pages that each connection allocates ahead.
  public static func dedicate() {
    _ = dynamock_sqlite_spare_memory()
    dedication.store(true, ordering: .releasing)
  }
}
