/// The keys of the items that a batch reads from a table: their attributes, or their text.
///
/// Keys in their usual form are kept as text (``PlainKeys``), from which row keys are made without
/// decoding them.
package struct KeyList: Sendable {
  private enum Form: Sendable {
    case attributes([Item])
    case text(PlainKeys)
  }

  private let form: Form

  /// Creates a list of keys whose values have not been checked.
  package init(_ items: [Item]) { form = .attributes(items) }

  /// Creates a list of keys whose values have been checked.
  package init(checked keys: PlainKeys) { form = .text(keys) }

  /// The attributes of the keys, which are decoded at each call if only their text is at hand.
  package var items: [Item] {
    switch form {
    case .attributes(let items): items
    case .text(let keys): (0..<keys.count).map(keys.item)
    }
  }

  /// The attributes, or `nil` for text: its values satisfy all rules for values.
  package var unchecked: [Item]? {
    if case .attributes(let items) = form { items } else { nil }
  }

  /// The text of the keys, or `nil` if they are attributes.
  package var plain: PlainKeys? {
    if case .text(let keys) = form { keys } else { nil }
  }

  /// The number of keys.
  package var count: Int {
    switch form {
    case .attributes(let items): items.count
    case .text(let keys): keys.count
    }
  }

  /// Returns the attributes of the key at a position.
  package subscript(position: Int) -> Item {
    switch form {
    case .attributes(let items): items[position]
    case .text(let keys): keys.item(at: position)
    }
  }
}

extension KeyList: Equatable {
  /// Returns whether two lists have the same keys, in the same order.
  package static func == (left: KeyList, right: KeyList) -> Bool { left.items == right.items }
}
