public import DynamockModel

extension Item: JSONReadable {
  static var expectedKind: ExpectedKind { .map(of: AttributeValue.expectedKind) }

  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> Item? {
    try read(from: &reader, at: position, depth: 1)
  }

  /// Reads an item whose values are at a depth; the last value of a repeated attribute is used.
  static func read(
    from reader: inout JSONReader, at position: ValuePosition, depth: Int
  ) throws(DecodingFault) -> Item? {
    guard try reader.opens(.object, as: expectedKind, at: position) else { return nil }
    var attributes: [Attribute] = []
    // The only items in lists are the keys of a batch.
    let expected = depth > 1 ? 4 : position == .element ? 2 : 16
    var names = DistinctNames()
    var isFirst = true
    while let name = try reader.nextMember(&isFirst) {
      if attributes.isEmpty { attributes.reserveCapacity(expected) }
      let earlier = names.index(of: name, among: attributes.count) { attributes[$0].name }
      let text = earlier == nil ? name.text : ""
      let value =
        try AttributeValue.read(from: &reader, at: .element, depth: depth) ?? .malformed(.noType)
      if let earlier {
        attributes[earlier].value = value
      } else {
        names.insert(text, at: attributes.count)
        attributes.append(Attribute(name: text, value: value))
      }
    }
    return Item(uniqueAttributes: attributes)
  }
}
