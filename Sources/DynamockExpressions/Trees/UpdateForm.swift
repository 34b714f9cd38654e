import DynamockModel

/// An update whose values are positions in a list, analysed once for all requests that have the
/// same expression.
///
/// Attributes are slots: first those that the update writes, in the order written, then those that
/// it only reads.
final class UpdateForm: Sendable {
  typealias Action = UpdateAction<Place, Int>
  typealias Operand = UpdateOperand<Place, Int>

  /// A place in an item: a slot, and a path if it is below the attribute itself.
  struct Place: Sendable, Hashable {
    var slot: Int
    /// The position of the path in ``UpdateForm/paths``, or `nil` for the attribute.
    var path: Int?
  }

  /// The actions in the order written; no two of them overlap or conflict.
  let actions: [Action]
  /// The attributes of the slots, distinct.
  let names: [String]
  /// The same, to search for.
  let soughtNames: [SoughtName]
  /// A bit for each of the first 64 slots whose old value is used, and not just replaced.
  let readSlots: UInt64
  /// The attributes that are written, which have the first slots.
  let writtenNames: [String]
  /// The paths below an attribute, of actions and operands.
  let paths: [DocumentPath]
  /// The paths below an attribute that the actions write, in the order written.
  let nestedTargets: [DocumentPath]
  /// The paths below an attribute that the operands read, in the order written.
  let nestedOperands: [DocumentPath]
  /// The paths of the actions, each with the index of its action.
  let tree: PathTree<Int>
  /// Whether each action writes an attribute as a whole, so that action and slot have the same
  /// index.
  let isFlat: Bool
  /// The charge for the expression without its values.
  let cost: Int
  /// The positions of the values that are charged, once for each use.
  let chargedValues: [Int]
  /// Whether no action can create an item.
  let onlyTakesAway: Bool

  /// Analyses actions that are known not to overlap.
  init(_ actions: [UpdateAction<DocumentPath, Int>]) {
    var tree = PathTree<Int>()
    for (index, action) in actions.enumerated() { tree.insert(index, at: action.path) }
    self.tree = tree
    writtenNames = tree.attributes.map(\.name)
    isFlat = actions.allSatisfy(\.path.steps.isEmpty)
    onlyTakesAway = !actions.isEmpty && actions.allSatisfy(\.onlyTakesAway)
    nestedTargets = actions.map(\.path).filter { !$0.steps.isEmpty }
    var nestedOperands: [DocumentPath] = []
    for case .set(_, let operand) in actions {
      operand.forEachPath { if !$0.steps.isEmpty { nestedOperands.append($0) } }
    }
    self.nestedOperands = nestedOperands
    (cost, chargedValues) = UpdateCharge.charge(for: actions)

    var places = Places(writtenNames)
    self.actions = actions.map { $0.mapped(path: { places.place(of: $0) }, value: { $0 }) }
    names = places.names
    paths = places.paths
    soughtNames = places.names.map { SoughtName($0) }
    readSlots = self.actions.reduce(0) { $0 | $1.readSlots }
  }
}

extension UpdateForm: ExpressionForm {
  func accepts(_: [Attribute]) -> Bool { true }
}

extension UpdateForm.Action {
  fileprivate var readSlots: UInt64 {
    func bit(_ place: UpdateForm.Place) -> UInt64 { place.slot < 64 ? 1 << UInt64(place.slot) : 0 }
    switch self {
    case .set(let target, let operand):
      var slots = target.path == nil ? 0 : bit(target)
      operand.forEachPath { slots |= bit($0) }
      return slots
    case .remove(let target): return target.path == nil ? 0 : bit(target)
    case .add(let target, _), .delete(let target, _): return bit(target)
    }
  }
}

/// The slots and paths of a form while it is created.
private struct Places {
  private(set) var names: [String]
  private(set) var paths: [DocumentPath] = []
  private var slots: [ByteName: Int] = [:]

  init(_ names: [String]) {
    self.names = names
    for (slot, name) in names.enumerated() { slots[ByteName(name)] = slot }
  }

  mutating func place(of path: DocumentPath) -> UpdateForm.Place {
    let slot = slots[ByteName(path.attribute)] ?? names.count
    if slot == names.count {
      names.append(path.attribute)
      slots[ByteName(path.attribute)] = slot
    }
    guard !path.steps.isEmpty else { return UpdateForm.Place(slot: slot) }
    paths.append(path)
    return UpdateForm.Place(slot: slot, path: paths.count - 1)
  }
}
