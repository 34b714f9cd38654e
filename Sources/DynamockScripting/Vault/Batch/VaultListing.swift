package import DynamockModel
package import DynamockWire

/// The contents of a vault, as text and as JSON.
package struct VaultListing: Sendable {
  /// One recording.
  package struct Entry: Sendable {
    /// The cassette's name.
    package var cassette: String
    /// The file's name.
    package var file: String
    /// A short description of the request.
    package var title: String
    /// The operation.
    package var operation: Operation
    /// The tables in the request.
    package var tables: [String]
    /// The number of responses.
    package var answers: Int
    /// When the newest response was recorded.
    package var recordedAt: Timestamp
    /// Whether a run has used the recording since the last pruning, or `nil` if there was no run.
    package var isUsed: Bool?

    /// Creates the entry of a recording.
    /// - Parameter used: The used files, or `nil` if there was no run.
    init(_ recording: Recording, file: String, in cassette: String, used: Set<String>?) {
      self.cassette = cassette
      self.file = file
      title = recording.title
      operation = recording.operation
      tables = recording.tables
      answers = recording.answers.count
      recordedAt = recording.answers.map(\.recordedAt).max() ?? Timestamp(milliseconds: 0)
      isUsed = used.map { $0.contains(file) }
    }

    /// The entry as JSON.
    package var json: JSONText {
      JSONText([
        ("cassette", JSONText(cassette)), ("recording", JSONText(file)),
        ("operation", JSONText(operation.rawValue)),
        ("tables", JSONText(tables.map { JSONText($0) })), ("answers", JSONText(answers)),
        ("recordedAt", JSONText(RecordedAnswer.text(of: recordedAt))),
        ("isUsed", isUsed.map { JSONText($0) }),
      ])
    }
  }

  /// The recordings, by cassette and file.
  package let entries: [Entry]

  /// Reads a vault.
  /// - Parameter cassette: The cassette to read, or `nil` for all.
  package init(_ vault: VaultFolder, cassette: String? = nil) throws(VaultError) {
    var entries: [Entry] = []
    for name in cassette.map({ [$0] }) ?? vault.cassettes {
      let folder = try vault.existingCassette(name)
      let used = try UseLedger(folder).used()
      for (file, recording) in try folder.recordings() {
        entries.append(Entry(recording, file: file, in: name, used: used))
      }
    }
    self.entries = entries
  }
}

extension VaultFolder {
  /// Replaces values with pseudonyms in existing files, by the patterns of `vault.json` and
  /// additional ones.
  ///
  /// Files without matching values are unchanged; files whose key changes are renamed.
  /// - Parameters:
  ///   - patterns: Additional patterns, which are added to `vault.json`.
  ///   - salt: The salt, or `nil` for the vault's own.
  /// - Returns: The names of the changed files, with their cassettes:
  ///   `default/PutItem.Orders.7c21f0a9.json`.
  package func scrub(
    _ patterns: [PathPattern] = [], cassette: String? = nil, salt given: String? = nil
  ) throws(VaultError) -> [String] {
    var file = try file()
    for pattern in patterns where !file.scrub.contains(pattern) { file.scrub.append(pattern) }
    guard let scrubbing = try scrubbing(file, salt: given) else { return [] }
    let folders = try names(cassette)
    for folder in folders {
      if let process = UseLedger(folder).otherProcesses.first {
        throw .inUse(cassette: folder.name, process: process)
      }
    }
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    // Written first, so that new recordings are scrubbed as well.
    try VaultFiles.replace(filePath, with: file.bytes)
    var changed: [String] = []
    for folder in folders {
      changed += try folder.scrub(scrubbing, masks: file.masks).map { "\(folder.name)/\($0)" }
    }
    return changed
  }

  private func names(_ cassette: String?) throws(VaultError) -> [CassetteFolder] {
    var folders: [CassetteFolder] = []
    for name in cassette.map({ [$0] }) ?? cassettes { folders.append(try existingCassette(name)) }
    return folders
  }
}

extension CassetteFolder {
  fileprivate func scrub(
    _ scrubbing: Scrubbing, masks: [PathPattern]
  ) throws(VaultError) -> [String] {
    var renamed: [String: String] = [:]
    var changed: [String] = []
    for (file, recording) in try recordings() {
      let scrubbed = recording.scrubbed(scrubbing)
      guard scrubbed != recording else { continue }
      let name = scrubbed.fileName(scrubbed.key(masks: masks))
      // Two requests may become equal; the first one keeps the name.
      let target = name == file || !VaultFiles.exists(path(of: name)) ? name : file
      try write(scrubbed, as: target)
      if target != file { try remove(file) }
      renamed[file] = target
      changed.append(target)
    }
    if !renamed.isEmpty { try writeOrder(order().map { renamed[$0] ?? $0 }) }
    return changed
  }
}

extension Recording {
  fileprivate func scrubbed(_ scrubbing: Scrubbing) -> Recording {
    Recording(
      operation: operation, region: region,
      input: scrubbing.scrubbed(input: input, of: operation),
      answers: answers.map { answer in
        var answer = answer
        switch answer.body {
        case .output(let tree):
          answer.body = .output(
            scrubbing.scrubbed(answer: tree, of: operation, isOutput: true))
        case .error(let tree):
          answer.body = .error(
            scrubbing.scrubbed(answer: tree, of: operation, isOutput: false))
        case .text: break
        }
        return answer
      })
  }
}
