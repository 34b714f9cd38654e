import DynamockExpressions
package import DynamockModel
package import DynamockStatistics
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Returns the entries of a vector index that are nearest to a vector, after comparing all of them
  /// that satisfy the conditions.
  ///
  /// - Parameter allowance: the amount that the search may examine.
  /// - Returns: `nil` if that is too little.
  package func searchVectors(
    _ request: SearchVectorsRequest, meter: UseMeter? = nil,
    allowance: ReadAllowance = .unlimited
  ) throws(DynamoDBError) -> SearchVectorsOutput? {
    try read(meter) { session throws(EngineFault) in
      let index = try session.searchedIndex(of: request)
      let vector = try index.searchVector(request.vector)
      let scope = try index.scope(of: request.conditions)
      if scope.partition == nil, allowance.isExceeded(byReading: index.counters.bytes) {
        return nil
      }
      guard
        let found = try session.nearest(
          to: vector, in: index, scope, count: request.resultCount, allowance, searchCaches)
      else { return nil }
      return try session.output(found, in: index, of: request)
    }
  }
}

extension ReadSession {
  /// Returns the vector index that a request searches, provided that its state permits it.
  fileprivate func searchedIndex(
    of request: SearchVectorsRequest
  ) throws(EngineFault) -> SearchIndex {
    let table = try activeTable(request.table)
    guard let index = table.searchIndex(named: request.indexName, at: now),
      !index.definition.isAllocated(at: now)
    else {
      throw .read(
        .missingIndex(
          request.indexName, of: table.name, existing: table.searchIndexes.map(\.name)))
    }
    if case .creating? = index.definition.lifecycle.resolved(at: now) {
      throw .vector(.backfilling(index.name))
    }
    return index
  }

  /// Compares the entries of an index with a vector, in memory if the index is large.
  /// - Returns: the nearest entries, or `nil` if the allowance is too small.
  fileprivate func nearest(
    to vector: [Float], in index: SearchIndex, _ scope: SearchScope, count: Int,
    _ allowance: ReadAllowance, _ caches: SearchCaches
  ) throws(EngineFault) -> NearestEntries? {
    let score = VectorScore(of: vector, in: index)
    guard allowance.isUnlimited, index.counters.bytes > SearchCache.smallestIndex else {
      return try nearest(score, in: index, scope, count: count, allowance)
    }
    if scope.partition != nil,
      let found = try nearest(score, in: index, scope, count: count, .partition)
    {
      return found
    }
    let cache = caches.cache(of: index)
    guard let (rows, graph) = try cache.rows(of: index, in: self) else {
      return try nearest(score, in: index, scope, count: count, allowance)
    }
    let digests = index.digests(partition: scope.partition, scope.filters)
    func isMatch(_ key: [UInt8]) throws(EngineFault) -> Bool {
      if let partition = scope.partition, !key.starts(with: partition) { return false }
      guard !scope.filters.isEmpty else { return true }
      guard let value = try value(for: key, in: index.keyspace) else { throw .damagedItem }
      return scope.accepts(value, from: index.definition.textOffset)
    }
    if settings.searchesNearly(rows) {
      if graph.count < rows.count { cache.beginBuilding(index.definition.distance) }
      if let found = try rows.nearlyNearest(count, score, digests, graph, isMatch: isMatch) {
        return found
      }
    }
    return try rows.nearest(count, score, digests, isMatch: isMatch)
  }

  /// Compares the entries of an index with a vector while it reads them from the store.
  private func nearest(
    _ score: VectorScore, in index: SearchIndex, _ scope: SearchScope, count: Int,
    _ allowance: ReadAllowance
  ) throws(EngineFault) -> NearestEntries? {
    let offset = index.definition.textOffset
    var allowance = allowance
    var nearest = NearestEntries(capacity: count)
    var isCutShort = false
    try scan(index.keyspace, scope.range, .ascending) { key, value throws(EngineFault) in
      guard allowance.spend(value.count, isFiltered: !scope.filters.isEmpty) else {
        isCutShort = true
        return .stop
      }
      guard scope.accepts(value, from: offset) else { return .next }
      guard let found = score.score(of: value) else { throw .damagedItem }
      nearest.offer(key, score: found, rank: score.rank(of: found))
      return .next
    }
    return isCutShort ? nil : nearest
  }
}

extension EngineSettings {
  /// Returns whether an index is so large that searches are approximate.
  fileprivate func searchesNearly(_ rows: VectorRows) -> Bool {
    let count = rows.count - rows.removedCount
    return exactSearchEntries > 0 && count > max(exactSearchEntries, VectorGraph.smallest)
  }
}

/// The part of an index that a search compares.
private struct SearchScope {
  /// The common beginning of the entries' keys, or `nil` for all entries.
  let partition: [UInt8]?
  /// The conditions on inline filters.
  let filters: [SearchCondition]

  var range: KeyRange { partition.map { KeyRange(prefix: $0) } ?? .all }

