/// A name that equals another one if both have the same UTF-8 bytes.
///
/// Unlike DynamoDB, Swift's `String` also treats canonically equivalent strings as equal.
package struct ByteName: Hashable, Sendable {
  /// The name.
  package let text: String

  /// Creates a name.
  package init(_ text: String) { self.text = text }

  /// Returns whether both names have the same bytes.
  package static func == (left: Self, right: Self) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) {
    text.withBytes { hasher.combine(bytes: $0) }
  }
}

/// The positions of distinct names; empty if there are so few that comparing each of them is
/// faster.
///
/// A request can have as many names as fit in its body, and an item a hundred thousand. Looking up
/// each name of one list in the other would take quadratic time without an index.
package struct NameIndex: Sendable {
  /// The maximum number of names that are compared one by one.
  package static let smallCount = 16

  private var positions: [ByteName: Int]

  /// Creates an index of names, in their order; the first of several equal names counts.
  package init(_ names: some Sequence<String>) {
    positions = [:]
    for (position, name) in names.enumerated() { insert(name, at: position) }
  }

  /// Creates an index of an item's attributes, or `nil` if there are few.
  package init?(of item: Item) {
    guard item.count > Self.smallCount else { return nil }
    self.init(item.attributes.lazy.map(\.name))
  }

  /// The position of a name, or `nil` if it does not occur.
  package subscript(name: String) -> Int? { positions[ByteName(name)] }

  /// Adds a name unless it is already present.
  package mutating func insert(_ name: String, at position: Int) {
    let name = ByteName(name)
    if positions[name] == nil { positions[name] = position }
  }
}

extension [String] {
  /// The names in their order, without duplicates.
  package var distinctNames: [String] {
    guard count > NameIndex.smallCount else {
      var names: [String] = []
      for name in self where !names.contains(where: { $0.hasSameBytes(as: name) }) {
        names.append(name)
      }
      return names
    }
    var seen: Set<ByteName> = []
    return filter { seen.insert(ByteName($0)).inserted }
  }
}
