import DynamockModel
import DynamockStatistics
import DynamockWire

extension JSONText {
  /// Creates the JSON of the largest items and item collections of a table.
  init(_ largest: LargestParts) {
    let items = largest.items.map { item in
      JSONText([("key", JSONText(ItemImage(item.key))), ("bytes", JSONText(item.bytes))])
    }
    let collections = largest.collections.map { collection in
      JSONText([
        ("key", JSONText(ItemImage(collection.key))), ("items", JSONText(collection.items)),
        ("bytes", JSONText(collection.bytes)),
      ])
    }
    self.init([
      ("name", JSONText(largest.table)), ("items", JSONText(items)),
      ("collections", JSONText(collections)),
    ])
  }
}
