import DynamockModel
public import DynamockStorage
import Synchronization

extension DatabaseRegistry {
  /// Drops a database; its memory, or its space in the default database's file, is freed once the
  /// current requests have ended.
  ///
  /// A database in a file is closed once its pending writes are done, so that others may open the
  /// file as soon as this returns.
  /// - Throws: an error if the file cannot be closed cleanly; the database is dropped in any case.
  public func drop(_ name: String) throws(RegistryError) {
    guard name != Self.defaultName else { throw .isDefault }
    _ = try entry(name)
    guard let dropped = entries.withLock({ $0.removeValue(forKey: name) }) else { return }
    tellRemoval(of: name)
    do throws(StorageError) {
      try Self.erase(dropped, isAwaited: true)
    } catch {
      throw .storage(error)
    }
    guard dropped.file != nil else { return }
    do throws(StorageError) { try dropped.database.close() } catch { throw .storage(error) }
  }

  /// Closes the databases in files once their pending writes are done, and drops those in memory.
  /// - Throws: the error of the first one that cannot be closed cleanly; the others are closed in
  ///   any case.
  public func close() throws(StorageError) {
    var fault: StorageError?
    let databases = [defaultDatabase] + present.values.filter({ $0.file != nil }).map(\.database)
    dropHeldStates()
    for database in databases {
      do throws(StorageError) { try database.close() } catch { fault = fault ?? error }
    }
    if let fault { throw fault }
  }

  /// Releases checkpoints and forks in memory: a file keeps its log while they hold one of its
  /// states, and without this they might never be released before the process ends.
  private func dropHeldStates() {
    let held = entries.withLock { entries in
      defer {
        entries = entries.filter { $0.key == Self.defaultName || $0.value.file != nil }
        for name in entries.keys {
          entries[name]?.checkpoints = Checkpoints()
        }
      }
      return entries
    }
    // Released here, outside the lock.
    withExtendedLifetime(held) {}
  }
}
