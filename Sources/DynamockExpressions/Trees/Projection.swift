import DynamockModel

/// Which parts of an item an answer shows.
///
/// The parser builds it from `ProjectionExpression`, `init(attributesToGet:)` from the legacy list.
package struct Projection: Sendable, Hashable {
  /// The paths in the order written; no two of them overlap.
  package let paths: [DocumentPath]
  let tree: PathTree<Whole>

  /// The end of a path: everything below it is shown.
  struct Whole: Sendable, Hashable {}

  /// Makes a projection of paths that the caller knows not to overlap.
  package init(paths: [DocumentPath]) {
    self.paths = paths
    var tree = PathTree<Whole>()
    for path in paths { tree.insert(Whole(), at: path) }
    self.tree = tree
  }

  /// Makes the projection of a legacy `AttributesToGet`.
  package init(attributesToGet names: [String]) {
    self.init(paths: names.map { DocumentPath($0) })
  }

  /// The top-level attributes it touches, each once, in the order written.
  package var rootAttributes: [String] { paths.rootAttributes }
}
