// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension TimeToLiveDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributeName", attributeName)
    writer.member("TimeToLiveStatus", timeToLiveStatus)
    writer.endObject()
  }
}
