/// A structure of the API that is read member by member.
protocol JSONStructure: JSONReadable {
  /// The shape's name in the API's model.
  static var shapeName: String { get }

  /// The structure without any member set.
  static var blank: Self { get }

  /// Reads the value of a member; returns false for a name that the structure does not have.
  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool
}

extension JSONStructure {
  static var expectedKind: ExpectedKind { .structure(shapeName) }

  /// The value for a null in a list: a structure without its required members, which validation
  /// reports.
  static var standInForNull: Self? { blank }

  @inline(__always)
  static func read(
    from reader: inout JSONReader, at position: ValuePosition
  ) throws(DecodingFault) -> Self? {
    guard try reader.opens(.object, as: expectedKind, at: position) else { return nil }
    var structure = blank
    try structure.readMembers(from: &reader)
    return structure
  }

  /// Reads all members up to the closing brace.
  @inline(__always)
  mutating func readMembers(from reader: inout JSONReader) throws(DecodingFault) {
    var isFirst = true
    while let name = try reader.nextMember(&isFirst) {
      if try !readMember(name, from: &reader) { try reader.skip() }
    }
  }
}
