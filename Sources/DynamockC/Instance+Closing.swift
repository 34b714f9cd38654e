import CDynamock
import Dynamock
import DynamockScripting
import DynamockServer
import DynamockSettings
import DynamockStorage
import DynamockWire
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Instance {
  /// Closes the instance once the pending writes are done.
  /// - Parameter forget: Invalidates the handle.
  func close(_ forget: () -> Void) -> Int32 {
    let isFirst = Gate.inside { () -> Bool? in
      if isLeftBehind { return nil }
      return state.withLock { state in
        defer { state.isClosed = true }
        return !state.isClosed
      }
    }
    guard let isFirst else { return Status.forked }
    guard isFirst else { return Status.done }
    _ = halt()
    Gate.inside {
      scripting.stop()
      for client in state.withLock({ Array($0.waiting.values) }) { client.leave() }
    }
    let isSaved = save()
    awaitCallers()
    forget()
    return isSaved ? Status.done : Status.invalid
  }

  /// Writes unsaved data to a file.
  private func save() -> Bool {
    let isSaved = waitFor { [self] () async -> Bool in
      let isWritten = await closeVaults()
      do throws(StorageError) {
        try await file?.save(databases.defaultDatabase)
        return isWritten
      } catch {
        return false
      }
    }
    do throws(StorageError) { try databases.close() } catch { return false }
    return isSaved ?? false
  }

  /// Writes what the vaults have not written yet.
  private func closeVaults() async -> Bool {
    // A copy in a forked process has no thread for files, and the vault belongs to the parent.
    guard isOfThisProcess else { return true }
    do throws(VaultError) {
      return try await scripting.closeVaults().allSatisfy { $0.vault.summary.failure == nil }
    } catch {
      return false
    }
  }

  /// Waits for the calls whose responses are being delivered.
  private func awaitCallers() {
    let end = ContinuousClock.now.advanced(by: settings.decoded.server.timeouts.stop)
    while !state.withLock({ $0.waiting.isEmpty }), ContinuousClock.now < end { usleep(1000) }
  }
}
