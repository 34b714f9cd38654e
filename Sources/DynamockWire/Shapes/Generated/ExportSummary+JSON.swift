// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExportSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ExportArn", exportArn)
    writer.member("ExportStatus", exportStatus)
    writer.member("ExportType", exportType)
    writer.endObject()
  }
}
