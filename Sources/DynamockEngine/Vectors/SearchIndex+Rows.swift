import DynamockModel
import DynamockStorage
import DynamockValidation

extension SearchIndex {
  /// The number of attributes that searches can compare, each of which has a digest in a row.
  var digestCount: Int { (hash == nil ? 0 : 1) + filters.count }

  /// Returns the row of a stored entry, or `nil` if its bytes are too short.
  func row(of value: [UInt8], at key: [UInt8]) -> VectorRow? {
    let vector = SearchEntry.vector(in: value, of: self)
    guard vector.count == definition.dimensions else { return nil }
    var digests: [UInt64] = []
    if hash != nil { digests.append(Self.hash(ofPartition: key)) }
    for filter in filters {
      let found = ItemImage.attribute(
        named: filter.name, inText: value, from: definition.textOffset)
      digests.append(found.map { Self.digest(of: $0) } ?? 0)
    }
    return VectorRow(
      key: key, vector: vector, squares: value.withUnsafeBytes { SearchEntry.squares(in: $0) },
      digests: digests)
  }

  /// Returns the digests that a search's conditions require.
  ///
  /// - Parameters:
  ///   - partition: the common beginning of the keys with the HASH attribute's value, if there is one.
  ///   - conditions: the conditions on inline filters.
  func digests(
    partition: [UInt8]?, _ conditions: [SearchCondition]
  ) -> SearchDigests {
    var required: [(column: Int, digest: UInt64)] = []
    if let partition { required.append((0, Self.hash(ofPartition: partition))) }
    let first = hash == nil ? 0 : 1
    for condition in conditions {
      guard let place = filters.firstIndex(where: { $0.name == condition.attribute }) else {
        continue
      }
      required.append((first + place, Self.digest(of: condition.value)))
    }
    return SearchDigests(required: required)
  }

  /// The hash with which the key of an entry begins.
  private static func hash(ofPartition key: [UInt8]) -> UInt64 {
    BigEndian.number(key.prefix(RowKey.hashLength))
  }

  /// Equal values have the same digest, which is valid in this process only.
  private static func digest(of value: AttributeValue) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(value)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
