import Dynamock
public import DynamockWire
import Synchronization

/// Creates the upstream for a URL.
///
/// It is passed in by the program, since this module opens no sockets. The second argument
/// determines how requests are signed.
public typealias UpstreamMaker =
  @Sendable (_ url: String, _ signing: VaultSigning) throws(UpstreamRefusal) -> any Upstream

/// The reason why a URL cannot be an upstream.
public struct UpstreamRefusal: Error, Sendable, Hashable {
  /// The reason, as the end of a message: `has no host`.
  public let reason: String

  /// Creates the error from its reason.
  public init(_ reason: String) { self.reason = reason }
}

/// The open cassettes of a process, and the thread for their files.
final class VaultShelf: Sendable {
  let makeUpstream: UpstreamMaker?
  private let state = Mutex(State())

  private struct State {
    var files: WorkPool?
    var cassettes: [String: (cassette: Cassette, users: Int)] = [:]
    /// The vault of the server's settings, which isolated databases share.
    var standard: Vault?
  }

  /// Called with the reason when a vault that nothing waits for could not be written.
  private let onFailure: @Sendable (String) -> Void
  private let failureCount = Atomic(0)

  init(_ makeUpstream: UpstreamMaker?, onFailure: @escaping @Sendable (String) -> Void) {
    self.makeUpstream = makeUpstream
    self.onFailure = onFailure
  }

  /// The thread for file access; it starts with the first vault.
  var files: WorkPool {
    state.withLock { state in
      if let files = state.files { return files }
      let files = WorkPool(threads: 1)
      state.files = files
      return files
    }
  }

  /// The vault that isolated databases share.
  var standard: Vault? {
    get { state.withLock { $0.standard } }
    set { state.withLock { $0.standard = newValue } }
  }

  /// Returns the upstream of settings, or `nil` if they have none.
  /// - Throws: `noUpstream` if one is needed, `badUpstream` if it cannot be used.
  func upstream(_ settings: VaultSettings) throws(VaultError) -> (any Upstream)? {
    guard let url = settings.upstream, !url.isEmpty else {
      guard settings.needsUpstream else { return nil }
      throw .noUpstream(for: settings.purpose)
    }
    guard !URLCredentials.areIn(url) else {
      throw .badUpstream(URLCredentials.hidden(in: url), reason: URLCredentials.refusal)
    }
    guard let makeUpstream else { throw .badUpstream(url, reason: "cannot be reached from here") }
    do throws(UpstreamRefusal) {
      return try makeUpstream(url, settings.signing)
    } catch {
      throw .badUpstream(URLCredentials.hidden(in: url), reason: error.reason)
    }
  }

  /// Opens the vault of settings; reads its files on the thread for files.
  func open(_ settings: VaultSettings) async throws(VaultError) -> Vault {
    let upstream = try upstream(settings)
    let files = files
    let cassette = try await files.run { [self] () throws(VaultError) in try take(settings) }
    return Vault(settings, cassette, upstream: upstream, files: files)
  }

  /// Returns another vault on the cassette of an open one.
  func share(_ vault: Vault) -> Vault {
    state.withLock { state in
      let path = vault.cassette.folder.path
      if let users = state.cassettes[path]?.users { state.cassettes[path]?.users = users + 1 }
    }
    return Vault(vault.settings, vault.cassette, upstream: vault.upstream, files: vault.files)
  }

  /// Opens the cassette of settings, on the thread for files.
  private func take(_ settings: VaultSettings) throws(VaultError) -> Cassette {
    let folder = VaultFolder(settings.path)
    let cassette = try folder.cassette(settings.cassette)
    if settings.needsUpstream { try folder.make() }
    let file = try folder.file()
    var masks = file.masks
    if let path = settings.masks {
      masks += try VaultFile.masks(parsing: VaultFiles.read(path), path: path)
    }
    let open = state.withLock { state -> Cassette? in
      guard var open = state.cassettes[cassette.path], open.cassette.masks == masks else {
        return nil
      }
      open.users += 1
      state.cassettes[cassette.path] = open
      return open.cassette
    }
    if let open { return open }
    if state.withLock({ $0.cassettes[cassette.path] }) != nil {
      throw .inUse(cassette: cassette.name, process: "\(VaultFiles.process), with other masks,")
    }
    let made = try Cassette(
      cassette, masks: masks, scrubbing: folder.scrubbing(file, salt: settings.salt),
      isRecording: settings.needsUpstream)
    state.withLock { $0.cassettes[cassette.path] = (made, 1) }
    return made
  }

