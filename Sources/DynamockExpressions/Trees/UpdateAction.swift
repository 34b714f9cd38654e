/// An action of an update expression.
///
/// As a caller sees them, actions have the paths and values of the request. The form that requests
/// with the same text share has places and positions instead (``UpdateForm``).
package enum UpdateAction<Path: Sendable & Hashable, Value: Sendable & Hashable>:
  Sendable, Hashable
{
  /// `SET path = operand`.
  case set(Path, UpdateOperand<Path, Value>)
  /// `REMOVE path`.
  case remove(Path)
  /// `ADD path :value`, which adds a number to a number or members to a set; the legacy form also
  /// appends to a list.
  case add(Path, Value)
  /// `DELETE path :value`, which removes members from a set.
  case delete(Path, Value)

  /// The path that the action changes.
  package var path: Path {
    switch self {
    case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
    }
  }
}

/// The right side of `SET path =`.
package enum UpdateOperand<Path: Sendable & Hashable, Value: Sendable & Hashable>:
  Sendable, Hashable
{
  /// The value at a path of the old item.
  case path(Path)
  /// A value of the request.
  case value(Value)
  /// `if_not_exists(path, operand)`.
  indirect case ifNotExists(Path, UpdateOperand)
  /// `list_append(operand, operand)`.
  indirect case listAppend(UpdateOperand, UpdateOperand)
  /// `operand + operand`.
  indirect case sum(UpdateOperand, UpdateOperand)
  /// `operand - operand`.
  indirect case difference(UpdateOperand, UpdateOperand)
}

extension UpdateAction {
  /// Returns the action with other paths and values, which are transformed in the order written.
  func mapped<OtherPath, OtherValue>(
    path newPath: (Path) -> OtherPath, value newValue: (Value) -> OtherValue
  ) -> UpdateAction<OtherPath, OtherValue> {
    switch self {
    case .set(let path, let operand):
      .set(newPath(path), operand.mapped(path: newPath, value: newValue))
    case .remove(let path): .remove(newPath(path))
    case .add(let path, let value): .add(newPath(path), newValue(value))
    case .delete(let path, let value): .delete(newPath(path), newValue(value))
    }
  }

  /// Whether the action cannot create an item.
  var onlyTakesAway: Bool {
    switch self {
    case .remove, .delete: true
    case .set, .add: false
    }
  }
}

extension UpdateOperand {
  fileprivate func mapped<OtherPath, OtherValue>(
    path newPath: (Path) -> OtherPath, value newValue: (Value) -> OtherValue
  ) -> UpdateOperand<OtherPath, OtherValue> {
    func mapped(_ operand: Self) -> UpdateOperand<OtherPath, OtherValue> {
      operand.mapped(path: newPath, value: newValue)
    }
    switch self {
    case .path(let path): return .path(newPath(path))
    case .value(let value): return .value(newValue(value))
    case .ifNotExists(let path, let operand): return .ifNotExists(newPath(path), mapped(operand))
    case .listAppend(let first, let second): return .listAppend(mapped(first), mapped(second))
    case .sum(let left, let right): return .sum(mapped(left), mapped(right))
    case .difference(let left, let right): return .difference(mapped(left), mapped(right))
    }
  }

  /// Calls `body` with each path that the operand reads, in the order written.
  func forEachPath(_ body: (Path) -> Void) {
    switch self {
    case .path(let path): body(path)
    case .value: break
    case .ifNotExists(let path, let operand):
      body(path)
      operand.forEachPath(body)
    case .listAppend(let first, let second), .sum(let first, let second),
      .difference(let first, let second):
      first.forEachPath(body)
      second.forEachPath(body)
    }
  }

  /// The operand's paths that are required to exist.
  var neededPaths: [Path] {
    switch self {
    case .path(let path): [path]
    case .value: []
    case .ifNotExists(_, let operand): operand.neededPaths
    case .listAppend(let first, let second), .sum(let first, let second),
      .difference(let first, let second):
      first.neededPaths + second.neededPaths
    }
  }
}
