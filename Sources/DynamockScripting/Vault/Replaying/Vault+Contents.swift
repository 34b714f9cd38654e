import DynamockModel
package import DynamockWire

extension Vault {
  /// The number of recordings in `contents(_:)` without a `limit`.
  private static let listed = 200

  /// Returns the vault's cassettes, its masks and scrubbed paths, and the open cassette's
  /// recordings, as JSON.
  /// - Parameter parameters: `limit`, the maximum number of recordings.
  package func contents(_ parameters: QueryParameters) async throws(ScriptingError) -> JSONText {
    let limit = try parameters["limit"].map { (text) throws(ScriptingError) in
      try RuleNode(tree: .number(text), path: "limit").integer(1...10_000)
    }
    do throws(VaultError) {
      return try await contents(limit ?? Self.listed)
    } catch {
      throw .vault(error)
    }
  }

  private func contents(_ limit: Int) async throws(VaultError) -> JSONText {
    try await files.run { [cassette] () throws(VaultError) in
      try cassette.noteUse()
      let folder = cassette.folder
      let rules = try folder.vault.file().tree
      let used = try UseLedger(folder).used()
      let entries = cassette.entries
      let listed = entries.prefix(limit).map { entry in
        VaultListing.Entry(entry.recording, file: entry.file, in: folder.name, used: used).json
      }
      return JSONText([
        ("cassettes", JSONText(folder.vault.cassettes.map { JSONText($0) })),
        ("masks", rules["masks"].map { JSONText($0) }),
        ("scrub", rules["scrub"].map { JSONText($0) }), ("recordings", JSONText(listed)),
        ("isComplete", JSONText(entries.count <= limit)),
      ])
    }
  }

  /// Returns a recording of the open cassette as JSON.
  package func recording(_ file: String) throws(VaultError) -> JSONText {
    guard let entry = cassette.entries.first(where: { $0.file == file }) else {
      throw .noRecording(file, cassette: cassette.folder.name)
    }
    return JSONText(entry.recording.tree)
  }
}
