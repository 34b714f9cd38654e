import DynamockModel

/// No two paths of an update or a projection may touch the same value.
enum PathRules {
  /// Throws the first overlap or, where there is none, the first conflict, in the order written
  /// (Dynalite's tables: an overlap wins over an earlier conflict).
  static func requireDisjoint(_ paths: [DocumentPath]) throws(ExpressionError.Fault) {
    guard paths.count > 1 else { return }
    var conflict: ExpressionError.Fault?
    // Only paths of the same attribute can meet; grouping them keeps long lists of names linear.
    var earlier: [String: [DocumentPath]] = [:]
    for path in paths {
      for other in earlier[path.attribute, default: []] {
        switch other.relation(to: path) {
        case .apart: break
        case .overlapping: throw .overlappingPaths(other, path)
        case .conflicting: conflict = conflict ?? .conflictingPaths(other, path)
        }
      }
      earlier[path.attribute, default: []].append(path)
    }
    if let conflict { throw conflict }
  }
}

extension DocumentPath {
  /// How two paths stand to each other.
  enum Relation { case apart, overlapping, conflicting }

  /// How this path stands to another.
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
