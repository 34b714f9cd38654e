public import DynamockModel

/// A type that can be written as JSON.
protocol JSONWritable {
  /// Appends the value.
  func write(to writer: inout JSONWriter)

  /// Appends values with commas between them.
  static func write(_ values: [Self], to writer: inout JSONWriter)
}

extension JSONWritable {
  static func write(_ values: [Self], to writer: inout JSONWriter) {
    writeEach(of: values, to: &writer)
  }

  fileprivate static func writeEach(of values: [Self], to writer: inout JSONWriter) {
    for value in values {
      writer.separate()
      value.write(to: &writer)
    }
  }
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

  /// Appends the stored texts; a page of them is copied once, into new memory for all of them.
  static func write(_ images: [Self], to writer: inout JSONWriter) {
    let length = images.reduce(images.count) { $0 + $1.bytes.count }
    guard !writer.hasRoom(for: length) else { return writeEach(of: images, to: &writer) }
    writer.append(atMost: length) { memory in
      var place = memory
      for image in images {
        if place > memory {
          place.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
          place += 1
        }
        image.bytes.withUnsafeBytes { bytes in
          let text = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(prefixLength))
          UnsafeMutableRawBufferPointer(start: place, count: text.count).copyMemory(from: text)
          place += text.count
        }
      }
      return place - memory
    }
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.bytes.append(UInt8(ascii: "["))
    Element.write(self, to: &writer)
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
