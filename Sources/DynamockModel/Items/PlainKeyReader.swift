/// Reads the JSON of a list of keys in their usual form, as places in the text.
///
/// In the usual form all keys have the same one or two attributes, whose values are strings, numbers
/// or binary values that satisfy all rules for values. Everything else is ``Unusual``: escapes, other
/// types, repeated names, empty values, faults. It is then read as ``Item``s, which also determines
/// the error.
package struct PlainKeyReader {
  /// The text is not a list of keys in their usual form.
  struct Unusual: Error {}

  /// What precedes the value of an attribute in a key: `"name": {"S": "`, with the white space before
  /// it.
  ///
  /// Most keys repeat that of the first one.
  private struct Lead {
    var range = 0..<0
    var name = 0..<0
    var type = AttributeValue.DataType.string
  }

  let text: UnsafeRawBufferPointer
  /// The position of the next byte.
  var position: Int
  private let start: Int
  private var leads = (Lead(), Lead())
  private var width = 0
  private let places: UnsafeMutableBufferPointer<PlainKeys.Place>
  private var placeCount = 0

  private init(
    _ text: UnsafeRawBufferPointer, from start: Int,
    into places: UnsafeMutableBufferPointer<PlainKeys.Place>
  ) {
    self.text = text
    self.start = start
    self.places = places
    position = start
  }

  /// Returns the keys at a position of a text, and the position after them, or `nil` if they are not
  /// in their usual form.
  package static func read(
    _ text: UnsafeRawBufferPointer, from start: Int
  ) -> (keys: PlainKeys, end: Int)? {
    let capacity = Limits.batchGetKeys * PlainKeys.maximumWidth
    return withUnsafeTemporaryAllocation(of: PlainKeys.Place.self, capacity: capacity) { places in
      var reader = PlainKeyReader(text, from: start, into: places)
      do throws(Unusual) {
        try reader.readKeys()
      } catch {
        return nil
      }
      return (reader.keys, reader.position)
    }
  }

  private var keys: PlainKeys {
    let names = [leads.0, leads.1].prefix(width).map {
      String(decoding: text[$0.name], as: UTF8.self)
    }
    return PlainKeys(
      names: names, text: Array(UnsafeRawBufferPointer(rebasing: text[start..<position])),
      places: Array(places[..<placeCount]))
  }

  // MARK: Keys and attributes

  private mutating func readKeys() throws(Unusual) {
    try expect(UInt8(ascii: "["))
    repeat {
      guard placeCount < Limits.batchGetKeys &* max(width, 1) else { throw Unusual() }
      try readKey()
    } while try !ends(with: UInt8(ascii: "]"))
    guard position &- start <= PlainKeys.maximumLength else { throw Unusual() }
  }

  private mutating func readKey() throws(Unusual) {
    try expect(UInt8(ascii: "{"))
    if width == 0 { return try readFirstKey() }
    if let first = try readValue(of: leads.0) {
      add(first, isReversed: false)
      if width == 2 {
        try expect(UInt8(ascii: ","))
        guard let second = try readValue(of: leads.1) else { throw Unusual() }
        add(second, isReversed: false)
      }
    } else {
      guard width == 2, let second = try readValue(of: leads.1) else { throw Unusual() }
      try expect(UInt8(ascii: ","))
      guard let first = try readValue(of: leads.0) else { throw Unusual() }
      add(first, isReversed: true)
      add(second, isReversed: true)
    }
    try expect(UInt8(ascii: "}"))
  }

  private mutating func readFirstKey() throws(Unusual) {
    leads.0 = try readLead()
    add(try readRest(of: leads.0.type), isReversed: false)
    width = 1
    guard try !ends(with: UInt8(ascii: "}")) else { return }
    leads.1 = try readLead()
    let isRepeated = bytes(leads.0.name).hasSameBytes(as: bytes(leads.1.name))
    guard !isRepeated else { throw Unusual() }
    add(try readRest(of: leads.1.type), isReversed: false)
    width = 2
    try expect(UInt8(ascii: "}"))
  }

  /// The value of an attribute, by its range in the text.
  private typealias Value = (type: AttributeValue.DataType, range: Range<Int>)

  private mutating func add(_ value: Value, isReversed: Bool) {
    places[placeCount] = PlainKeys.Place(
      type: value.type, isReversed: isReversed,
      start: UInt16(truncatingIfNeeded: value.range.lowerBound &- start),
      length: UInt16(truncatingIfNeeded: value.range.count))
    placeCount &+= 1
  }

  /// Reads an attribute that has the same name as one of the first key; reads nothing for another
  /// name.
  @inline(__always)
  private mutating func readValue(of lead: Lead) throws(Unusual) -> Value? {
    let end = position &+ lead.range.count
    if end <= text.count, bytes(lead.range).hasSameBytes(as: bytes(position..<end)) {
      position = end
      return try readRest(of: lead.type)
    }
    let before = position
    let other = try readLead()
    guard bytes(other.name).hasSameBytes(as: bytes(lead.name)) else {
      position = before
      return nil
    }
    return try readRest(of: other.type)
  }

  private mutating func readLead() throws(Unusual) -> Lead {
    let before = position
    let name = try readString()
    guard name.count > 0, name.count <= Limits.keyAttributeNameLength else { throw Unusual() }
    try expect(UInt8(ascii: ":"))
    try expect(UInt8(ascii: "{"))
    let type = try readType()
    try expect(UInt8(ascii: ":"))
    try expect(UInt8(ascii: "\""))
    return Lead(range: before..<position, name: name, type: type)
  }

  /// Reads a value from after its opening quote to the end of its object.
  @inline(__always)
  private mutating func readRest(of type: AttributeValue.DataType) throws(Unusual) -> Value {
    let range = try readRestOfString()
    guard !range.isEmpty else { throw Unusual() }
    switch type {
    case .string: break
    case .number:
      guard case .success = DecimalNumber.parse(bytes(range)) else { throw Unusual() }
    default:
      guard Base64.decode(bytes(range)) != nil else { throw Unusual() }
    }
    try expect(UInt8(ascii: "}"))
    return (type, range)
  }
}
