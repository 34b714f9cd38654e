import DynamockModel
import DynamockWire

/// A change to a database's settings for recording and replaying.
package struct VaultChange: Sendable {
  private let members: [String: RuleNode]

  private static let known = [
    "mode", "miss", "path", "cassette", "upstream", "operations", "tables", "writes", "repeats",
    "expires", "expired", "unused", "masks", "keep", "signing",
  ]

  /// Parses the body of `POST vault`.
  package init(_ body: [UInt8]) throws(ScriptingError) {
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "not JSON")
    }
    members = try RuleNode(tree: tree, path: "").members(knowing: Self.known)
  }

  /// Returns the present settings of a database, or those of the server, with the change applied.
  package func settings(for script: Scripting) throws(ScriptingError) -> VaultSettings {
    var settings = script.vault?.settings ?? script.shared.settings.vault
    if let node = members["mode"] { settings.mode = try node.word() }
    if let node = members["miss"] { settings.miss = try node.word() }
    if let node = members["repeats"] { settings.repeats = try node.word() }
    if let node = members["expired"] { settings.expired = try node.word() }
    if let node = members["unused"] { settings.unused = try node.word() }
    if let node = members["keep"] { settings.keep = try node.word() }
    if let node = members["signing"] { settings.signing = try node.word() }
    if let node = members["path"] { settings.path = try node.filePath() }
    if let node = members["masks"] { settings.masks = try node.filePath() }
    if let node = members["cassette"] { settings.cassette = try node.text() }
    if let node = members["upstream"] {
      let text = try node.text()
      guard !URLCredentials.areIn(text) else {
        throw node.refused("a URL that \(URLCredentials.refusal)")
      }
      settings.upstream = text.isEmpty ? nil : text
    }
    if let node = members["expires"] {
      let days = try node.integer(0...100_000)
      settings.expires = days == 0 ? nil : days
    }
    if let node = members["operations"] { settings.operations = try node.operations() }
    if let node = members["writes"] { settings.writes = try node.operations() }
    if let node = members["tables"] {
      settings.tables = VaultSettings.tables(try node.list())
    }
    return settings
  }
}

extension RuleNode {
  /// Returns comma-separated names, from such a text or a list of names.
  fileprivate func list() throws(ScriptingError) -> String {
    guard case .array = tree else { return try text() }
    var names: [String] = []
    for element in try elements() { names.append(try element.text()) }
    return names.joined(separator: ",")
  }

  fileprivate func operations() throws(ScriptingError) -> Set<Operation> {
    guard let operations = VaultSettings.operations(try list()) else {
      throw refused(
        "not a list of operations, such as [\"PutItem\", \"UpdateItem\"], or a group of them: "
          + OperationGroup.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return operations
  }

  fileprivate func filePath() throws(ScriptingError) -> String {
    let text = try text()
    guard text.hasPrefix("/"), !text.utf8.contains(0) else {
      throw refused("not an absolute path on the server's machine")
    }
    return text
  }
}
