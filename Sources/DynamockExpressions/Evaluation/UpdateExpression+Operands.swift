import DynamockModel

extension UpdateExpression {
  /// Returns the value at a place of the old item, or `nil` if the place does not exist.
  func value(at place: UpdateForm.Place, in before: OldValues) -> AttributeValue? {
    guard let path = place.path else { return before[place.slot] }
    guard let value = before[place.slot] else { return nil }
    return form.paths[path].value(below: value)
  }

  /// Returns an operand's value, according to the old item.
  func value(
    of operand: UpdateForm.Operand, in before: OldValues
  ) throws(EvaluationError) -> AttributeValue {
    switch operand {
    case .value(let argument): return arguments[argument].value
    case .path(let place):
      guard let value = value(at: place, in: before) else { throw .missingAttribute }
      return value
    case .ifNotExists(let place, let operand):
      if let value = value(at: place, in: before) { return value }
      return try value(of: operand, in: before)
    case .listAppend(let first, let second):
      let (first, second) = try values(of: first, second, in: before)
      guard case (.list(let head), .list(let tail)) = (first, second) else {
        throw .incorrectOperandType
      }
      return .list(head + tail)
    case .sum(let left, let right):
      let (left, right) = try numbers(left, right, in: before)
      return .number(try left.sum(with: right))
    case .difference(let left, let right):
      let (left, right) = try numbers(left, right, in: before)
      return .number(try left.sum(with: right.negated))
    }
  }

  private func values(
    of first: UpdateForm.Operand, _ second: UpdateForm.Operand, in before: OldValues
  ) throws(EvaluationError) -> (AttributeValue, AttributeValue) {
    let value = try value(of: first, in: before)
    return (value, try self.value(of: second, in: before))
  }

  private func numbers(
    _ left: UpdateForm.Operand, _ right: UpdateForm.Operand, in before: OldValues
  ) throws(EvaluationError) -> (DecimalNumber, DecimalNumber) {
    guard case (.number(let left), .number(let right)) = try values(of: left, right, in: before)
    else { throw .incorrectOperandType }
    return (left, right)
  }
}

/// The values of an update's attributes before it, by their slots.
struct OldValues {
  private let slots: [AttributeValue?]
  /// The item to look the values up in, instead of making a list of them.
  private let source: (item: Item, names: [String])?

  /// Creates values that are known.
  init(_ slots: [AttributeValue?]) { (self.slots, source) = (slots, nil) }

  /// Creates the values of an item under a few names.
  init(of item: Item, under names: [String]) { (slots, source) = ([], (item, names)) }

  subscript(slot: Int) -> AttributeValue? {
    guard let source else { return slots[slot] }
    return source.item[source.names[slot]]
  }
}
