public import DynamockModel
import DynamockScripting
import DynamockWire

/// A type that can be written to the JSON of a request.
protocol TreeWritable {
  /// The value as JSON.
  var tree: JSONTree { get }
}

/// A type that can be read from the JSON of a response.
protocol TreeReadable {
  /// Reads a value.
  init(tree: JSONTree) throws(UnreadableTree)
}

/// JSON that does not have the expected shape.
struct UnreadableTree: Error {
  /// The expected shape.
  var wanted: String
}

extension JSONTree {
  /// A member of a structure, or `nil` if it is not set.
  struct Entry {
    var member: Member?

    static func member(_ name: String, _ value: (some TreeWritable)?) -> Entry {
      Entry(member: value.map { Member(name: name, value: $0.tree) })
    }
  }

  /// Returns the object of the members that are set.
  static func structure(_ entries: [Entry]) -> JSONTree { .object(entries.compactMap(\.member)) }

  /// Throws unless the value is an object.
  func requireStructure() throws(UnreadableTree) {
    guard case .object = self else { throw UnreadableTree(wanted: "an object") }
  }

  /// Returns the value of a member, or `nil` if it is missing or null.
  func value<Value: TreeReadable>(_ name: String) throws(UnreadableTree) -> Value? {
    switch self[name] {
    case nil, .null?: nil
    case let tree?: try Value(tree: tree)
    }
  }
}

extension String: TreeWritable, TreeReadable {
  var tree: JSONTree { .string(self) }

  init(tree: JSONTree) throws(UnreadableTree) {
    guard case .string(let text) = tree else { throw UnreadableTree(wanted: "a string") }
    self = text
  }
}

extension Bool: TreeWritable, TreeReadable {
  var tree: JSONTree { .boolean(self) }

  init(tree: JSONTree) throws(UnreadableTree) {
    guard case .boolean(let flag) = tree else { throw UnreadableTree(wanted: "a boolean") }
    self = flag
  }
}

extension Int: TreeWritable, TreeReadable {
  var tree: JSONTree { .number(String(self)) }

  init(tree: JSONTree) throws(UnreadableTree) {
    let number = try Double(tree: tree)
    guard case .number(let text) = tree, let integer = Int(text) ?? Int(exactly: number) else {
      throw UnreadableTree(wanted: "a whole number")
    }
    self = integer
  }
}

extension Double: TreeWritable, TreeReadable {
  var tree: JSONTree { .number(isFinite ? description : "0") }

  init(tree: JSONTree) throws(UnreadableTree) {
    guard case .number(let text) = tree, let number = Double(text) else {
      throw UnreadableTree(wanted: "a number")
    }
    self = number
  }
}

extension Timestamp: TreeWritable, TreeReadable {
  var tree: JSONTree { (Double(milliseconds) / 1000).tree }

  init(tree: JSONTree) throws(UnreadableTree) {
    let seconds = try Double(tree: tree)
    guard let milliseconds = Int64(exactly: (seconds * 1000).rounded()) else {
      throw UnreadableTree(wanted: "seconds")
    }
    self.init(milliseconds: milliseconds)
  }
}

extension AttributeValue: TreeWritable, TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    guard let value = AttributeValue(tree) else {
      throw UnreadableTree(wanted: "an attribute value")
    }
    self = value
  }
}

extension Item: TreeWritable, TreeReadable {
  var tree: JSONTree {
    .object(attributes.map { JSONTree.Member(name: $0.name, value: $0.value.tree) })
  }

  init(tree: JSONTree) throws(UnreadableTree) {
    guard let item = Item(tree) else { throw UnreadableTree(wanted: "an item") }
    self = item
  }
}

extension ItemImage: TreeWritable, TreeReadable {
  var tree: JSONTree {
    (try? JSONTree(parsing: Array(json), depth: JSONTree.requestDepth)) ?? .null
  }

  init(tree: JSONTree) throws(UnreadableTree) { self.init(try Item(tree: tree)) }
}

extension Array: TreeWritable where Element: TreeWritable {
  var tree: JSONTree { .array(map(\.tree)) }
}

extension Array: TreeReadable where Element: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    guard case .array(let elements) = tree else { throw UnreadableTree(wanted: "a list") }
    self = []
    for element in elements { append(try Element(tree: element)) }
  }
}

extension NamedValues: TreeWritable where Value: TreeWritable {
  var tree: JSONTree {
    .object(entries.map { JSONTree.Member(name: $0.name, value: $0.value.tree) })
  }
}

extension NamedValues: TreeReadable where Value: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    guard case .object(let members) = tree else { throw UnreadableTree(wanted: "a map") }
    self.init()
    for member in members { self[member.name] = try Value(tree: member.value) }
  }
}

extension OpenEnumeration where Self: TreeWritable {
  var tree: JSONTree { .string(rawValue) }
}

extension OpenEnumeration where Self: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) { self.init(rawValue: try String(tree: tree)) }
}
