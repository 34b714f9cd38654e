import DynamockExpressions
import DynamockModel
import DynamockStorage
import DynamockValidation

/// What a Query or Scan reads: a table, or one of its indexes.
struct ReadSource {
  let table: Table
  let index: Index?

  /// The key by which the source is ordered.
  var key: KeyShape { index?.key ?? table.key }
  var counters: KeyspaceCounters { index?.counters ?? table.counters }
  var keyspace: Keyspace { index?.keyspace ?? table.keyspace }

  /// The attributes of a starting key: the index's key and the table's, or the table's alone.
  var startKeyAttributes: [KeyAttribute] {
    guard let index else { return table.key.attributes }
    return index.key.attributes
      + table.key.attributes.filter { !index.key.contains($0.name) }
  }
}

extension ReadSession {
  /// The table or index that a request reads, once its state allows it.
  func source(of read: PagedRead) throws(DynamoDBError) -> ReadSource {
    let table = try activeTable(read.table)
    guard let name = read.indexName else { return ReadSource(table: table, index: nil) }
    guard let index = table.index(named: name, at: now) else {
      throw .invalid(Sentence.indexNotFound(name), .noIndex(name, of: table))
    }
    if index.kind == .global {
      if read.isConsistent { throw .invalid(Sentence.consistentGlobalRead) }
      if case .creating? = index.definition.lifecycle.resolved(at: now) {
        throw .invalid(Sentence.indexBackfilling(name))
      }
    }
    return ReadSource(table: table, index: index)
  }
}

extension ReadSource {
  /// Refuses what a global index cannot show: it never reads its table.
  func refuseUnprojected(_ read: PagedRead) throws(DynamoDBError) {
    guard let index, index.kind == .global, index.projectedAttributes != nil else { return }
    if read.select == .allAttributes {
      throw .invalid(Sentence.allAttributesOfPartialIndex(index.name))
    }
    let missing = (read.projection?.rootAttributes ?? []).filter { !index.projects($0) }
    if !missing.isEmpty { throw .invalid(Sentence.notProjected(missing, index: index.name)) }
  }

  /// Refuses a filter or a projection with a path that leads into a key.
  func refusePathsIntoKeys(_ read: PagedRead, at now: Timestamp) throws(DynamoDBError) {
    try table.refusePathsIntoKeys(read.filter?.paths, at: now)
    try table.refusePathsIntoKeys(read.projection?.paths, at: now)
  }

  /// Refuses a filter of a Query that names what the index does not hold, be it local or global.
  ///
  /// AWS never reads the table for a filter: a Query is refused, a Scan finds the attribute absent
  /// (dynamodb-toolbox issue 1195; Parity Suite `partiql/executeStatementIndex`, 2026-09).
  func refuseUnprojectedFilter(_ read: PagedRead) throws(DynamoDBError) {
    guard let index else { return }
    let missing = (read.filter?.rootAttributes ?? []).filter { !index.projects($0) }
    guard !missing.isEmpty else { return }
    throw .invalid(Sentence.filterNotProjected(missing.sorted(), index: index.name))
  }

  /// Whether each item has to be read from the table, as local indexes do for what they do not hold.
  func readsTable(for read: PagedRead) -> Bool {
    guard let index, index.kind == .local, index.projectedAttributes != nil else { return false }
    if read.select == .allAttributes { return true }
    return read.projection?.rootAttributes.contains { !index.projects($0) } ?? false
  }
}
