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
  var keyspace: Keyspace { index?.keyspace ?? table.keyspace }

  /// The attributes of a starting key: the index's key and the table's, or the table's alone.
  var startKeyAttributes: [KeyAttribute] {
    guard let index else { return table.key.attributes }
    return index.key.attributes
      + table.key.attributes.filter { !index.key.contains($0.name) }
  }
}

extension ReadSession {
  /// The table or index that a request reads, once its state and the request's wishes allow it.
  func source(of read: PagedRead) throws(DynamoDBError) -> ReadSource {
    let table = try activeTable(read.table)
    guard let name = read.indexName else { return ReadSource(table: table, index: nil) }
    guard let index = table.index(named: name, at: now) else {
      throw .invalid(Sentence.indexNotFound(name))
    }
    if index.kind == .global {
      if read.isConsistent { throw .invalid(Sentence.consistentGlobalRead) }
      if case .creating? = index.definition.lifecycle.resolved(at: now) {
        throw .invalid(Sentence.indexBackfilling(name))
      }
      try index.refuseUnprojected(read)
    }
    return ReadSource(table: table, index: index)
  }
}

extension Index {
  /// Refuses what a global index cannot show: it never reads its table.
  fileprivate func refuseUnprojected(_ read: PagedRead) throws(DynamoDBError) {
    guard projectedAttributes != nil else { return }
    if read.select == .allAttributes {
      throw .invalid(Sentence.allAttributesOfPartialIndex(name))
    }
    var wanted = read.projection?.rootAttributes ?? []
    for name in read.filter?.rootAttributes ?? [] where !wanted.contains(name) {
      wanted.append(name)
    }
    let missing = wanted.filter { !projects($0) }
    if !missing.isEmpty { throw .invalid(Sentence.notProjected(missing, index: name)) }
  }
}

extension ReadSource {
  /// Whether each item has to be read from the table, as local indexes do for what they do not hold.
  func readsTable(for read: PagedRead) -> Bool {
    guard let index, index.kind == .local, index.projectedAttributes != nil else { return false }
    if read.select == .allAttributes { return true }
    let wanted = (read.projection?.rootAttributes ?? []) + (read.filter?.rootAttributes ?? [])
    return wanted.contains { !index.projects($0) }
  }
}
