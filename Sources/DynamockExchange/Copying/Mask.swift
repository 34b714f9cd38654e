import DynamockWire

/// A transformation of an attribute of a table's items.
struct Mask: Sendable, Equatable {
  /// The tables, with `*` as a wildcard.
  var table: String
  /// The attribute.
  var path: [Step]
  /// The kind of transformation.
  var kind: Kind

  /// A step from an item to a value in it.
  enum Step: Sendable, Equatable {
    /// An attribute, or a member of a map.
    case name(String)
    /// An element of a list, from 0.
    case index(Int)
    /// Every element of a list.
    case every
  }

  /// The kinds of transformations.
  enum Kind: String, Sendable, CaseIterable {
    /// Removes the value.
    case drop
    /// Replaces the value with a pseudonym of the same type: equal values remain equal, different
    /// ones different.
    case hash
    /// Replaces the value with a generated value of the same type.
    case fake
    /// Replaces letters with letters and digits with digits; different values remain different.
    case keepFormat
  }

  /// The attribute's path as written in a mask file.
  var pathText: String {
    path.reduce(into: "") { text, step in
      switch step {
      case .name(let name): text += text.isEmpty ? name : "." + name
      case .index(let index): text += "[\(index)]"
      case .every: text += "[*]"
      }
    }
  }

  /// Parses `address.lines[0]` or `people[*].name`; returns `nil` if the text is not a path.
  static func path(_ text: String) -> [Step]? {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let name = pieces.first, !name.isEmpty else { return nil }
      steps.append(.name(String(name)))
      for piece in pieces.dropFirst() {
        guard piece.last == "]" else { return nil }
        let inner = piece.dropLast()
        if inner == "*" {
          steps.append(.every)
        } else if let index = Int(inner), index >= 0 {
          steps.append(.index(index))
        } else {
          return nil
        }
      }
    }
    return steps
  }
}

extension Mask {
  /// Applies the mask to an item.
  /// - Returns: the number of masked values.
  func apply(to item: inout JSONTree, with maker: PseudonymMaker) throws(CopyError) -> Int {
    guard case .object(var attributes) = item else { return 0 }
    let count = try apply(to: &attributes, path[...], with: maker)
    item = .object(attributes)
    return count
  }

  private func apply(
    to attributes: inout [JSONTree.Member], _ path: ArraySlice<Step>, with maker: PseudonymMaker
  ) throws(CopyError) -> Int {
    guard case .name(let name)? = path.first,
      let index = attributes.firstIndex(where: { $0.name == name })
    else { return 0 }
    if path.count == 1, kind == .drop {
      attributes.remove(at: index)
      return 1
    }
    return try apply(to: &attributes[index].value, path.dropFirst(), with: maker)
  }

  private func apply(
    to value: inout JSONTree, _ path: ArraySlice<Step>, with maker: PseudonymMaker
  ) throws(CopyError) -> Int {
    guard let step = path.first else {
      value = try maker.mask(value, kind, table: table)
      return 1
    }
    guard case .object(var wrapped) = value, wrapped.count == 1 else { return 0 }
    var count = 0
    switch (step, wrapped[0].name, wrapped[0].value) {
    case (.name, "M", .object(var members)):
      count = try apply(to: &members, path, with: maker)
      wrapped[0].value = .object(members)
    case (.index(let index), "L", .array(var elements)) where index < elements.count:
      count = try apply(to: &elements, at: [index], path, with: maker)
      wrapped[0].value = .array(elements)
    case (.every, "L", .array(var elements)):
      count = try apply(to: &elements, at: Array(elements.indices), path, with: maker)
      wrapped[0].value = .array(elements)
    default: return 0
    }
    value = .object(wrapped)
    return count
  }

  private func apply(
    to elements: inout [JSONTree], at positions: [Int], _ path: ArraySlice<Step>,
    with maker: PseudonymMaker
  ) throws(CopyError) -> Int {
    if path.count == 1, kind == .drop {
      for position in positions.reversed() { elements.remove(at: position) }
      return positions.count
    }
    var count = 0
    for position in positions {
      count += try apply(to: &elements[position], path.dropFirst(), with: maker)
    }
    return count
  }
}
