// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TransactGetItem: JSONStructure {
  static var shapeName: String { "TransactGetItem" }
  static var blank: Self { Self(get: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Get": get = try reader.read()
    default: return false
    }
    return true
  }
}
