import DynamockModel
import DynamockValidation

extension TableUpdate {
  mutating func apply(
    _ update: VectorIndexUpdate, definitions: [AttributeDefinition]
  ) throws(EngineFault) {
    if let action = update.create {
      try create(VectorIndex(action), definitions: definitions)
    } else if let name = update.delete?.indexName {
      delete(searchIndex: name)
    }
  }

  private mutating func create(
    _ index: VectorIndex, definitions: [AttributeDefinition]
  ) throws(EngineFault) {
    guard definition.billing.mode == .payPerRequest else {
      throw .table(.vectorIndexesOnProvisioned)
    }
    let name = index.indexName ?? ""
    guard table.index(named: name, at: now) == nil, table.searchIndex(named: name, at: now) == nil
    else { throw .table(.indexExists) }
    guard definition.searchIndexes.count < Limits.vectorIndexes else {
      throw .table(.tooManyVectorIndexes)
    }
    var new = SearchIndexDefinition(index, keyspace: catalog.newKeyspace())
    if definition.attributeDefinitions.contains(where: { $0.attributeName == new.attribute }) {
      throw .table(
        .vectorOfKey(
          new.attribute, dimensions: new.dimensions,
          existing: definition.keyElements(with: new.attribute)))
    }
    if definition.searchIndexes.contains(where: {
      $0.attribute == new.attribute && $0.dimensions != new.dimensions
    }) {
      throw .table(.vectorDimensionsConflict(new.attribute))
    }
    try define(
      definitions,
      for: new.searchSchema.map {
        KeySchemaElement(attributeName: $0.attributeName, keyType: .hash)
      })
    new.beginBackfill(at: now, delay: settings.delays.creatingIndex)
    definition.searchIndexes.append(new)
    newSearchIndexes.append(new)
  }

  private mutating func delete(searchIndex name: String) {
    guard let index = table.searchIndex(named: name, at: now),
      beginDeletion(of: name, in: \.searchIndexes)
    else { return }
    var description = index.description(at: now, settings: settings, table: definition)
    description?.indexStatus = .deleting
    if let description { removedSearchIndexes.append(description) }
  }
}
