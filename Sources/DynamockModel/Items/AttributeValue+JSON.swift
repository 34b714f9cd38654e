extension AttributeValue {
  /// Appends the value's JSON as sent by DynamoDB, such as `{"S":"text"}`, without white space.
  package func appendJSON(to output: inout [UInt8]) {
    var measure = JSONMeasure()
    addJSON(to: &measure)
    output.append(measure) { writeJSON(to: &$0) }
  }

  /// Measures the value's JSON.
  func addJSON(to measure: inout JSONMeasure) {
    switch self {
    case .string(let text):
      measure.length += 8
      measure.add(text)
    case .number(let number): measure.length += 8 + number.textLength
    case .binary(let bytes): measure.length += 8 + Base64.length(of: bytes.count)
    case .bool(let isTrue): measure.length += isTrue ? 13 : 14
    case .null, .malformed: measure.length += 13
    case .stringSet(let members):
      measure.addSet(members.count)
      for member in members { measure.add(member) }
    case .numberSet(let members):
      measure.addSet(members.count)
      if members.count > 1 { measure.hasNumberSets = true }
      for member in members { measure.length += member.textLength }
    case .binarySet(let members):
      measure.addSet(members.count)
      for member in members { measure.length += Base64.length(of: member.count) }
    case .list(let elements):
      measure.length += 8 + max(0, elements.count - 1)
      for element in elements { element.addJSON(to: &measure) }
    case .map(let entries):
      measure.length += 6
      entries.addJSON(to: &measure)
    }
  }

  /// Writes the value's JSON.
  func writeJSON(to cursor: inout ByteCursor) {
    switch self {
    case .string(let text):
      cursor.write(#"{"S":""#)
      cursor.writeJSON(text)
      cursor.write(#""}"#)
    case .number(let number):
      cursor.write(#"{"N":""#)
      number.write(to: &cursor)
      cursor.write(#""}"#)
    case .binary(let bytes):
      cursor.write(#"{"B":""#)
      Base64.write(bytes, to: &cursor)
      cursor.write(#""}"#)
    case .bool(true): cursor.write(#"{"BOOL":true}"#)
    case .bool(false): cursor.write(#"{"BOOL":false}"#)
    // Validation prevents malformed values from being stored; null keeps the JSON valid in any
    // case.
    case .null, .malformed: cursor.write(#"{"NULL":true}"#)
    default: writeCollection(to: &cursor)
    }
  }

  private func writeCollection(to cursor: inout ByteCursor) {
    switch self {
    case .stringSet(let members):
      Self.writeSet(#"{"SS":["#, SetOrder.sorted(members), to: &cursor) { $1.writeJSON($0) }
    case .numberSet(let members):
      Self.writeSet(#"{"NS":["#, SetOrder.sorted(members), to: &cursor) { $0.write(to: &$1) }
    case .binarySet(let members):
      Self.writeSet(#"{"BS":["#, SetOrder.sorted(members), to: &cursor) {
        Base64.write($0, to: &$1)
      }
    case .list(let elements):
      cursor.write(#"{"L":["#)
      for (index, element) in elements.enumerated() {
        if index > 0 { cursor.write(UInt8(ascii: ",")) }
        element.writeJSON(to: &cursor)
      }
      cursor.write("]}")
    case .map(let entries):
      cursor.write(#"{"M":"#)
      entries.writeJSON(to: &cursor)
      cursor.write(UInt8(ascii: "}"))
    default: break
    }
  }

  private static func writeSet<Member>(
    _ opening: StaticString, _ members: [Member], to cursor: inout ByteCursor,
    _ write: (Member, inout ByteCursor) -> Void
  ) {
    cursor.write(opening)
    for (index, member) in members.enumerated() {
      if index > 0 { cursor.write(UInt8(ascii: ",")) }
      cursor.write(UInt8(ascii: "\""))
      write(member, &cursor)
      cursor.write(UInt8(ascii: "\""))
    }
    cursor.write("]}")
  }
}

extension Item {
  /// Appends the item's JSON as sent by DynamoDB: `{"name":{"S":"value"},…}`, without white space.
  package func appendJSON(to output: inout [UInt8]) {
    var measure = JSONMeasure()
    addJSON(to: &measure)
    output.append(measure) { writeJSON(to: &$0) }
  }

  /// Measures the item's JSON.
  func addJSON(to measure: inout JSONMeasure) {
    // The braces, the commas, and two quotes and a colon per name.
    measure.length += 2 + max(0, attributes.count - 1) + 3 * attributes.count
    for attribute in attributes {
      measure.add(attribute.name)
      attribute.value.addJSON(to: &measure)
    }
  }

  /// Writes the item's JSON.
  func writeJSON(to cursor: inout ByteCursor) {
    cursor.write(UInt8(ascii: "{"))
    for (index, attribute) in attributes.enumerated() {
      cursor.write(index > 0 ? #",""# : #"""#)
      cursor.writeJSON(attribute.name)
      cursor.write(#"":"#)
      attribute.value.writeJSON(to: &cursor)
    }
    cursor.write(UInt8(ascii: "}"))
  }
}

extension String {
  /// Appends the text as a JSON string with its quotes.
  package func appendJSON(to output: inout [UInt8]) {
    var measure = JSONMeasure(length: 2)
    measure.add(self)
    output.append(measure) { cursor in
      cursor.write(UInt8(ascii: "\""))
      cursor.writeJSON(self)
      cursor.write(UInt8(ascii: "\""))
    }
  }
}

extension JSONMeasure {
  /// Counts the braces, brackets and type of a set, and the quotes and commas of its members.
  fileprivate mutating func addSet(_ count: Int) { length += 9 + max(0, count - 1) + 2 * count }
}
