import Synchronization

/// Texts to syntax trees, remembered from request to request.
///
/// An application sends the same few statements over and over with other parameters, and a tree
/// depends on the text alone. Two generations bound what is kept: when the young one is full it
/// becomes the old one, and what is asked for again moves up. Texts with faults are not kept.
enum StatementCache {
  /// How many trees a generation holds.
  private static let capacity = 256
  /// The longest text that is kept, in bytes; it bounds the memory to a few megabytes.
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

  /// The tree of a text and how many parameters it has; throws what is wrong with the text alone.
  static func syntax(
    of text: String
  ) throws(PartiQLError) -> (syntax: Syntax, parameters: Int) {
    // Texts that are equal but for their Unicode form must not share a tree.
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
