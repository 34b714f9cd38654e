// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TimeToLiveDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributeName", attributeName)
    writer.member("TimeToLiveStatus", timeToLiveStatus)
    writer.endObject()
  }
}
