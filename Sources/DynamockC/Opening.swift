import Dynamock
import DynamockSettings
import DynamockStorage

/// What opening an instance's database led to.
///
/// A reference, because compiled code reads a nested enumeration of these before it has determined the
/// case, which valgrind reports as use of uninitialized memory.
final class Opening: Sendable {
  let database: DynamockDatabase?
  let file: DatabaseFile?
  let error: StorageError?

  init(_ settings: Settings) async {
    do throws(StorageError) {
      let (database, file) = try await settings.openDatabase()
      (self.database, self.file, error) = (database, file, nil)
    } catch {
      (database, file, self.error) = (nil, nil, error)
    }
  }
}
