import DynamockScripting
import DynamockWire

extension ControlCall {
  /// Executes a request about the vault of a database, or returns `nil` for an unsupported method.
  func vault(
    of script: Scripting, _ path: ScriptingPath
  ) async throws(ScriptingError) -> JSONText? {
    if case (.post, .vault) = (request.head.method, path) {
      let settings = try VaultChange(request.body).settings(for: script)
      do throws(VaultError) {
        return VaultText.summary(of: try await script.openVault(settings))
      } catch {
        throw .vault(error)
      }
    }
    if case (.get, .vault) = (request.head.method, path) {
      await script.vault?.settle()
      return VaultText.summary(of: script.vault)
    }
    if case (.get, .recordings) = (request.head.method, path) {
      return try await opened(script).contents(QueryParameters(request.head.query))
    }
    do throws(VaultError) {
      switch (request.head.method, path) {
      case (.get, .recording(let file)): return try script.openedVault().recording(file)
      case (.get, .unused):
        let names = try await script.openedVault().unused()
        return JSONText([("recordings", JSONText(names.map { JSONText($0) }))])
      case (.get, .differences):
        let vault = try script.openedVault()
        await vault.settle()
        return JSONText([("differences", JSONText(vault.differences.map(\.json)))])
      case (.get, .misses):
        let vault = try script.openedVault()
        await vault.settle()
        return JSONText([("misses", JSONText(vault.misses.map(\.json)))])
      case (.post, .prune):
        let names = try await script.openedVault().prune()
        return JSONText([("removed", JSONText(names.map { JSONText($0) }))])
      default: return nil
      }
    } catch {
      throw .vault(error)
    }
  }

  private func opened(_ script: Scripting) throws(ScriptingError) -> Vault {
    do throws(VaultError) { return try script.openedVault() } catch { throw .vault(error) }
  }

  /// Validates that a request does not come from a web page, not even one of this server: it
  /// contains paths on the server's machine.
  func validateNoPage() throws(ControlError) {
    guard request.head.values(of: .origin).isEmpty,
      request.head.text(of: HeaderName("sec-fetch-site")) == nil
    else { throw .filesOfPage }
  }
}

extension ScriptingPath {
  /// Whether a request contains file paths.
  var namesFiles: Bool {
    switch self {
    case .vault: true
    default: false
    }
  }
}
