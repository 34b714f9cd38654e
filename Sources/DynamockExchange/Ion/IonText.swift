import DynamockModel

/// Items in Ion's text format, as DynamoDB exports them ([aws-export-output]).
enum IonText {
  /// Appends the line of an item.
  static func appendLine(_ item: Item, to bytes: inout [UInt8]) {
    bytes += "$ion_1_0 {Item:".utf8
    append(item, to: &bytes)
    bytes += "}\n".utf8
  }

  /// Appends the line of a changed item of an incremental export.
  static func appendLine(
    keys: Item, micros: Int64, old: Item?, new: Item?, to bytes: inout [UInt8]
  ) {
    bytes += "$ion_1_0 {Record:{Keys:".utf8
    append(keys, to: &bytes)
    bytes += ",Metadata:{WriteTimestampMicros:\(micros).}".utf8
    for (name, image) in [("OldImage", old), ("NewImage", new)] {
      guard let image else { continue }
      bytes += ",\(name):".utf8
      append(image, to: &bytes)
    }
    bytes += "}}\n".utf8
  }

  private static func append(_ item: Item, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (position, attribute) in item.attributes.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      appendName(attribute.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      append(attribute.value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ value: AttributeValue, to bytes: inout [UInt8]) {
    switch value {
    case .string(let text): appendQuoted(text, in: UInt8(ascii: "\""), to: &bytes)
    case .number(let number): append(number, to: &bytes)
    case .binary(let blob): append(blob, to: &bytes)
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .null, .malformed: bytes += "null".utf8
    case .stringSet(let members):
      append(members, named: "SS", to: &bytes) {
        appendQuoted($0, in: UInt8(ascii: "\""), to: &$1)
      }
    case .numberSet(let members):
      append(members, named: "NS", to: &bytes) { append($0, to: &$1) }
    case .binarySet(let members):
      append(members, named: "BS", to: &bytes) { append($0, to: &$1) }
    case .list(let elements): append(elements, named: nil, to: &bytes) { append($0, to: &$1) }
    case .map(let item): append(item, to: &bytes)
    }
  }

  private static func append<Element>(
    _ elements: [Element], named annotation: String?, to bytes: inout [UInt8],
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    if let annotation { bytes += "$dynamodb_\(annotation)::".utf8 }
    bytes.append(UInt8(ascii: "["))
    for (position, element) in elements.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      write(element, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Appends a decimal: `103.`, `6d2`, `8.5`; a number without a point is an integer in Ion.
  private static func append(_ number: DecimalNumber, to bytes: inout [UInt8]) {
    let exponent = Int(number.exponent)
    if exponent < 0, exponent + number.digitCount > -6 {
      number.appendText(to: &bytes)
    } else {
      if number.isNegative { bytes.append(UInt8(ascii: "-")) }
      bytes += String(number.significand).utf8
      bytes += exponent == 0 ? ".".utf8 : "d\(exponent)".utf8
    }
  }

  private static func append(_ blob: [UInt8], to bytes: inout [UInt8]) {
    bytes += "{{".utf8
    Base64.append(blob, to: &bytes)
    bytes += "}}".utf8
  }

  /// Appends the name of a field, in quotation marks unless it is an identifier.
  private static func appendName(_ name: String, to bytes: inout [UInt8]) {
    if isIdentifier(name) {
      bytes += name.utf8
    } else {
      appendQuoted(name, in: UInt8(ascii: "'"), to: &bytes)
    }
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !isDigit(first), first != UInt8(ascii: "$"),
      !["null", "true", "false", "nan"].contains(name)
    else { return false }
    return name.utf8.allSatisfy { byte in
      isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func appendQuoted(_ text: String, in mark: UInt8, to bytes: inout [UInt8]) {
    bytes.append(mark)
    for byte in text.utf8 {
      switch byte {
      case mark, UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<0x20, 0x7F: bytes += "\\x\(Hexadecimal.text(byte, digits: 2))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(mark)
  }
}
