import DynamockModel
import DynamockWire

/// Pseudonyms of values: a salted HMAC in the type of the value.
///
/// A pseudonym contains a second HMAC of itself, by which it is recognized: a value that has been
/// replaced once is not replaced again, so that clients may send values from recorded responses.
struct Pseudonyms: Sendable {
  let salt: [UInt8]

  /// Returns the pseudonym of an attribute value or a text.
  func replacing(_ tree: JSONTree) -> JSONTree {
    switch tree {
    case .string(let text): return .string(self.text(for: text))
    case .array(let elements): return .array(elements.map(replacing))
    case .object(let members):
      return .object(members.map { .init(name: $0.name, value: value($0)) })
    default: return tree
    }
  }

  private func value(_ member: JSONTree.Member) -> JSONTree {
    switch (member.name, member.value) {
    case ("N", .string(let text)): .string(number(for: text))
    case ("NS", .array(let elements)): .array(elements.map { .string(number(for: $0.text ?? "")) })
    case ("B", .string(let text)): .string(binary(for: text))
    case ("BS", .array(let elements)): .array(elements.map { .string(binary(for: $0.text ?? "")) })
    default: replacing(member.value)
    }
  }

  private static let prefix = "scrubbed-"

  /// Returns the pseudonym of a text; that of an empty one is empty.
  func text(for text: String) -> String {
    guard !text.isEmpty, !isText(text) else { return text }
    let digits = Hexadecimal.text(of: digest("S", Array(text.utf8)).prefix(8))
    return Self.prefix + digits + Hexadecimal.text(of: digest("s", Array(digits.utf8)).prefix(4))
  }

  private func isText(_ text: String) -> Bool {
    guard text.utf8.count == Self.prefix.utf8.count + 24, text.hasPrefix(Self.prefix) else {
      return false
    }
    let digits = text.dropFirst(Self.prefix.count)
    let check = Hexadecimal.text(of: digest("s", Array(digits.prefix(16).utf8)).prefix(4))
    return digits.dropFirst(16) == check
  }

  /// Returns the pseudonym of a number: 26 digits.
  func number(for text: String) -> String {
    let plain = DecimalNumber(text).map { "\($0)" } ?? text
    guard !isNumber(plain) else { return plain }
    let digits = decimal(digest("N", Array(plain.utf8)), count: 18)
    return digits + decimal(digest("n", Array(digits.utf8)), count: 8)
  }

  private func isNumber(_ text: String) -> Bool {
    guard text.utf8.count == 26, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    return text.dropFirst(18) == decimal(digest("n", Array(text.prefix(18).utf8)), count: 8)
  }

  /// Returns the pseudonym of bytes: 24 bytes.
  private func binary(for text: String) -> String {
    let tree = JSONTree.object([.init(name: "B", value: .string(text))])
    guard case .binary(let bytes)? = AttributeValue(tree), !bytes.isEmpty else { return text }
    if bytes.count == 24, digest("b", Array(bytes.prefix(16))).prefix(8) == bytes.dropFirst(16) {
      return text
    }
    let first = Array(digest("B", bytes).prefix(16))
    let value = AttributeValue.binary(first + digest("b", first).prefix(8))
    return value.tree["B"]?.text ?? text
  }

  private func digest(_ purpose: String, _ bytes: [UInt8]) -> [UInt8] {
    KeyedDigest.authenticate(Array(purpose.utf8) + bytes, with: salt)
  }

  /// Returns digits, the first of which is not 0.
  private func decimal(_ bytes: [UInt8], count: Int) -> String {
    String(
      decoding: bytes.prefix(count).enumerated().map { index, byte in
        index == 0 ? 0x31 + byte % 9 : 0x30 + byte % 10
      }, as: UTF8.self)
  }
}
