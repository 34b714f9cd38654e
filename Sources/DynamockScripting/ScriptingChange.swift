import DynamockWire

/// A change to a database's treatment of requests, other than its rules.
package struct ScriptingChange: Sendable {
  var unmatched: Unmatched?
  var journal: JournalMode?
  var states: [(name: String, word: String)] = []

  /// Parses the body of `POST scripting`.
  package init(_ body: [UInt8]) throws(ScriptingError) {
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "not JSON")
    }
    let members = try RuleNode(tree: tree, path: "").members(
      knowing: ["unmatched", "journal", "states"])
    if let word = members["unmatched"] {
      let unmatched: Unmatched = try word.word()
      self.unmatched = unmatched
    }
    if let word = members["journal"] {
      let mode: JournalMode = try word.word()
      journal = mode
    }
    for state in try members["states"]?.namedMembers() ?? [] {
      states.append((state.name, try state.node.text()))
    }
  }

  /// Applies the change.
  package func apply(to script: Scripting) {
    if let journal { script.setJournal(journal) }
    script.setStates(states)
    if let unmatched { script.unmatched = unmatched }
  }
}

extension Scripting {
  /// Sets whether requests are kept.
  package func setJournal(_ mode: JournalMode) {
    journal.mode = mode
    rearm()
  }
}
