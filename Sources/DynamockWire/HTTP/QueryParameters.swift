/// The parameters of a request target's query, percent-decoded.
package struct QueryParameters {
  /// The parameters in the order they came.
  let pairs: [(name: String, value: String)]

  /// Reads a query.
  package init(_ query: ArraySlice<UInt8>) {
    pairs = query.split(separator: UInt8(ascii: "&")).map { pair in
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      return (Self.decoded(pair[..<equals]), Self.decoded(pair[equals...].dropFirst()))
    }
  }

  /// The value of the first parameter of a name; nil when there is none, empty when it has no value.
  package subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// The names of the parameters, in the order they came.
  package var names: [String] { pairs.map(\.name) }

  private static func decoded(_ text: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = hexadecimal(rest.prefix(2)) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 < 0x80 }) else {
      return nil
    }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
