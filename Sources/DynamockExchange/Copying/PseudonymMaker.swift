import DynamockModel
import DynamockWire

/// Generates replacements for masked values.
///
/// Each replacement depends only on the salt and the value, so that equal values remain equal in
/// all tables, and values cannot be guessed without the salt.
struct PseudonymMaker: Sendable {
  private let keeper: FormatKeeper
  private let salt: [UInt8]

  init(salt: [UInt8]) {
    self.salt = salt
    keeper = FormatKeeper(salt: salt)
  }

  /// Returns the replacement of an attribute value.
  func mask(_ value: JSONTree, _ kind: Mask.Kind, table: String) throws(CopyError) -> JSONTree {
    guard case .object(let members) = value, members.count == 1 else {
      throw .unmasked(table: table, reason: "a value is not an attribute value.")
    }
    let masked: JSONTree
    switch (members[0].name, members[0].value) {
    case ("S", .string(let text)): masked = .string(self.text(text, kind))
    case ("N", .string(let text)): masked = .string(number(text, kind))
    case ("B", .string(let text)): masked = .string(try binary(text, kind, table))
    // A Boolean has only two values, so it is always replaced with `false`.
    case ("BOOL", _): masked = .boolean(false)
    case ("NULL", let flag): masked = flag
    case ("SS", .array(let elements)):
      masked = distinct(elements.compactMap(\.text).map { text($0, kind) })
    case ("NS", .array(let elements)):
      masked = distinct(elements.compactMap(\.text).map { number($0, kind) })
    case ("BS", .array(let elements)):
      var texts: [String] = []
      for element in elements { texts.append(try binary(element.text ?? "", kind, table)) }
      masked = distinct(texts)
    case ("L", .array(let elements)):
      var values: [JSONTree] = []
      for element in elements { values.append(try mask(element, kind, table: table)) }
      masked = .array(values)
    case ("M", .object(var members)):
      for index in members.indices {
        members[index].value = try mask(members[index].value, kind, table: table)
      }
      masked = .object(members)
    case (let type, _): throw .unmasked(table: table, reason: "its type \(type) is not known.")
    }
    return .object([.init(name: members[0].name, value: masked)])
  }

  /// Returns a set of the elements without duplicates, since generated ones may be equal.
  private func distinct(_ texts: [String]) -> JSONTree {
    var seen: Set<String> = []
    return .array(texts.filter { seen.insert($0).inserted }.map { .string($0) })
  }

  private func text(_ text: String, _ kind: Mask.Kind) -> String {
    switch kind {
    case .hash, .drop: Hexadecimal.text(of: code("S", text.utf8).prefix(16))
    case .fake: FakeText.text(from: code("S", text.utf8), isAddress: text.contains("@"))
    case .keepFormat: keeper.text(text)
    }
  }

  /// Returns the replacement of a number.
  ///
  /// A hash has 36 digits, the first of which is not 0; a generated number is less than a million.
  private func number(_ text: String, _ kind: Mask.Kind) -> String {
    let code = code("N", text.utf8) + code("n", text.utf8)
    switch kind {
    case .hash, .drop:
      return code.prefix(36).enumerated().map { $0 == 0 ? "\(1 + $1 % 9)" : "\($1 % 10)" }
        .joined()
    case .fake:
      return "\(BigEndian.number(code[..<4]) % 1_000_000)"
    case .keepFormat: return keeper.number(text)
    }
  }

  private func binary(
    _ text: String, _ kind: Mask.Kind, _ table: String
  ) throws(CopyError) -> String {
    let decoded = Array(text.utf8).withUnsafeBytes { Base64.decode($0) }
    guard let bytes = decoded else {
      throw .unmasked(table: table, reason: "a binary value is not Base64.")
    }
    let code = code("B", bytes)
    let masked: [UInt8] =
      switch kind {
      case .hash, .drop: code
      case .fake: bytes.indices.map { code[$0 % code.count] }
      case .keepFormat: keeper.bytes(bytes)
      }
    return Base64.text(of: masked)
  }

  private func code(_ type: String, _ bytes: some Sequence<UInt8>) -> [UInt8] {
    KeyedDigest.authenticate(Array(type.utf8) + [0] + Array(bytes), with: salt)
  }
}

/// Generated texts, of words that are not names of people.
enum FakeText {
  private static let starts = Array("bdfgklmnprstvz")
  private static let vowels = Array("aeiou")

  /// Returns two words selected by a code, or an email address in a domain reserved for examples
  /// (RFC 2606).
  static func text(from code: [UInt8], isAddress: Bool) -> String {
    let words = [code.prefix(6), code.dropFirst(6).prefix(6)].map { bytes in
      String(
        bytes.enumerated().map { position, byte in
          position % 2 == 0
            ? starts[Int(byte) % starts.count] : vowels[Int(byte) % vowels.count]
        })
    }
    return isAddress
      ? "\(words[0]).\(words[1])@example.com"
      : words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
