import DynamockModel

/// A tree of paths that do not overlap, with a value at the end of each.
///
/// It allows a projection or update to traverse an item once, regardless of the number of paths.
struct PathTree<End: Sendable & Hashable>: Sendable, Hashable {
  /// The top-level attributes in the order written.
  private(set) var attributes: [(name: String, node: Node)] = []
  /// The positions of the attributes, or `nil` if there are few.
  private var index: NameIndex?

  /// The node of an attribute, a map key or a list index.
  enum Node: Sendable, Hashable {
    case end(End)
    case map(PathTree)
    /// The indexes, in ascending order.
    case list([Element])
  }

  /// An index of a list.
  struct Element: Sendable, Hashable {
    var index: Int
    var node: Node
  }

  /// Stores a value at the end of a path.
  mutating func insert(_ end: End, at path: DocumentPath) {
    insert(end, at: path.attribute, path.steps[...])
  }

  private mutating func insert(
    _ end: End, at name: String, _ steps: ArraySlice<DocumentPath.Step>
  ) {
    if let position = position(of: name) {
      attributes[position].node.insert(end, steps)
    } else {
      append(Node(end, steps), at: name)
    }
  }

  /// Adds an attribute that does not exist yet.
  fileprivate mutating func append(_ node: Node, at name: String) {
    attributes.append((name, node))
    if index != nil {
      index?.insert(name, at: attributes.count - 1)
    } else if attributes.count > NameIndex.smallCount {
      index = NameIndex(attributes.lazy.map(\.name))
    }
  }

  private func position(of name: String) -> Int? {
    if let index { return index[name] }
    return attributes.firstIndex { $0.name.hasSameBytes(as: name) }
  }

  /// Returns the node of a name, if there is one.
  func node(of name: String) -> Node? {
    position(of: name).map { attributes[$0].node }
  }

  /// Returns whether both have the same paths in the same order.
  static func == (left: Self, right: Self) -> Bool {
    left.attributes.elementsEqual(right.attributes) {
      $0.name.hasSameBytes(as: $1.name) && $0.node == $1.node
    }
  }

  /// Hashes the names.
  func hash(into hasher: inout Hasher) {
    for attribute in attributes { hasher.combine(attribute.name) }
  }
}

extension PathTree.Node {
  fileprivate init(_ end: End, _ steps: ArraySlice<DocumentPath.Step>) {
    switch steps.first {
    case nil: self = .end(end)
    case .attribute(let name):
      var tree = PathTree()
      tree.append(Self(end, steps.dropFirst()), at: name)
      self = .map(tree)
    case .index(let index):
      self = .list([PathTree.Element(index: index, node: Self(end, steps.dropFirst()))])
    }
  }

  /// Inserts a value at the end of the remaining steps.
  ///
  /// Paths never overlap or conflict here; if they did, the first one would be kept.
  fileprivate mutating func insert(_ end: End, _ steps: ArraySlice<DocumentPath.Step>) {
    switch (self, steps.first) {
    case (.map(var tree), .attribute(let name)):
      tree.insert(end, at: name, steps.dropFirst())
      self = .map(tree)
    case (.list(var elements), .index(let index)):
      let position = elements.firstIndex { $0.index >= index } ?? elements.count
      if position < elements.count, elements[position].index == index {
        elements[position].node.insert(end, steps.dropFirst())
      } else {
        let node = Self(end, steps.dropFirst())
        elements.insert(PathTree.Element(index: index, node: node), at: position)
      }
      self = .list(elements)
    default: break
    }
  }
}
