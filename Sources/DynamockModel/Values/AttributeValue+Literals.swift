// Literals for whoever writes values in Swift: `["Artist": "Nina Simone", "Year": 1964, "Live": true]`.
//
// Nil is left out: in a place for an optional value, `nil` has to go on meaning that there is none.

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Makes the value `S` of a text.
  public init(stringLiteral text: String) { self = .string(text) }
}

extension AttributeValue: ExpressibleByIntegerLiteral {
  /// Makes the value `N` of an integer.
  public init(integerLiteral integer: Int) { self = .number(DecimalNumber(integer)) }
}

extension AttributeValue: ExpressibleByFloatLiteral {
  /// Makes the value `N` that has the shortest decimals of a floating-point number.
  ///
  /// Sixteen and more digits are for `.number` with a `DecimalNumber` of the text: a `Double` does not
  /// hold them. A number outside of DynamoDB's range is refused with AWS's sentence when it is used.
  public init(floatLiteral number: Double) {
    switch DecimalNumber.parse("\(number)") {
    case .success(let number): self = .number(number)
    case .failure(let fault): self = .malformed(fault)
    }
  }
}

extension AttributeValue: ExpressibleByBooleanLiteral {
  /// Makes the value `BOOL`.
  public init(booleanLiteral isTrue: Bool) { self = .bool(isTrue) }
}

extension AttributeValue: ExpressibleByArrayLiteral {
  /// Makes the value `L` of elements.
  public init(arrayLiteral elements: AttributeValue...) { self = .list(elements) }
}

extension AttributeValue: ExpressibleByDictionaryLiteral {
  /// Makes the value `M` of names and values; a name that stands twice keeps its last value.
  public init(dictionaryLiteral elements: (String, AttributeValue)...) {
    var entries = Item()
    for (name, value) in elements { entries[name] = value }
    self = .map(entries)
  }
}
