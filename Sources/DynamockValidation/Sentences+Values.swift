import DynamockModel

extension Sentence {
  /// Returns the message for a value, with its parameter's prefix and suffix.
  static func value(_ problem: ValueProblem, at place: ValuePlace, in layer: Layer) -> String {
    let sentence = value(problem, isOlder: layer.isOlder)
    switch place.parameter {
    case .expressionValues where layer.isOlder:
      return "ExpressionAttributeValues contains invalid value: \(sentence) "
        + "for key \(place.path.first ?? "")"
    case .startKey where layer.isOlder && problem.isWrappedInStartKey:
      return "The provided starting key is invalid: " + sentence
    default: return sentence
    }
  }

  private static func value(_ problem: ValueProblem, isOlder: Bool) -> String {
    switch problem {
    case .malformed(let fault): malformed(fault, isOlder: isOlder)
    case .emptySet(.numberSet): invalid + "An number set  may not be empty"
    case .emptySet(.binarySet): invalid + "Binary sets should not be empty"
    case .emptySet: invalid + "An string set  may not be empty"
    case .duplicates(let set): duplicates(in: set, isOlder: isOlder)
    case .tooDeep:
      "Nesting Levels have exceeded supported limits: "
        + "Attributes in the item have nested levels beyond supported limit"
    case .emptyName: "Empty attribute name"
    case .nameTooLong: "Attribute name is too large, must be less than 65536 bytes"
    }
  }

  private static func malformed(_ fault: ValueFault, isOlder: Bool) -> String {
    switch fault {
    case .noType:
      "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
    case .severalTypes:
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
        + "supported datatypes"
    case .nullIsFalse: invalid + "Null attribute value types must have the value of true"
    case .notANumber(let text):
      "The parameter cannot be converted to a numeric value"
        + (isOlder && text.isEmpty ? "" : ": \(text)")
    case .tooManyDigits: "Attempting to store more than 38 significant digits in a Number"
    case .numberOverflow:
      "Number overflow. Attempting to store a number with magnitude larger than supported range"
    case .wideExponent(let text):
      malformed(isOlder ? .bigDecimal(text) : .wide(text), isOlder: isOlder)
    case .numberUnderflow:
      "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    }
  }

  /// Returns the message for repeated members of a set.
  ///
  /// The older layer prints the set as sent; the newer one prints it up to the first repeated
  /// member in byte order, then that member, then the rest as sent ([parity-suite] `valueLayers`).
  private static func duplicates(in set: AttributeValue, isOlder: Bool) -> String {
    switch set {
    case .numberSet:
      isOlder
        ? "Input collection contains duplicates" : invalid + "Input collection contains duplicates."
    case .binarySet(let members):
      invalid + "Input collection "
        + (isOlder
          ? list(members.map(Base64.text))
          : "[\(SetMembers.inEchoOrder(members).map { "\"\(Base64.text(of: $0))\"" }.joined(separator: ","))]")
        + "of type BS contains duplicates."
    case .stringSet(let members):
      invalid + "Input collection "
        + list(isOlder ? members : SetMembers.inEchoOrder(members).map(RequestText.quoted))
        + " contains duplicates."
    default: ""
    }
  }
}

extension ValueProblem {
  /// Whether the older layer prepends ExclusiveStartKey's own message: [dynalite-suite]
  /// `test/scan.js` has two tables, one with it and one without; depth is in [dynoxide-captures],
  /// 2026-10-09.
  var isWrappedInStartKey: Bool {
    switch self {
    case .malformed(.noType), .malformed(.severalTypes), .malformed(.nullIsFalse), .tooDeep: true
    case .emptySet(.stringSet), .emptySet(.binarySet): true
    default: false
    }
  }
}
