// A value's contents for callers that expect a certain type; `nil` if the value has another type.

extension AttributeValue {
  /// The string of an `S`.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number of an `N`; `Int(exactly:)` converts it to an integer.
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
