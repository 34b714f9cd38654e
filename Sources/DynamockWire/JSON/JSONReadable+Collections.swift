public import DynamockModel

extension Array: JSONReadable where Element: JSONReadable {
  static var expectedKind: ExpectedKind { .list(of: Element.expectedKind) }

  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> [Element]? {
    guard try reader.opens(.array, as: expectedKind, at: position) else { return nil }
    var elements: [Element] = []
    var isFirst = true
    while try reader.nextElement(&isFirst) {
      // One allocation for the few elements that nearly all lists have, instead of growing to one,
      // two, and four.
      if elements.isEmpty { elements.reserveCapacity(4) }
      let element = try Element.read(from: &reader, at: .element) ?? Element.standInForNull
      if let element, elements.count < reader.keptElements { elements.append(element) }
    }
    return elements
  }
}

extension NamedValues: JSONReadable where Value: JSONReadable {
  static var expectedKind: ExpectedKind { .map(of: Value.expectedKind) }

  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> NamedValues<Value>? {
    guard try reader.opens(.object, as: expectedKind, at: position) else { return nil }
    var entries: [(name: String, value: Value)] = []
    var names = DistinctNames()
    var isFirst = true
    while let name = try reader.nextMember(&isFirst) {
      if entries.isEmpty { entries.reserveCapacity(4) }
      let earlier = names.index(of: name, among: entries.count) { entries[$0].name }
      let text = earlier == nil ? name.text : ""
      guard let value = try Value.read(from: &reader, at: .element) ?? Value.standInForNull else {
        continue
      }
      if let earlier {
        entries[earlier].value = value
      } else {
        names.insert(text, at: entries.count)
        entries.append((text, value))
      }
    }
    return NamedValues(uniqueEntries: entries)
  }
}

extension JSONReader {
  /// Reads the start of an object or array; returns false for null.
  @inline(__always)
  mutating func opens(
    _ kind: JSONKind, as expected: @autoclosure () -> ExpectedKind, at position: ValuePosition
  ) throws(DecodingFault) -> Bool {
    let found = try peek()
    if found == kind {
      self.position &+= 1
      return true
    }
    guard found == .null else { throw try mismatch(expected(), at: position) }
    try literal("null")
    return false
  }
}
