import Synchronization

/// A cache of syntax trees whose form has been checked, by the text of the expression.
///
/// An application sends the same few expressions repeatedly with different values, and a tree
/// depends only on the text. Texts with faults are not cached, so cached texts are ASCII.
enum SyntaxCache {
  /// The number of trees in a generation.
  private static let capacity = 256
  /// The maximum length in bytes of a cached text, which limits the memory to a few megabytes.
  private static let longestText = 512

  private struct Key: Hashable {
    var kind: ExpressionKind
    var text: String
  }

  private static let trees = Mutex(TwoGenerations<Key, SyntaxTree>(capacity: capacity))

  /// Returns the tree of a text; throws the first fault in the text itself.
  static func tree(
    of text: String, as kind: ExpressionKind
  ) throws(ExpressionError.Fault) -> SyntaxTree {
    guard text.utf8.count <= longestText else { return try parse(text, as: kind) }
    let key = Key(kind: kind.grammar, text: text)
    if let tree = trees.withLock({ $0.value(of: key) }) { return tree }
    let tree = try parse(text, as: kind)
    trees.withLock { $0.insert(tree, for: key) }
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
  /// A representative of the kinds with the same syntax.
  fileprivate var grammar: ExpressionKind {
    switch self {
    case .condition, .filter, .keyCondition, .searchCondition: .condition
    case .projection, .update: self
    }
  }
}
