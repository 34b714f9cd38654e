package import DynamockModel

/// A single JSON value as text, outside DynamoDB's own protocol.
package struct JSONText: Sendable, Hashable {
  /// The text in UTF-8, without surrounding white space.
  package let bytes: [UInt8]

  /// `null`.
  package static let null = JSONText(bytes: Array("null".utf8))

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Creates text from bytes that are JSON.
  init(written bytes: [UInt8]) { self.bytes = bytes }

  /// Creates a string.
  package init(_ text: String) {
    var bytes: [UInt8] = []
    text.appendJSON(to: &bytes)
    self.bytes = bytes
  }

  /// Creates a table's description, as DescribeTable would send it.
  package init(_ table: TableDescription) {
    var writer = JSONWriter(bytes: [])
    table.write(to: &writer)
    bytes = writer.bytes
  }

  /// Creates a number.
  package init(_ number: Int) { bytes = Array(String(number).utf8) }

  /// Creates a number with a fraction if necessary, or `null` for NaN and infinity.
  package init(_ number: Double) {
    guard number.isFinite else {
      self = .null
      return
    }
    let isWhole = number == number.rounded() && number.magnitude < 1e15
    bytes = Array((isWhole ? String(Int(number)) : String(number)).utf8)
  }

  /// Creates a time in seconds since 1970, to the millisecond.
  package init(seconds moment: Timestamp) {
    let (seconds, rest) = moment.milliseconds.quotientAndRemainder(dividingBy: 1000)
    let digits = String(rest.magnitude)
    let zeros = String(repeating: "0", count: max(0, 3 - digits.utf8.count))
    let sign = moment.milliseconds < 0 && seconds == 0 ? "-" : ""
    bytes = Array("\(sign)\(seconds).\(zeros)\(digits)".utf8)
  }

  /// Creates `true` or `false`.
  package init(_ flag: Bool) { bytes = Array((flag ? "true" : "false").utf8) }

  /// Creates an item, as DynamoDB would send it.
  package init(_ item: ItemImage) { bytes = Array(item.json) }

  /// Creates a value, as DynamoDB would send it.
  package init(_ value: AttributeValue) {
    var bytes: [UInt8] = []
    value.appendJSON(to: &bytes)
    self.bytes = bytes
  }

  /// Creates an array.
  package init(_ elements: [JSONText]) {
    var bytes = [UInt8(ascii: "[")]
    for (position, element) in elements.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += element.bytes
    }
    bytes.append(UInt8(ascii: "]"))
    self.bytes = bytes
  }

  /// Creates an object from the members that are not `nil`, in their order.
  package init(_ members: [(name: String, value: JSONText?)]) {
    var writer = JSONWriter(bytes: [])
    writer.beginObject()
    for case (let name, let value?) in members {
      writer.name(name)
      writer.bytes += value.bytes
    }
    writer.endObject()
    bytes = writer.bytes
  }
}
