package import DynamockModel

/// The changes of an UpdateItem: its actions in the order written.
///
/// The parser creates it from text; `init(attributeUpdates:)` creates it from the legacy parameter.
package struct UpdateExpression: Sendable, Hashable {
  /// The actions; no two of them overlap or conflict.
  package let actions: [Action]
  /// The parameter that the update comes from.
  package let origin: Origin
  /// The paths of the actions, each with the index of its action in `actions`.
  let tree: PathTree<Int>
  /// The top-level attributes that the actions write, in the order written and without duplicates.
  package let rootAttributes: [String]

  /// Creates an update from actions that are known not to overlap.
  package init(actions: [Action] = [], origin: Origin = .updateExpression) {
    self.actions = actions
    self.origin = origin
    var tree = PathTree<Int>()
    for (index, action) in actions.enumerated() { tree.insert(index, at: action.path) }
    self.tree = tree
    rootAttributes = tree.attributes.map(\.name)
  }

  /// The two parameters that specify an update.
  package enum Origin: Sendable, Hashable {
    /// `UpdateExpression`.
    case updateExpression
    /// The legacy `AttributeUpdates`, which has its own message for values of the wrong type.
    case attributeUpdates
  }

  /// An action of a section.
  package enum Action: Sendable, Hashable {
    /// `SET path = operand`.
    case set(DocumentPath, Operand)
    /// `REMOVE path`.
    case remove(DocumentPath)
    /// `ADD path :value`, which adds a number to a number or members to a set; the legacy form also
    /// appends to a list.
    case add(DocumentPath, AttributeValue)
    /// `DELETE path :value`, which removes members from a set.
    case delete(DocumentPath, AttributeValue)

    /// The path that the action changes.
    package var path: DocumentPath {
      switch self {
      case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
      }
    }
  }

  /// The right side of `SET path =`.
  package enum Operand: Sendable, Hashable {
    /// The value at a path of the old item.
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

  /// The paths that the actions write, in the order written.
  package var paths: [DocumentPath] { actions.map(\.path) }

  /// The paths below an attribute that the operands read, in the order written.
  package var nestedOperandPaths: [DocumentPath] {
    var paths: [DocumentPath] = []
    for case .set(_, let operand) in actions { operand.addNestedPaths(to: &paths) }
    return paths
  }

  /// Returns the paths that the operands read but that do not exist in an item, in the order
  /// written.
  package func pathsToNothing(in item: Item?) -> [DocumentPath] {
    actions.flatMap { action -> [DocumentPath] in
      guard case .set(_, let operand) = action else { return [] }
      return operand.neededPaths.filter { $0.value(in: item) == nil }
    }
  }
}

/// The result of an update.
package struct UpdateOutcome: Sendable, Hashable {
  /// The item after the update, or `nil` if there is still none, as when an update only removes or
  /// deletes ([scylla-alternator] `test_returnvalues.py`).
  package var item: Item?

  /// Creates an outcome.
  package init(item: Item?) { self.item = item }
}

extension UpdateExpression.Operand {
  /// The operand's paths that are required to exist.
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

  /// Adds the paths below an attribute that the operand reads; most operands have none, so nothing
  /// is allocated.
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
