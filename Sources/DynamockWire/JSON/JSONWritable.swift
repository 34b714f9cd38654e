public import DynamockModel

/// A type that can be written as JSON.
protocol JSONWritable {
  /// Appends the value.
  func write(to writer: inout JSONWriter)

  /// The number of bytes of the value, or 0 if it is known only after writing.
  var knownLength: Int { get }
}

extension JSONWritable {
  var knownLength: Int { 0 }
}

extension String: JSONWritable {
  func write(to writer: inout JSONWriter) { appendJSON(to: &writer.bytes) }
}

extension Bool: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.literal(self ? "true" : "false") }
}

extension Int: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Double: JSONWritable {
  /// Writes the number with a fraction, as Java prints a double: capacity units are `1.0` and
  /// `0.5`.
  func write(to writer: inout JSONWriter) {
    writer.bytes.append(contentsOf: (isFinite ? self : 0).description.utf8)
  }
}

extension Timestamp: JSONWritable {
  /// Writes seconds as Java prints a double, for example `1.363801528686E9`, as in AWS's responses
  /// to DescribeTable from 2012 to 2024.
  func write(to writer: inout JSONWriter) {
    guard milliseconds.magnitude >= 10_000_000_000 else {
      return (Double(milliseconds) / 1000).write(to: &writer)
    }
    if milliseconds < 0 { writer.bytes.append(UInt8(ascii: "-")) }
    var digits = Array(String(milliseconds.magnitude).utf8)
    let exponent = digits.count - 4
    while digits.count > 2, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    digits.insert(UInt8(ascii: "."), at: 1)
    writer.bytes.append(contentsOf: digits)
    writer.bytes.append(UInt8(ascii: "E"))
    writer.integer(exponent)
  }
}

extension ItemImage: JSONWritable {
  /// Writes the stored text, unchanged.
  func write(to writer: inout JSONWriter) { writer.bytes.append(contentsOf: json) }

  var knownLength: Int { json.count }
}

extension Array: JSONWritable where Element: JSONWritable {
  func write(to writer: inout JSONWriter) {
    let length = reduce(0) { $0 + $1.knownLength }
    // A page of items is copied once, instead of whenever the response is doubled; the rest, counts
    // and the last key, usually fits as well.
    if length > 0 { writer.bytes.reserveCapacity(writer.bytes.count + length + count + 256) }
    writer.bytes.append(UInt8(ascii: "["))
    for element in self {
      writer.separate()
      element.write(to: &writer)
    }
    writer.bytes.append(UInt8(ascii: "]"))
  }
}

extension NamedValues: JSONWritable where Value: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for entry in entries {
      writer.name(entry.name)
      entry.value.write(to: &writer)
    }
    writer.endObject()
  }
}

extension JSONWritable where Self: OpenEnumeration {
  func write(to writer: inout JSONWriter) { rawValue.appendJSON(to: &writer.bytes) }
}
