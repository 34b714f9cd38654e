// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeExportInput: JSONStructure {
  static var shapeName: String { "DescribeExportInput" }
  static var blank: Self { Self(exportArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ExportArn": exportArn = try reader.read()
    default: return false
    }
    return true
  }
}

extension DescribeExportOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ExportDescription", exportDescription)
    writer.endObject()
  }
}
