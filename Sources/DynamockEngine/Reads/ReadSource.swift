import DynamockExpressions
import DynamockModel
import DynamockStorage
import DynamockValidation

/// The source of a Query or Scan: a table or one of its indexes.
struct ReadSource {
  let table: Table
  let index: Index?

  /// The key that determines the order of the source.
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
  /// Returns the table or index that a request reads, provided that its state permits it.
  func source(of read: PagedRead, for operation: Operation) throws(EngineFault) -> ReadSource {
    let table = try activeTable(read.table)
    guard let name = read.indexName else { return ReadSource(table: table, index: nil) }
    if table.searchIndex(named: name, at: now) != nil {
      // Only a Query is first rejected for its consistency ([extenddb-vectors], 2026-08-20).
      if operation == .query, read.isConsistent { throw .read(.consistentGlobalRead) }
      throw .vector(.unreadable(operation))
    }
    guard let index = table.index(named: name, at: now) else {
      throw .read(
        .missingIndex(
          name, of: table.definition.name, existing: table.indexes.map(\.name)))
    }
    if index.kind == .global {
      if read.isConsistent { throw .read(.consistentGlobalRead) }
      if case .creating? = index.definition.lifecycle.resolved(at: now) {
        throw .read(.indexBackfilling(name))
      }
    }
    return ReadSource(table: table, index: index)
  }
}

extension ReadSource {
  /// Rejects a request for attributes that a global index lacks, since it never reads its table.
  func refuseUnprojected(_ read: PagedRead) throws(EngineFault) {
    guard let index, index.kind == .global, index.projectedAttributes != nil else { return }
    if read.select == .allAttributes {
      throw .read(.allAttributesOfPartialIndex(index.name))
    }
    let missing = (read.projection?.rootAttributes ?? []).filter { !index.projects($0) }
    if !missing.isEmpty { throw .read(.notProjected(missing, index: index.name)) }
  }

  /// Rejects a filter or projection with a path into a key attribute.
  func refusePathsIntoKeys(_ read: PagedRead, at now: Timestamp) throws(EngineFault) {
    try table.refusePathsIntoKeys(read.filter?.shape.paths, at: now)
    try table.refusePathsIntoKeys(read.projection?.paths, at: now)
  }

  /// Rejects a Query whose filter uses an attribute that its local or global index lacks.
  ///
  /// AWS never reads the table for a filter: a Query is rejected, a Scan finds the attribute absent
  /// ([dynamodb-toolbox-1195]; [parity-suite] `partiql/executeStatementIndex`, 2026-09).
  func refuseUnprojectedFilter(_ read: PagedRead) throws(EngineFault) {
    guard let index else { return }
    let missing = (read.filter?.shape.rootAttributes ?? []).filter { !index.projects($0) }
    guard !missing.isEmpty else { return }
    throw .read(.filterNotProjected(missing.sorted(), index: index.name))
  }

  /// Returns whether each item must also be read from the table, for attributes that a local index
  /// lacks.
  func readsTable(for read: PagedRead) -> Bool {
    guard let index, index.kind == .local, index.projectedAttributes != nil else { return false }
    if read.select == .allAttributes { return true }
    return read.projection?.rootAttributes.contains { !index.projects($0) } ?? false
  }
}
