import DynamockModel

/// What can be written as JSON.
protocol JSONWritable {
  /// Appends the value.
  func write(to writer: inout JSONWriter)

  /// How many bytes the value takes; 0 where only writing it tells.
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
  /// With a fraction, as Java prints a double: capacity units are `1.0` and `0.5`.
  func write(to writer: inout JSONWriter) {
    writer.bytes.append(contentsOf: (isFinite ? self : 0).description.utf8)
  }
}

extension Timestamp: JSONWritable {
  /// Seconds as Java prints a double, for example `1.363801528686E9` (answers of AWS to DescribeTable
  /// in the wild, from 2012 to 2024).
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
  /// The stored text, as it is.
  func write(to writer: inout JSONWriter) { writer.bytes.append(contentsOf: json) }

  var knownLength: Int { json.count }
}

extension Array: JSONWritable where Element: JSONWritable {
  func write(to writer: inout JSONWriter) {
    let length = reduce(0) { $0 + $1.knownLength }
    // A page of items is copied to its place once, and not at each doubling of the answer; what comes
    // behind it, counts and the last key, mostly fits as well.
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
