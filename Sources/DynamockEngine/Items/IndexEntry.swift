import DynamockModel
import DynamockStorage

/// An item as an index holds it.
struct IndexEntry {
  /// Where it stands in the index's keyspace: the index's key attributes, then the table's key.
  let key: [UInt8]
  /// The projected attributes.
  let image: ItemImage
}

extension Index {
  /// The entry of an item version, or nil when the version lacks an attribute of the index's key.
  ///
  /// Values of a wrong type, empty or too long are refused when they are written; items older than the
  /// index may hold them and are left out (AWS: "Detecting and correcting index key violations").
  func entry(
    of version: inout StoredItem?, key primaryKey: PrimaryKey
  ) throws(DynamoDBError) -> IndexEntry? {
    guard let item = try version?.item(), let image = version?.image else { return nil }
    guard let partition = key.partition.indexValues(in: item),
      let sort = key.sort.indexValues(in: item), lengthFault(of: item) == nil
    else { return nil }
    return IndexEntry(
      key: RowKey.index(
        partition: partition, sort: sort, tablePartition: primaryKey.partition,
        tableSort: primaryKey.sort),
      image: try projectedAttributes.map { names throws(DynamoDBError) in
        try image.keepingStored(names)
      } ?? image)
  }
}

extension [KeyAttribute] {
  /// The values of all these attributes, or nil if one is missing or cannot be a key.
  fileprivate func indexValues(in item: Item) -> [AttributeValue]? {
    var values: [AttributeValue] = []
    values.reserveCapacity(count)
    for attribute in self {
      guard let value = item[attribute.name], attribute.accepts(value), !value.isEmptyKey
      else { return nil }
      values.append(value)
    }
    return values
  }
}

/// What a change does to an index, as it is charged: by the change of the stored view (semantics §2).
struct IndexWrite {
  let units: Double

  init(old: IndexEntry?, new: IndexEntry?) {
    units =
      switch (old, new) {
      case (nil, nil): 0
      case (let entry?, nil), (nil, let entry?): CapacityUnits.write(entry.image.size)
      case (let old?, let new?): Self.units(old, new)
      }
  }

  private static func units(_ old: IndexEntry, _ new: IndexEntry) -> Double {
    guard old.key == new.key else {
      return CapacityUnits.write(old.image.size) + CapacityUnits.write(new.image.size)
    }
    // Reordered sets and maps leave the view as it was.
    guard !old.image.isEqualValue(to: new.image) else { return 0 }
    return CapacityUnits.write(max(old.image.size, new.image.size))
  }
}
