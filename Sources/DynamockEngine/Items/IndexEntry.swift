import DynamockModel
import DynamockStorage

/// An index's entry for an item.
struct IndexEntry {
  /// Its key in the index's keyspace: the index's key attributes, then the table's key.
  let key: [UInt8]
  /// The projected attributes of the item.
  let image: ItemImage
}

extension Index {
  /// Returns the entry of an item's version, or `nil` if it lacks an attribute of the index's key.
  ///
  /// Values that are empty, too long or of a wrong type are rejected when they are written; items
  /// older than the index may have them and are then left out ([aws-gsi-violations]).
  func entry(
    of version: inout StoredItem?, key primaryKey: PrimaryKey
  ) throws(EngineFault) -> IndexEntry? {
    guard let item = try version?.item(), let image = version?.image else { return nil }
    guard let partition = key.partition.indexValues(in: item),
      let sort = key.sort.indexValues(in: item), lengthFault(of: item) == nil
    else { return nil }
    return IndexEntry(
      key: RowKey.index(
        partition: partition, sort: sort, tablePartition: primaryKey.partition,
        tableSort: primaryKey.sort),
      image: try projectedAttributes.map { names throws(EngineFault) in
        try image.keepingStored(names)
      } ?? image)
  }
}

extension [KeyAttribute] {
  /// Returns the values of all key attributes, or `nil` if one is missing or invalid.
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

/// The change to an index, which is charged by the change of the stored entry
/// ([aws-capacity-units]).
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
    // A different order within sets and maps does not change the entry.
    guard !old.image.isEqualValue(to: new.image) else { return 0 }
    return CapacityUnits.write(max(old.image.size, new.image.size))
  }
}
