import Synchronization

/// A cache of syntax trees, by the text of the statement.
///
/// An application sends the same few statements repeatedly with different parameters, and a tree
/// depends only on the text. Two generations limit the cache: when the young one is full it becomes
/// the old one, and texts that are used again move to the young one. Texts with faults are not
/// cached.
enum StatementCache {
  /// The number of trees in a generation.
  private static let capacity = 256
  /// The maximum length in bytes of a cached text, which limits the memory to a few megabytes.
  private static let longestText = 1024

  private struct Entry {
    var syntax: Syntax
    var parameters: Int
  }

  private struct Generations {
    var young: [String: Entry] = [:]
    var old: [String: Entry] = [:]

    mutating func insert(_ entry: Entry, for text: String) {
      if young.count >= StatementCache.capacity {
        old = young
        young = [:]
      }
      young[text] = entry
    }
  }

  private static let generations = Mutex(Generations())

  /// Returns the tree of a text and its number of parameters; throws the first fault in the text
  /// itself.
  static func syntax(
    of text: String
  ) throws(PartiQLError) -> (syntax: Syntax, parameters: Int) {
    // Texts that differ only in their Unicode normalization must not share a tree.
    guard text.utf8.count <= longestText, text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return try Parser.parse(text)
    }
    let known = generations.withLock { (generations) -> Entry? in
      if let entry = generations.young[text] { return entry }
      guard let entry = generations.old[text] else { return nil }
      generations.insert(entry, for: text)
      return entry
    }
    if let known { return (known.syntax, known.parameters) }
    let parsed = try Parser.parse(text)
    generations.withLock {
      $0.insert(Entry(syntax: parsed.syntax, parameters: parsed.parameters), for: text)
    }
    return parsed
  }
}
