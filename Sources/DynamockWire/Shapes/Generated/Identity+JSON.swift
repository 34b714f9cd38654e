// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Identity: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("PrincipalId", principalId)
    writer.member("Type", type)
    writer.endObject()
  }
}
