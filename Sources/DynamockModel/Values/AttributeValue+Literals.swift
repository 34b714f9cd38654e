// Literals for values in Swift code: `["Artist": "Nina Simone", "Year": 1964, "Live": true]`.
//
// There is no `nil` literal, since for an optional value `nil` has to keep its meaning.

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Creates the value `S` from a string.
  public init(stringLiteral text: String) { self = .string(text) }
}

extension AttributeValue: ExpressibleByIntegerLiteral {
  /// Creates the value `N` from an integer.
  public init(integerLiteral integer: Int) { self = .number(DecimalNumber(integer)) }
}

extension AttributeValue: ExpressibleByFloatLiteral {
  /// Creates the value `N` from a floating-point number, with its shortest decimal form.
  ///
  /// For sixteen or more digits, use `.number` with a `DecimalNumber` of the text, since a `Double`
  /// cannot represent them. A number outside DynamoDB's range is rejected with AWS's message when
  /// it is used.
  public init(floatLiteral number: Double) {
    switch DecimalNumber.parse("\(number)") {
    case .success(let number): self = .number(number)
    case .failure(let fault): self = .malformed(fault)
    }
  }
}

extension AttributeValue: ExpressibleByBooleanLiteral {
  /// Creates the value `BOOL` from a Boolean.
  public init(booleanLiteral isTrue: Bool) { self = .bool(isTrue) }
}

extension AttributeValue: ExpressibleByArrayLiteral {
  /// Creates the value `L` from elements.
  public init(arrayLiteral elements: AttributeValue...) { self = .list(elements) }
}

extension AttributeValue: ExpressibleByDictionaryLiteral {
  /// Creates the value `M` from names and values; the last value of a repeated name is kept.
  public init(dictionaryLiteral elements: (String, AttributeValue)...) {
    var entries = Item()
    for (name, value) in elements { entries[name] = value }
    self = .map(entries)
  }
}
