import DynamockModel

/// Rules for the paths of an update or a projection, of which no two may use the same value.
package enum PathRules {
  /// Throws the first overlap or, if there is none, the first conflict, in the order written.
  ///
  /// An overlap is reported before an earlier conflict, according to [dynalite-suite]'s tables.
  package static func requireDisjoint(_ paths: [DocumentPath]) throws(ExpressionError.Fault) {
    // Only paths of the same attribute can overlap; grouping them keeps the time for long lists
    // linear.
    guard paths.count > 16 else { return try requireDisjoint(paths, among: paths.indices) }
    var positions: [String: [Int]] = [:]
    for (position, path) in paths.enumerated() {
      positions[path.attribute, default: []].append(position)
    }
    let meeting = Set(positions.values.filter { $0.count > 1 }.joined())
    try requireDisjoint(paths, among: paths.indices.filter(meeting.contains))
  }

  private static func requireDisjoint(
    _ paths: [DocumentPath], among positions: some Collection<Int>
  ) throws(ExpressionError.Fault) {
    var conflict: ExpressionError.Fault?
    for later in positions {
      for earlier in positions.prefix(while: { $0 < later }) {
        switch paths[earlier].relation(to: paths[later]) {
        case .apart: break
        case .overlapping: throw .overlappingPaths(paths[earlier], paths[later])
        case .conflicting:
          conflict = conflict ?? .conflictingPaths(paths[earlier], paths[later])
        }
      }
    }
    if let conflict { throw conflict }
  }
}

extension DocumentPath {
  /// The relation of two paths.
  enum Relation { case apart, overlapping, conflicting }

  /// Returns the relation of this path to another.
  func relation(to other: DocumentPath) -> Relation {
    guard attribute.hasSameBytes(as: other.attribute) else { return .apart }
    for (own, others) in zip(steps, other.steps) where own != others {
      switch (own, others) {
      case (.attribute, .attribute), (.index, .index): return .apart
      default: return .conflicting
      }
    }
    return .overlapping
  }
}
