extension DatabaseRegistry {
  /// Validates a name for use in a path, and returns it.
  static func checked(_ name: String) throws(RegistryError) -> String {
    guard isName(name) else { throw .badName(name) }
    return name
  }

  /// Returns whether a name is allowed in a path.
  ///
  /// `.` and `..` are not: clients remove them from a path before they send it ([rfc-3986], section
  /// 5.2.4).
  package static func isName(_ name: String) -> Bool {
    let isGood = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isGood && 1...255 ~= name.utf8.count && name != "." && name != ".."
  }

  /// Returns a random name of 100 bits.
  static func freshName() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    return "db-" + String((0..<20).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }
}
