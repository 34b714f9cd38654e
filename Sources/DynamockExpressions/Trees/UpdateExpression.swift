package import DynamockModel

/// The changes of an UpdateItem: its actions in the order written.
///
/// The parser creates it from text; `init(attributeUpdates:)` creates it from the legacy parameter.
/// All that does not depend on the values is in its form, which the requests with the same text
/// share.
package struct UpdateExpression: Sendable {
  let form: UpdateForm
  /// The values, to which the form refers by position.
  let arguments: [Attribute]
  /// The parameter that the update comes from.
  package let origin: Origin

  /// The two parameters that specify an update.
  package enum Origin: Sendable, Hashable {
    /// `UpdateExpression`.
    case updateExpression
    /// The legacy `AttributeUpdates`, which has its own message for values of the wrong type.
    case attributeUpdates
  }

  /// An action of a section.
  package typealias Action = UpdateAction<DocumentPath, AttributeValue>
  /// The right side of `SET path =`.
  package typealias Operand = UpdateOperand<DocumentPath, AttributeValue>

  /// Creates an update from a form and the values of a request.
  init(_ form: UpdateForm, _ arguments: [Attribute], origin: Origin = .updateExpression) {
    self.form = form
    self.arguments = arguments
    self.origin = origin
  }

  /// Creates an update from actions that are known not to overlap.
  package init(actions: [Action] = [], origin: Origin = .updateExpression) {
    var arguments: [Attribute] = []
    let form = UpdateForm(
      actions.map { action in
        action.mapped(path: { $0 }) { value in
          arguments.append(Attribute(name: "", value: value))
          return arguments.count - 1
        }
      })
    self.init(form, arguments, origin: origin)
  }

  /// The actions in the order written; no two of them overlap or conflict.
  package var actions: [Action] {
    form.actions.map { action in
      action.mapped(path: { path(at: $0) }, value: { arguments[$0].value })
    }
  }

  private func path(at place: UpdateForm.Place) -> DocumentPath {
    place.path.map { form.paths[$0] } ?? DocumentPath(form.names[place.slot])
  }

  /// The top-level attributes that the actions write, in the order written and without duplicates.
  package var rootAttributes: [String] { form.writtenNames }

  /// The top-level attributes that the update writes or reads, without duplicates: first
  /// ``rootAttributes``, then those that it only reads.
  package var attributes: [String] { form.names }

  /// The ``attributes``, to search for in stored text.
  package var soughtAttributes: [SoughtName] { form.soughtNames }

  /// A bit for each of the first 64 ``attributes`` whose old value the update uses, instead of only
  /// replacing it.
  package var readAttributes: UInt64 { form.readSlots }

  /// The paths that the actions write, in the order written.
  package var paths: [DocumentPath] { form.actions.map { path(at: $0.path) } }

  /// The paths below an attribute that the actions write, in the order written.
  package var nestedPaths: [DocumentPath] { form.nestedTargets }

  /// The paths below an attribute that the operands read, in the order written.
  package var nestedOperandPaths: [DocumentPath] { form.nestedOperands }

  /// Returns the paths that the operands read but that do not exist in an item, in the order
  /// written.
  package func pathsToNothing(in item: Item?) -> [DocumentPath] {
    actions.flatMap { action -> [DocumentPath] in
      guard case .set(_, let operand) = action else { return [] }
      return operand.neededPaths.filter { $0.value(in: item) == nil }
    }
  }
}

extension UpdateExpression: Hashable {
  /// Returns whether both have the same actions in the same order, whatever they were made from.
  package static func == (left: Self, right: Self) -> Bool {
    left.origin == right.origin && left.actions == right.actions
  }

  /// Hashes the actions.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(origin)
    hasher.combine(actions)
  }
}
