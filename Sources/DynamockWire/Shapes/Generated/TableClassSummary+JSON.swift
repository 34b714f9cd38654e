// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TableClassSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("LastUpdateDateTime", lastUpdateDateTime)
    writer.member("TableClass", tableClass)
    writer.endObject()
  }
}
