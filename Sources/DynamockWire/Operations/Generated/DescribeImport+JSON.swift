// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeImportInput: JSONStructure {
  static var shapeName: String { "DescribeImportInput" }
  static var blank: Self { Self(importArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ImportArn": importArn = try reader.read()
    default: return false
    }
    return true
  }
}

extension DescribeImportOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ImportTableDescription", importTableDescription)
    writer.endObject()
  }
}
