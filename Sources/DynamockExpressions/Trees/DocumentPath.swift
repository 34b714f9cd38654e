import DynamockModel

/// The position of a value in an item: a top-level attribute, then map keys and list indexes.
package struct DocumentPath: Sendable, Hashable {
  /// The top-level attribute's name.
  package var attribute: String
  /// The steps from that attribute, outermost first; empty for the attribute itself.
  package var steps: [Step]

  /// A step into a map or a list.
  package enum Step: Sendable, Hashable {
    /// `.name`, a key of a map.
    case attribute(String)
    /// `[index]`, an index of a list, from 0.
    case index(Int)

    /// Returns whether both are the same step; names are compared by bytes, as in DynamoDB.
    package static func == (left: Self, right: Self) -> Bool {
      switch (left, right) {
      case (.attribute(let left), .attribute(let right)): left.hasSameBytes(as: right)
      case (.index(let left), .index(let right)): left == right
      default: false
      }
    }
  }

  /// Creates a path.
  package init(_ attribute: String, _ steps: [Step] = []) {
    self.attribute = attribute
    self.steps = steps
  }

  /// Returns whether both are the same path; names are compared by bytes, as in DynamoDB.
  package static func == (left: Self, right: Self) -> Bool {
    left.attribute.hasSameBytes(as: right.attribute) && left.steps == right.steps
  }

  /// The number of levels of the path, including its attribute.
  var levels: Int { steps.count + 1 }
}

extension DocumentPath: CustomStringConvertible {
  /// The path in the format of AWS's errors: `[a, b, [1]]`.
  package var description: String {
    var text = "[" + attribute
    for step in steps {
      switch step {
      case .attribute(let name): text += ", " + name
      case .index(let index): text += ", [\(index)]"
      }
    }
    return text + "]"
  }
}

extension [DocumentPath] {
  /// The top-level attributes of the paths, in the order written and without duplicates.
  var rootAttributes: [String] {
    guard count <= NameIndex.smallCount else { return map(\.attribute).distinctNames }
    var names: [String] = []
    for path in self where !names.contains(where: { $0.hasSameBytes(as: path.attribute) }) {
      names.append(path.attribute)
    }
    return names
  }
}
