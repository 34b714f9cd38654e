import DynamockModel

/// Which parts of an item an answer shows.
///
/// The parser builds it from `ProjectionExpression`, `init(attributesToGet:)` from the legacy list.
package struct Projection: Sendable, Hashable {
  /// The paths in the order written; no two of them overlap.
  package var paths: [DocumentPath]

  /// Makes a projection of paths that the caller knows not to overlap.
  package init(paths: [DocumentPath]) { self.paths = paths }

  /// The top-level attributes it touches, each once, in the order written.
  package var rootAttributes: [String] { paths.rootAttributes }
}
