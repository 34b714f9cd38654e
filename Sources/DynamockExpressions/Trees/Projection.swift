import DynamockModel

/// The parts of an item that a response contains.
///
/// The parser creates it from `ProjectionExpression`; `init(attributesToGet:)` creates it from the
/// legacy list.
package struct Projection: Sendable, Hashable {
  /// The paths in the order written; no two of them overlap.
  package let paths: [DocumentPath]
  let tree: PathTree<Whole>

  /// The end of a path, which includes everything below it.
  struct Whole: Sendable, Hashable {}

  /// Creates a projection from paths that are known not to overlap.
  package init(paths: [DocumentPath]) {
    self.paths = paths
    var tree = PathTree<Whole>()
    for path in paths { tree.insert(Whole(), at: path) }
    self.tree = tree
  }

  /// Creates the projection of a legacy `AttributesToGet`.
  package init(attributesToGet names: [String]) {
    self.init(paths: names.map { DocumentPath($0) })
  }

  /// The top-level attributes that the projection uses, in the order written and without
  /// duplicates.
  package var rootAttributes: [String] { paths.rootAttributes }
}
