import Synchronization

/// Texts to syntax trees whose form has been checked, remembered from request to request.
///
/// An application sends the same few expressions over and over with other values, and a tree depends
/// on the text alone. Two generations bound what is kept: when the young one is full it becomes the
/// old one, and what is asked for again moves up. Texts with faults are not kept, so a text that is
/// kept is ASCII.
enum SyntaxCache {
  /// How many trees a generation holds.
  private static let capacity = 256
  /// The longest text that is kept, in bytes; it bounds the memory to a few megabytes.
  private static let longestText = 512

  private struct Key: Hashable {
    var kind: ExpressionKind
    var text: String
  }

  private struct Generations {
    var young: [Key: SyntaxTree] = [:]
    var old: [Key: SyntaxTree] = [:]

    mutating func tree(of key: Key) -> SyntaxTree? {
      if let tree = young[key] { return tree }
      guard let tree = old[key] else { return nil }
      insert(tree, for: key)
      return tree
    }

    mutating func insert(_ tree: SyntaxTree, for key: Key) {
      if young.count >= SyntaxCache.capacity {
        old = young
        young = [:]
      }
      young[key] = tree
    }
  }

  private static let generations = Mutex(Generations())

  /// The tree of a text; throws what is wrong with the text alone.
  static func tree(
    of text: String, as kind: ExpressionKind
  ) throws(ExpressionError.Fault) -> SyntaxTree {
    guard text.utf8.count <= longestText else { return try parse(text, as: kind) }
    let key = Key(kind: kind.grammar, text: text)
    if let tree = generations.withLock({ $0.tree(of: key) }) { return tree }
    let tree = try parse(text, as: kind)
    generations.withLock { $0.insert(tree, for: key) }
    return tree
  }

  private static func parse(
    _ text: String, as kind: ExpressionKind
  ) throws(ExpressionError.Fault) -> SyntaxTree {
    let tree = try Parser.parse(text, as: kind)
    try FormCheck.check(tree)
    return tree
  }
}

extension ExpressionKind {
  /// One of the kinds that are the same language.
  fileprivate var grammar: ExpressionKind {
    switch self {
    case .condition, .filter, .keyCondition: .condition
    case .projection, .update: self
    }
  }
}
