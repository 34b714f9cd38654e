import DynamockModel
import DynamockStorage

/// The definition of a vector index: everything except its entries.
struct SearchIndexDefinition: Sendable, Equatable, OnlineIndex {
  var name: String
  /// The attribute that contains the vectors.
  var attribute: String
  var dimensions: Int
  var distance: VectorDistanceFunction
  /// The attributes that searches can compare, in the order of the request.
  var searchSchema: [SearchSchemaElement]
  var projectionType: ProjectionType
  /// The projected attributes of an INCLUDE projection.
  var nonKeyAttributes: [String]
  var keyspace: Keyspace
  var lifecycle: Lifecycle
  /// The progress of filling a new index of a table with items, or `nil` for one that is filled.
  var backfill: Backfill?

  /// Creates the definition of a requested index, which is active immediately.
  init(_ index: VectorIndex, keyspace: Keyspace) {
    name = index.indexName ?? ""
    attribute = index.vectorAttribute?.attributeName ?? ""
    dimensions = index.dimensions ?? 0
    distance = index.distanceFunction ?? .cosine
    searchSchema = index.searchSchema ?? []
    projectionType = index.projection?.projectionType ?? .all
    nonKeyAttributes = index.projection?.nonKeyAttributes ?? []
    self.keyspace = keyspace
    lifecycle = .active
  }

  /// The length of an entry's bytes before the text of its item.
  var textOffset: Int { SearchEntry.vectorOffset + 4 * dimensions }
}

extension SearchIndexDefinition {
  /// The definition as a part of its table's record.
  var record: Record {
    var record = Record()
    record[text: "name"] = name
    record[text: "attribute"] = attribute
    record[number: "dimensions"] = dimensions
    record[text: "distance"] = distance.rawValue
    record[records: "searchSchema"] = searchSchema.map { element in
      var record = Record()
      record[text: "name"] = element.attributeName
      record[text: "type"] = element.searchSchemaElementType?.rawValue
      return record
    }
    record[text: "projection"] = projectionType.rawValue
    record[texts: "nonKeyAttributes"] = nonKeyAttributes
    record[number: "keyspace"] = keyspace.number
    record[record: "lifecycle"] = lifecycle.record
    record[record: "backfill"] = backfill?.record
    return record
  }

  /// Creates a definition from its ``record``, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let name = record[text: "name"], let attribute = record[text: "attribute"],
      let dimensions = record[number: "dimensions"], let distance = record[text: "distance"],
      let projection = record[text: "projection"], let keyspace = record[number: "keyspace"],
      let lifecycle = record[record: "lifecycle"].flatMap(Lifecycle.init),
      (1...Limits.vectorDimensions).contains(dimensions)
    else { return nil }
    self.name = name
    self.attribute = attribute
    self.dimensions = dimensions
    self.distance = VectorDistanceFunction(rawValue: distance)
    searchSchema = record[records: "searchSchema"].map {
      SearchSchemaElement(
        attributeName: $0[text: "name"],
        searchSchemaElementType: $0[text: "type"].map(SearchSchemaElementType.init(rawValue:)))
    }
    projectionType = ProjectionType(rawValue: projection)
    nonKeyAttributes = record[texts: "nonKeyAttributes"]
    self.keyspace = Keyspace(keyspace)
    self.lifecycle = lifecycle
    backfill = record[record: "backfill"].flatMap(Backfill.init)
  }
}
