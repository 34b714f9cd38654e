// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension IncrementalExportSpecification: JSONStructure {
  static var shapeName: String { "IncrementalExportSpecification" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ExportFromTime": exportFromTime = try reader.read()
    case "ExportToTime": exportToTime = try reader.read()
    case "ExportViewType": exportViewType = try reader.read()
    default: return false
    }
    return true
  }
}

extension IncrementalExportSpecification: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ExportFromTime", exportFromTime)
    writer.member("ExportToTime", exportToTime)
    writer.member("ExportViewType", exportViewType)
    writer.endObject()
  }
}
