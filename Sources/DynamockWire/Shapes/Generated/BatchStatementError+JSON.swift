// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BatchStatementError: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Code", code)
    writer.member("Item", item)
    writer.member("Message", message)
    writer.endObject()
  }
}
