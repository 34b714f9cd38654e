import DynamockExpressions
import DynamockModel

extension Table {
  /// Refuses a path that leads into a key: keys of tables and indexes are scalars.
  ///
  /// Dynalite's suites of GetItem, Query and Scan, taken from AWS; ScyllaDB `test_gsi` for indexes.
  func refusePathsIntoKeys(_ paths: [DocumentPath]?, at now: Timestamp) throws(DynamoDBError) {
    for path in paths ?? [] where !path.steps.isEmpty {
      if key.contains(path.attribute) {
        throw .invalid(Sentence.pathIntoKey(path.attribute, isIndexKey: false))
      }
      for index in indexes
      where index.key.contains(path.attribute)
        && index.definition.lifecycle.resolved(at: now) != nil
      {
        throw .invalid(Sentence.pathIntoKey(path.attribute, isIndexKey: true))
      }
    }
  }
}
