// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeLimitsInput: JSONStructure {
  static var shapeName: String { "DescribeLimitsInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    false
  }
}

extension DescribeLimitsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AccountMaxReadCapacityUnits", accountMaxReadCapacityUnits)
    writer.member("AccountMaxWriteCapacityUnits", accountMaxWriteCapacityUnits)
    writer.member("TableMaxReadCapacityUnits", tableMaxReadCapacityUnits)
    writer.member("TableMaxWriteCapacityUnits", tableMaxWriteCapacityUnits)
    writer.endObject()
  }
}
