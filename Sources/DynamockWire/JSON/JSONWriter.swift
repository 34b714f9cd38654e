import DynamockModel

/// Appends JSON to bytes, without white space.
///
/// Commas are written automatically: before everything except after an opening bracket.
struct JSONWriter {
  var bytes: [UInt8]

  /// Opens an object.
  mutating func beginObject() { bytes.append(UInt8(ascii: "{")) }

  /// Closes an object.
  mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

  /// Writes a member, unless it is `nil`.
  @inline(__always)
  mutating func member<Value: JSONWritable>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    self.name(name)
    value.write(to: &self)
  }

  /// Writes the name of a member, which needs no escapes.
  mutating func name(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    literal(name)
    literal("\":")
  }

  /// Writes the name of a map's entry.
  mutating func name(_ name: String) {
    separate()
    name.appendJSON(to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes the comma before a member or element, if one is due.
  @inline(__always)
  mutating func separate() {
    guard bytes.count > 0 else { return }
    // Not `bytes.last`, which is a function call.
    let last = bytes[bytes.count &- 1]
    if last != UInt8(ascii: "{"), last != UInt8(ascii: "[") { bytes.append(UInt8(ascii: ",")) }
  }

  /// Appends text that is already JSON.
  @inline(__always)
  mutating func literal(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Returns whether a number of bytes can be appended without new memory.
  func hasRoom(for length: Int) -> Bool { bytes.capacity - bytes.count >= length }

  /// Appends bytes that `body` writes to new memory for at most a number of them; it returns how many
  /// it has written.
  @inline(__always)
  mutating func append(atMost length: Int, _ body: (UnsafeMutableRawPointer) -> Int) {
    let before = bytes
    // The counts and the key after a page of items usually fit as well. At least twice as much as
    // before, since a response may have as many lists of items as there are tables.
    let capacity = max(before.count + length + 256, 2 * before.count)
    bytes = [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
      before.withUnsafeBytes { UnsafeMutableRawBufferPointer(memory).copyMemory(from: $0) }
      guard let base = memory.baseAddress else { return }
      count = before.count + body(UnsafeMutableRawPointer(base + before.count))
    }
  }

  /// Writes an integer.
  mutating func integer(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var magnitude = value.magnitude
    let start = bytes.count
    repeat {
      let (rest, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit))
      magnitude = rest
    } while magnitude > 0
    bytes[start...].reverse()
  }
}
