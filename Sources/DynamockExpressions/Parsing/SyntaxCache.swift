/// Texts to syntax trees whose form has been checked.
enum SyntaxCache {
  /// The tree of a text; throws what is wrong with the text alone.
  static func tree(
    of text: String, as kind: ExpressionKind
  ) throws(ExpressionError.Fault) -> SyntaxTree {
    let tree = try Parser.parse(text, as: kind)
    try FormCheck.check(tree)
    return tree
  }
}
