import DynamockModel

/// The percent-decoded parameters of a request target's query.
package struct QueryParameters {
  /// The parameters in the order of the query.
  let pairs: [(name: String, value: String)]

  /// Parses a query.
  package init(_ query: ArraySlice<UInt8>) {
    pairs = query.split(separator: UInt8(ascii: "&")).map { pair in
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      return (Self.decoded(pair[..<equals]), Self.decoded(pair[equals...].dropFirst()))
    }
  }

  /// The value of the first parameter with a name, or `nil` if there is none; empty if it has no
  /// value.
  package subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// The names of the parameters, in the order of the query.
  package var names: [String] { pairs.map(\.name) }

  /// The names that occur several times.
  package var repeatedNames: [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }

  /// Returns a part of a path, percent-decoded; a plus sign is not decoded.
  package static func decodedPath(_ part: ArraySlice<UInt8>) -> String {
    decoded(part, plus: UInt8(ascii: "+"))
  }

  private static func decoded(
    _ text: ArraySlice<UInt8>, plus: UInt8 = UInt8(ascii: " ")
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = Hexadecimal.number(of: rest.prefix(2))
      {
        bytes.append(UInt8(truncatingIfNeeded: code))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? plus : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
