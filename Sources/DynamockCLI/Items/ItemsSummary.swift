import DynamockExchange
import DynamockModel
import DynamockStatistics
import DynamockWire

/// The number, the size and the costs of items that a command has read.
struct ItemsSummary {
  private(set) var count = 0
  private var bytes = 0
  private var readUnits = 0.0
  private var writeUnits = 0.0

  /// Adds an item.
  mutating func add(_ item: JSONTree) {
    count += 1
    bytes += Self.size(of: item)
  }

  /// Adds the units that a page has consumed.
  mutating func add(consumedBy page: JSONTree, isWrite: Bool = false) {
    let units = page["ConsumedCapacity"]?["CapacityUnits"]?.number ?? 0
    if isWrite { writeUnits += units } else { readUnits += units }
  }

  /// The number of items, their size and the consumed units.
  var text: String {
    let items = count == 1 ? "1 item" : "\(count) items"
    return "\(items), \(Figures.size(Double(bytes))), \(cost)."
  }

  /// The consumed units.
  var cost: String {
    let units = writeUnits > 0 ? writeUnits : readUnits
    let kind = writeUnits > 0 ? "write" : "read"
    return "\(Figures.number(units)) \(kind) unit\(units == 1 ? "" : "s")"
  }

  /// Returns the bytes that DynamoDB counts for an item.
  static func size(of item: JSONTree) -> Int {
    let request: JSONTree = ["TableName": .string("any"), "Item": item]
    let input = request.bytes.withUnsafeBytes { body in
      Result { () throws(DynamoDBError) in try WireCodec.decode(.putItem, body: body) }
    }
    guard case .success(.putItem(let put)) = input else { return 0 }
    return put.item?.size ?? 0
  }
}
