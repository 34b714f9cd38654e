import DynamockScripting
import Logging

/// Closes the vaults when a server stops, and logs problems.
enum VaultLog {
  /// Logs why a vault could not be written that nothing waits for.
  static func failureListener(_ logger: Logger) -> @Sendable (String) -> Void {
    { reason in logger.error("the vault could not be written: \(reason)") }
  }

  static func close(_ scripting: ScriptingRegistry, _ logger: Logger) async {
    do throws(VaultError) {
      for (database, vault) in try await scripting.closeVaults() {
        write(vault, of: database, to: logger)
      }
    } catch {
      logger.error("the vault could not be written: \(error)")
    }
  }

  private static func write(_ vault: Vault, of database: String, to logger: Logger) {
    let summary = vault.summary
    if let failure = summary.failure { logger.error("the vault could not be written: \(failure)") }
    if summary.expired > 0 {
      logger.warning(
        "\(summary.expired) recordings have expired but were returned; record them again")
    }
    guard vault.settings.unused == .warn else { return }
    let unused = summary.recordings - summary.used
    guard unused > 0 else { return }
    let text =
      "\(unused) recordings of the cassette \(vault.settings.cassette) were not used by \(database); "
      + "dynamock vault unused lists those that no run has used"
    logger.warning("\(text)")
  }
}
