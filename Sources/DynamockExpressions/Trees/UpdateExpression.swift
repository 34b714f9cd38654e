import DynamockModel

/// What an UpdateItem does to an item: its actions in the order written.
///
/// The parser builds it from text, `init(attributeUpdates:)` from the legacy parameter.
package struct UpdateExpression: Sendable, Hashable {
  /// The actions; no two of them overlap or conflict.
  package let actions: [Action]
  /// Which parameter it came from.
  package let origin: Origin
  /// Where the actions write; what they do is found by their place in `actions`.
  let tree: PathTree<Int>

  /// Makes an update of actions that the caller knows not to overlap.
  package init(actions: [Action] = [], origin: Origin = .updateExpression) {
    self.actions = actions
    self.origin = origin
    var tree = PathTree<Int>()
    for (index, action) in actions.enumerated() { tree.insert(index, at: action.path) }
    self.tree = tree
  }

  /// The two parameters that say what to update.
  package enum Origin: Sendable, Hashable {
    /// `UpdateExpression`.
    case updateExpression
    /// The legacy `AttributeUpdates`, with a sentence of its own for values of the wrong type.
    case attributeUpdates
  }

  /// One action of one clause.
  package enum Action: Sendable, Hashable {
    /// `SET path = operand`.
    case set(DocumentPath, Operand)
    /// `REMOVE path`.
    case remove(DocumentPath)
    /// `ADD path :value`: a number to a number, members to a set; legacy also elements to a list.
    case add(DocumentPath, AttributeValue)
    /// `DELETE path :value`: members from a set.
    case delete(DocumentPath, AttributeValue)

    /// Where it writes.
    package var path: DocumentPath {
      switch self {
      case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
      }
    }
  }

  /// What stands on the right of `SET path =`.
  package enum Operand: Sendable, Hashable {
    /// The old item's value at a path.
    case path(DocumentPath)
    /// A value of the request.
    case value(AttributeValue)
    /// `if_not_exists(path, operand)`.
    indirect case ifNotExists(DocumentPath, Operand)
    /// `list_append(operand, operand)`.
    indirect case listAppend(Operand, Operand)
    /// `operand + operand`.
    indirect case sum(Operand, Operand)
    /// `operand - operand`.
    indirect case difference(Operand, Operand)
  }

  /// The paths that its actions write, in the order written.
  package var paths: [DocumentPath] { actions.map(\.path) }

  /// The paths that its operands read below an attribute, in the order written.
  package var nestedOperandPaths: [DocumentPath] {
    var paths: [DocumentPath] = []
    for case .set(_, let operand) in actions { operand.addNestedPaths(to: &paths) }
    return paths
  }

  /// The paths that its operands read and that lead to nothing in an item, in the order written.
  package func pathsToNothing(in item: Item?) -> [DocumentPath] {
    actions.flatMap { action -> [DocumentPath] in
      guard case .set(_, let operand) = action else { return [] }
      return operand.neededPaths.filter { $0.value(in: item) == nil }
    }
  }

  /// The top-level attributes that its actions write, each once, in the order written.
  package var rootAttributes: [String] { paths.rootAttributes }
}

/// What came of an update.
package struct UpdateOutcome: Sendable, Hashable {
  /// The item after the update; nil when there was none and the update made none, which is so when
  /// it only removes or deletes (ScyllaDB `test_returnvalues.py`, measured on AWS).
  package var item: Item?

  /// Makes an outcome.
  package init(item: Item?) { self.item = item }
}

extension UpdateExpression.Operand {
  /// The paths that have to lead to a value.
  fileprivate var neededPaths: [DocumentPath] {
    switch self {
    case .path(let path): [path]
    case .value: []
    case .ifNotExists(_, let operand): operand.neededPaths
    case .listAppend(let first, let second), .sum(let first, let second),
      .difference(let first, let second):
      first.neededPaths + second.neededPaths
    }
  }

  /// Adds the paths that it reads below an attribute; most read none, and nothing is allocated.
  fileprivate func addNestedPaths(to paths: inout [DocumentPath]) {
    switch self {
    case .path(let path): if !path.steps.isEmpty { paths.append(path) }
    case .value: break
    case .ifNotExists(let path, let operand):
      if !path.steps.isEmpty { paths.append(path) }
      operand.addNestedPaths(to: &paths)
    case .listAppend(let first, let second), .sum(let first, let second),
      .difference(let first, let second):
      first.addNestedPaths(to: &paths)
      second.addNestedPaths(to: &paths)
    }
  }
}
