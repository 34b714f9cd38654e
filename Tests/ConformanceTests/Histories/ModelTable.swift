import DynamockTesting

/// The simplest implementation of the history's table: a dictionary that every read searches.
struct ModelTable {
  private(set) var items: [ModelKey: ModelItem] = [:]

  /// The tables of a history: a local index on `n` and global ones on `g`, all sparse.
  static let create = Call.table(
    key: "p:S", "s:N", defined: ["g:S", "n:N"],
    with: Call.global(
      Call.index("by-g", "g", "n"), Call.index("keys-g", "g", projection: "KEYS_ONLY")) + ","
      + Call.local(Call.index("in-n", "p", "n", projection: "v")))

  subscript(key: ModelKey) -> ModelItem? {
    get { items[key] }
    set { items[key] = newValue }
  }

  /// Returns the items that meet a condition, in any order.
  func items(_ isWanted: (ModelItem) -> Bool) -> [ModelItem] { items.values.filter(isWanted) }

  /// Returns the items of a partition, by sort key.
  func partition(_ p: String) -> [ModelItem] {
    items { $0.key.p == p }.sorted { $0.key < $1.key }
  }

  /// Returns the part of an item that an index shows, or `nil` if it lacks the index's key.
  static func entry(_ item: ModelItem, in index: String) -> JSONValue? {
    switch index {
    case "by-g":
      return item.text("g") != nil && item.number("n") != nil ? item.json : nil
    case "keys-g":
      return item.text("g") != nil ? show(item, "g") : nil
    default:
      return item.number("n") != nil ? show(item, "n", "v") : nil
    }
  }

  private static func show(_ item: ModelItem, _ names: String...) -> JSONValue {
    .object(item.attributes.filter { names.contains($0.key) }.merging(item.key.fields) { $1 })
  }

  /// The sum of the items' sizes.
  var size: Int { items.values.reduce(0) { $0 + $1.size } }
}

/// A condition of a write, as text and as evaluated by the model.
enum ModelCondition: CaseIterable {
  case absent
  case present
  case counted
  case grouped

  var text: String {
    switch self {
    case .absent: "attribute_not_exists(p)"
    case .present: "attribute_exists(p)"
    case .counted: "attribute_exists(v)"
    case .grouped: "attribute_exists(g) AND attribute_type(g, :type)"
    }
  }

  /// The values that the text needs.
  var values: [String: JSONValue] { self == .grouped ? [":type": .text("S")] : [:] }

  func holds(for item: ModelItem?) -> Bool {
    switch self {
    case .absent: item == nil
    case .present: item != nil
    case .counted: item?.number("v") != nil
    case .grouped: item?.text("g") != nil
    }
  }
}
