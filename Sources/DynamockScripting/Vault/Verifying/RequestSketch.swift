import DynamockWire

/// Hashes of the values of a canonical request, from which the distance of two requests is estimated
/// without comparing them.
struct RequestSketch: Sendable {
  /// One value: the hash of its path and its text, and its weight in the distance.
  private struct Leaf: Sendable, Hashable {
    var hash: Int
    var weight: Int
  }

  /// The maximum number of values; the others of a large request are ignored.
  private static let limit = 64

  private let leaves: [Leaf]

  /// Creates the sketch of a canonical input.
  init(_ tree: JSONTree) {
    var leaves: [Leaf] = []
    Self.collect(tree, below: 0, weight: 1, into: &leaves)
    self.leaves = leaves
  }

  /// Returns a function that estimates the distance of this request from others.
  func measure() -> (RequestSketch) -> Int {
    let own = Set(leaves)
    let total = leaves.reduce(0) { $0 + $1.weight }
    return { other in
      other.leaves.reduce(total) { distance, leaf in
        distance + (own.contains(leaf) ? -leaf.weight : leaf.weight)
      }
    }
  }

  private static func collect(
    _ tree: JSONTree, below path: Int, weight: Int, into leaves: inout [Leaf]
  ) {
    guard leaves.count < limit else { return }
    switch tree {
    case .object(let members) where !members.isEmpty:
      for member in members {
        collect(
          member.value, below: hash(path, member.name),
          weight: max(weight, NearestRecording.weight(of: member.name)), into: &leaves)
      }
    case .array(let elements) where !elements.isEmpty:
      for (index, element) in elements.enumerated() {
        collect(element, below: hash(path, index), weight: weight, into: &leaves)
      }
    case .string(let text), .number(let text):
      leaves.append(Leaf(hash: hash(path, text), weight: weight))
    case .boolean(let flag): leaves.append(Leaf(hash: hash(path, flag), weight: weight))
    case .object, .array, .null: leaves.append(Leaf(hash: path, weight: weight))
    }
  }

  private static func hash(_ path: Int, _ step: some Hashable) -> Int {
    var hasher = Hasher()
    hasher.combine(path)
    hasher.combine(step)
    return hasher.finalize()
  }
}
