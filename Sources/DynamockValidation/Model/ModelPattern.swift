/// The patterns of the model's strings, each with a hand-written matcher.
///
/// A pattern has to match the whole string. There are few patterns, all of them simpler than the
/// regular expressions that define them.
enum ModelPattern: String {
  case name = "[a-zA-Z0-9_.-]+"
  case clientToken = #"^[^\$]+$"#
  case bucket = #"^[a-z0-9A-Z]+[\.\-\w]*[a-z0-9A-Z]+$"#
  case accountNumber = "[0-9]{12}"
  case csvDelimiter = #"[,;:|\t ]"#
  case csvHeader = #"[\x20-\x21\x23-\x2B\x2D-\x7E]*"#
  case hexadecimalGroups = "([0-9a-f]{16})+"
  case xmlText = #"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*"#
  case printable = #"\p{Print}+"#

  /// Returns whether the whole string matches.
  func matches(_ text: String) -> Bool {
    let units = text.utf8
    return switch self {
    case .name: !text.isEmpty && units.allSatisfy { $0.isAlphanumeric || "_.-".utf8.contains($0) }
    case .clientToken: !text.isEmpty && !units.contains(UInt8(ascii: "$"))
    case .bucket: isBucket(units)
    case .accountNumber: units.count == 12 && units.allSatisfy(\.isDigit)
    case .csvDelimiter: units.count == 1 && units.allSatisfy { ",;:|\t ".utf8.contains($0) }
    case .csvHeader: units.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x2C }
    case .hexadecimalGroups:
      !text.isEmpty && units.count % 16 == 0 && units.allSatisfy(\.isLowercaseHexadecimal)
    case .xmlText: text.unicodeScalars.allSatisfy(isXMLText)
    case .printable: !text.isEmpty && units.allSatisfy { (0x20...0x7E).contains($0) }
    }
  }

  private func isBucket(_ units: String.UTF8View) -> Bool {
    guard units.count > 1, let first = units.first, let last = units.last else { return false }
    return first.isAlphanumeric && last.isAlphanumeric
      && units.allSatisfy { $0.isAlphanumeric || "._-".utf8.contains($0) }
  }

  private func isXMLText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isAlphanumeric: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isLowercaseHexadecimal: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}