  /// Closes a vault; the last user of its cassette writes the pending data.
  func close(_ vault: Vault) async throws(VaultError) {
    try await vault.files.run { [self] () throws(VaultError) in try release(vault) }
  }

  /// Closes a vault without waiting for its files; reports what could not be written.
  func abandon(_ vault: Vault) {
    vault.files.submit { [self] in
      do throws(VaultError) {
        try release(vault)
      } catch {
        vault.note(error)
      }
      guard let failure = vault.failure else { return }
      failureCount.wrappingAdd(1, ordering: .relaxed)
      onFailure("\(failure)")
    }
  }

  /// The number of replaced or dropped vaults of which something could not be written.
  var failures: Int { failureCount.load(ordering: .relaxed) }

  private func release(_ vault: Vault) throws(VaultError) {
    let path = vault.cassette.folder.path
    let isLast = state.withLock { state -> Bool in
      guard var open = state.cassettes[path], open.cassette === vault.cassette else { return false }
      open.users -= 1
      state.cassettes[path] = open.users > 0 ? open : nil
      return open.users <= 0
    }
    if isLast { try vault.cassette.finish(cutsSurplus: vault.mode == .record) }
  }
}

extension VaultSettings {
  /// The setting that needs an upstream, for messages.
  fileprivate var purpose: String {
    switch mode {
    case .record, .once: "vault.mode \(mode.rawValue)"
    default: miss == .record ? "vault.miss record" : "vault.expired record"
    }
  }
}

extension ScriptingRegistry {
  /// Opens the vault of the server's settings for `default` and the isolated databases.
  package func openVault() async throws(VaultError) {
    let settings = shared.settings.vault
    guard settings.mode != .off else {
      // A bad URL is reported at startup, rather than when a rule first forwards a request.
      _ = try shelf.upstream(settings)
      return
    }
    shelf.standard = try await self[DatabaseRegistry.defaultName].openVault(settings)
  }

  /// Closes all vaults and writes the pending data.
  /// - Returns: The vaults, by the names of their databases.
  @discardableResult
  package func closeVaults() async throws(VaultError) -> [(database: String, vault: Vault)] {
    shelf.standard = nil
    var closed: [(database: String, vault: Vault)] = []
    for script in all {
      if let vault = try await script.closeVault() { closed.append((script.name, vault)) }
    }
    return closed
  }

  /// Opens the vault of the server's settings for an isolated database.
  func shareVault(with name: String) {
    guard name.hasPrefix(Isolation.prefix), let standard = shelf.standard else { return }
    let script = self[name]
    guard script.vault == nil else { return }
    script.take(shelf.share(standard))
  }

  var shelf: VaultShelf { shared.shelf }
}

extension Scripting {
  /// Replaces the present vault; mode `off` closes it.
  @discardableResult
  package func openVault(_ settings: VaultSettings) async throws(VaultError) -> Vault? {
    guard settings.mode != .off else {
      try await closeVault()
      return nil
    }
    // The old vault is closed first, since it may have the same cassette with other masks.
    let old = vault?.settings
    try await closeVault()
    do throws(VaultError) {
      let vault = try await shared.shelf.open(settings)
      take(vault)
      return vault
    } catch {
      // A rejected change has no effect.
      if let old, let again = try? await shared.shelf.open(old) { take(again) }
      throw error
    }
  }

  /// Closes the vault, and writes the pending data.
  @discardableResult
  package func closeVault() async throws(VaultError) -> Vault? {
    guard let vault = replaceVault(nil) else { return nil }
    try await shared.shelf.close(vault)
    return vault
  }

  /// Returns the open vault.
  package func openedVault() throws(VaultError) -> Vault {
    guard let vault else { throw .off }
    return vault
  }

  fileprivate func take(_ vault: Vault) {
    if let old = replaceVault(vault) { shared.shelf.abandon(old) }
    journal.activate()
    rearm()
  }
}
