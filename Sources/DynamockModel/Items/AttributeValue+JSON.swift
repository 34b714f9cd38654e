extension AttributeValue {
  /// Appends the value as DynamoDB sends it, such as `{"S":"text"}`, without white space.
  package func appendJSON(to output: inout [UInt8]) {
    output.append(length: jsonLength) { writeJSON(to: &$0) }
  }

  /// The number of bytes of the value's JSON.
  var jsonLength: Int {
    switch self {
    case .string(let text): 8 + text.jsonLength
    case .number(let number): 8 + number.textLength
    case .binary(let bytes): 8 + Base64.length(of: bytes.count)
    case .bool(let isTrue): isTrue ? 13 : 14
    case .null, .malformed: 13
    case .stringSet(let members): Self.setLength(members) { $0.jsonLength }
    case .numberSet(let members): Self.setLength(members) { $0.textLength }
    case .binarySet(let members): Self.setLength(members) { Base64.length(of: $0.count) }
    case .list(let elements):
      elements.reduce(8 + max(0, elements.count - 1)) { $0 + $1.jsonLength }
    case .map(let entries): 6 + entries.jsonLength
    }
  }

  /// A set's braces, brackets and type, and each member with its quotes and comma.
  private static func setLength<Member>(_ members: [Member], _ length: (Member) -> Int) -> Int {
    members.reduce(9 + max(0, members.count - 1)) { $0 + 2 + length($1) }
  }

  /// Writes the value's JSON.
  func writeJSON(to cursor: inout ByteCursor) {
    switch self {
    case .string(let text):
      cursor.write(#"{"S":""#)
      text.writeJSON(to: &cursor)
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
    // Validation leaves no malformed value for a store; null keeps the text sound even so.
    case .null, .malformed: cursor.write(#"{"NULL":true}"#)
    default: writeCollection(to: &cursor)
    }
  }

  private func writeCollection(to cursor: inout ByteCursor) {
    switch self {
    case .stringSet(let members):
      Self.writeSet(#"{"SS":["#, members, to: &cursor) { $0.writeJSON(to: &$1) }
    case .numberSet(let members):
      Self.writeSet(#"{"NS":["#, members, to: &cursor) { $0.write(to: &$1) }
    case .binarySet(let members):
      Self.writeSet(#"{"BS":["#, members, to: &cursor) { Base64.write($0, to: &$1) }
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
  /// Appends the item as DynamoDB sends it: `{"name":{"S":"value"},…}`, without white space.
  package func appendJSON(to output: inout [UInt8]) {
    output.append(length: jsonLength) { writeJSON(to: &$0) }
  }

  /// The number of bytes of the item's JSON.
  var jsonLength: Int {
    attributes.reduce(2 + max(0, attributes.count - 1)) { length, attribute in
      length + 3 + attribute.name.jsonLength + attribute.value.jsonLength
    }
  }

  /// Writes the item's JSON.
  func writeJSON(to cursor: inout ByteCursor) {
    cursor.write(UInt8(ascii: "{"))
    for (index, attribute) in attributes.enumerated() {
      cursor.write(index > 0 ? #",""# : #"""#)
      attribute.name.writeJSON(to: &cursor)
      cursor.write(#"":"#)
      attribute.value.writeJSON(to: &cursor)
    }
    cursor.write(UInt8(ascii: "}"))
  }
}

extension String {
  /// Appends the text as a JSON string with its quotes.
  package func appendJSON(to output: inout [UInt8]) {
    output.append(length: 2 + jsonLength) { cursor in
      cursor.write(UInt8(ascii: "\""))
      writeJSON(to: &cursor)
      cursor.write(UInt8(ascii: "\""))
    }
  }

  /// The number of bytes between the quotes of a JSON string.
  @inline(__always)
  fileprivate var jsonLength: Int { withBytes { JSONString.length(of: $0) } }

  /// Writes what stands between the quotes of a JSON string.
  @inline(__always)
  fileprivate func writeJSON(to cursor: inout ByteCursor) {
    withBytes { JSONString.write($0, to: &cursor) }
  }
}