  /// Returns whether an entry satisfies the conditions; an attribute that it lacks equals nothing.
  func accepts(_ value: [UInt8], from offset: Int) -> Bool {
    filters.allSatisfy { filter in
      ItemImage.attribute(named: filter.attribute, inText: value, from: offset)?
        .isEqualValue(to: filter.value) ?? false
    }
  }
}

extension SearchIndex {
  /// Returns the elements of a search's vector.
  fileprivate func searchVector(_ elements: [AttributeValue]) throws(EngineFault) -> [Float] {
    guard let vector = Float.vector(elements) else { throw .vector(.searchElements) }
    guard vector.count == definition.dimensions else {
      throw .vector(.searchDimensions(vector.count, expected: definition.dimensions))
    }
    return vector
  }

  /// Returns the part of the index that satisfies conditions.
  fileprivate func scope(
    of conditions: [SearchCondition]?
  ) throws(EngineFault) -> SearchScope {
    let conditions = conditions ?? []
    if let hash, !conditions.contains(where: { $0.attribute == hash.name }) {
      throw .vector(.hashMissing(hash.name))
    }
    var partition: [UInt8]?
    var others: [SearchCondition] = []
    for condition in conditions {
      guard let attribute = searchAttributes.first(where: { $0.name == condition.attribute }) else {
        throw .vector(
          .otherAttribute(condition.attribute, known: searchAttributes.map(\.name)))
      }
      guard attribute.accepts(condition.value) else {
        throw .vector(
          .operandType(
            attribute.name, found: condition.value.typeName, expected: attribute.type))
      }
      guard attribute == hash else {
        others.append(condition)
        continue
      }
      guard !condition.value.isEmptyKey else { throw .key(.empty(attribute)) }
      partition = RowKey.partitionPrefix(condition.value)
    }
    return SearchScope(partition: partition, filters: others)
  }
}

extension ReadSession {
  /// The share of a search's bytes for each dimension, as measured on AWS in August 2026
  /// ([extenddb-vectors]).
  private static let bytesPerDimension = 17.6

  /// Returns the response, whose items have 16 MB at most.
  fileprivate func output(
    _ found: NearestEntries, in index: SearchIndex, of request: SearchVectorsRequest
  ) throws(EngineFault) -> SearchVectorsOutput {
    let wantsVector =
      request.projection?.rootAttributes.contains(index.definition.attribute) ?? false
    var results: [SearchResultItem] = []
    var itemBytes = 0
    var responseBytes = 0
    for entry in found.sorted {
      guard let value = try value(for: entry.key, in: index.keyspace),
        let image = SearchEntry.image(in: value, of: index),
        !readsFile || image.isSound
      else { throw .damagedItem }
      var shown = try image.projected(by: request.projection)
      if wantsVector, let projection = request.projection {
        let vector = SearchEntry.vector(in: value, of: index)
        shown = shown.adding(vector, as: index.definition.attribute, by: projection)
      }
      responseBytes += shown.bytes.count
      guard results.isEmpty || responseBytes <= Limits.searchResponseSize else { break }
      itemBytes += image.size
      results.append(
        SearchResultItem(item: shown, score: Double(entry.score.description)))
    }
    var output = SearchVectorsOutput(searchResults: results)
    let bytes = max(
      Double(Limits.vectorRequestSize),
      Self.bytesPerDimension * Double(index.definition.dimensions) + Double(itemBytes))
    meter?.searched(index, bytes: bytes)
    if request.capacity == .total || request.capacity == .indexes {
      output.consumedCapacity = VectorCapacity(vectorSearchRequestBytes: bytes)
    }
    return output
  }
}

extension ItemImage {
  /// Returns the image with the projected part of a vector, whose elements are written as AWS writes
  /// them: `1.0`, not `1`.
  fileprivate func adding(
    _ vector: [Float], as attribute: String, by projection: Projection
  ) -> ItemImage {
    let numbers = vector.map { AttributeValue.number(DecimalNumber($0.description) ?? .zero) }
    let whole = Item(uniqueAttributes: [Attribute(name: attribute, value: .list(numbers))])
    guard case .list(let elements)? = projection.project(whole)[attribute] else { return self }
    let texts = elements.compactMap { element -> String? in
      guard case .number(let number) = element else { return nil }
      return #"{"N":""# + number.description + (number.exponent >= 0 ? #".0"}"# : #""}"#)
    }
    let empty = Item(uniqueAttributes: [Attribute(name: attribute, value: .list([]))])
    // `{"name":{"L":[]}}`, of which the last three characters follow the elements.
    let name = ItemImage(empty).json.dropFirst().dropLast(3)
    var bytes = Array(bytes.dropLast())
    if json.count > 2 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: name)
    bytes.append(contentsOf: texts.joined(separator: ",").utf8)
    bytes.append(contentsOf: "]}}".utf8)
    return ItemImage(storedBytes: bytes)
  }
}
