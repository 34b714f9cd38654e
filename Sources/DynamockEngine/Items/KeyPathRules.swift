import DynamockExpressions
import DynamockModel

extension Table {
  /// Rejects a condition with a path into a key attribute.
  func refusePathsIntoKeys(of condition: CompiledCondition?, at now: Timestamp) throws(EngineFault)
  {
    guard let condition, condition.readsNestedPaths else { return }
    try refusePathsIntoKeys(condition.shape.paths, at: now)
  }

  /// Rejects a path into a key attribute, since keys of tables and indexes are scalars.
  ///
  /// According to [dynalite-suite] for GetItem, Query and Scan, and [scylla-alternator] `test_gsi`
  /// for indexes.
  func refusePathsIntoKeys(_ paths: [DocumentPath]?, at now: Timestamp) throws(EngineFault) {
    for path in paths ?? [] where !path.steps.isEmpty {
      if key.contains(path.attribute) {
        throw .key(.path(into: path.attribute, isIndexKey: false))
      }
      for index in indexes
      where index.key.contains(path.attribute)
        && index.definition.lifecycle.resolved(at: now) != nil
      {
        throw .key(.path(into: path.attribute, isIndexKey: true))
      }
    }
  }
}
