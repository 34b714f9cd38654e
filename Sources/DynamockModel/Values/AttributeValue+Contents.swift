// What a value holds, for whoever expects a type: nil where it is of another one.

extension AttributeValue {
  /// The text of an `S`.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number of an `N`; `Int(exactly:)` makes an integer of it.
  public var number: DecimalNumber? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The elements of an `L`.
  public var elements: [AttributeValue]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  /// The named values of an `M`.
  public var entries: Item? {
    if case .map(let entries) = self { entries } else { nil }
  }
}
